// JPEG-LS, lossless and near-lossless (ISO 14495-1), by CharLS.
import { type Codec, checkAnnounced, checkSize } from './codec.ts';
import { EOI, readJpeg } from './jpegStream.ts';
import { type WasmDecoder, wasmCodec } from './wasm.ts';
import { copySamples } from './wasmImage.ts';

interface JpegLsDecoder extends WasmDecoder {
  /** 0 none (planes one after the other), 1 by line, 2 by sample; the decoder's output is by pixel for 1 and 2. */
  getInterleaveMode(): number | { value: number };
}

const charls = wasmCodec<JpegLsDecoder>(
  () => import('@cornerstonejs/codec-charls/decodewasmjs'),
  {
    name: '@cornerstonejs/codec-charls/decodewasm',
    url: new URL('@cornerstonejs/codec-charls/decodewasm', import.meta.url),
  },
  'JpegLSDecoder',
);

const END = Uint8Array.of(0xff, EOI);

export const jpegLs: Codec = {
  preload: () => charls.preload(),
  decode: async (bytes, announced) => {
    const { rows, columns, components, bits } = readJpeg(bytes);
    checkAnnounced(rows, columns, announced);
    checkSize(rows, columns, components.length, bits > 8 ? 2 : 1);
    return charls.run((decoder) => {
      // CharLS stops at a marker, and without one reads on through its heap, for half a minute at times: it always gets one.
      const buffer = decoder.getEncodedBuffer(bytes.length + END.length);
      buffer.set(bytes);
      buffer.set(END, bytes.length);
      decoder.decode();
      const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
      const mode = decoder.getInterleaveMode();
      return {
        rows: height,
        columns: width,
        samples: componentCount,
        bits: bitsPerSample,
        data: copySamples(decoder.getDecodedBuffer(), width * height * componentCount, bitsPerSample, false),
        planar: componentCount > 1 && (typeof mode === 'number' ? mode : mode.value) === 0,
        colour: 'stored',
        repairs: [],
      };
    });
  },
};
