// JPEG of 8 bits, baseline, extended and progressive (ITU-T T.81), by libjpeg-turbo.
import { Failure } from '../../../model/failure.ts';
import { type Codec, checkAnnounced, checkSize } from './codec.ts';
import { chooseColour } from './jpegColour.ts';
import { decodeDct } from './jpegDct.ts';
import { type JpegStream, readJpeg } from './jpegStream.ts';
import { type WasmDecoder, wasmCodec } from './wasm.ts';
import { copySamples } from './wasmImage.ts';

const turbo = wasmCodec<WasmDecoder>(
  () => import('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs'),
  {
    name: '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm',
    url: new URL('@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm', import.meta.url),
  },
  'JPEGDecoder',
);

export const jpegBaseline: Codec = {
  preload: () => turbo.preload(),
  decode: async (bytes, options) => {
    const stream = readJpeg(bytes);
    // libjpeg paints what is missing grey and says nothing; our own decoder finds out whether anything is missing.
    if (!stream.complete) return decodeDct(bytes, options);
    const { rows, columns, components } = stream;
    checkAnnounced(rows, columns, options);
    checkSize(rows, columns, components.length, 1);
    if (components.length !== 1 && components.length !== 3)
      throw new Failure('unsupported', { detail: `JPEG of ${components.length} components` });
    const { space, repairs } =
      components.length === 3 ? chooseColour(stream, options.photometric) : { space: 'rgb', repairs: [] };
    const told = components.length === 3 ? withAdobe(bytes, stream, space === 'ybr' ? 1 : 0) : bytes;
    return turbo.run((decoder) => {
      decoder.getEncodedBuffer(told.length).set(told);
      decoder.decode();
      const { width, height, componentCount } = decoder.getFrameInfo();
      return {
        rows: height,
        columns: width,
        samples: componentCount,
        bits: 8,
        data: copySamples(decoder.getDecodedBuffer(), width * height * componentCount, 8, false),
        planar: false,
        colour: 'rgb',
        repairs,
      };
    });
  },
};

const APP0 = 0xe0;
const APP14 = 0xee;

/** The stream with one Adobe marker that says what we have found, and without those that say otherwise: libjpeg obeys it. */
function withAdobe(bytes: Uint8Array, { segments }: JpegStream, transform: 0 | 1): Uint8Array {
  const adobe = [0xff, APP14, 0, 14, ...[...'Adobe'].map((letter) => letter.charCodeAt(0)), 0, 100, 0, 0, 0, 0, transform];
  const scan = segments.at(-1)?.start ?? 2;
  const kept = segments.filter(({ marker }) => marker !== APP0 && marker !== APP14).slice(1, -1);
  const parts = [
    Uint8Array.of(0xff, 0xd8, ...adobe),
    ...kept.map(({ start, to }) => bytes.subarray(start, to)),
    bytes.subarray(scan),
  ];
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
