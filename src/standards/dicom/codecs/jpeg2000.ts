// JPEG 2000 (ISO 15444-1) by OpenJPEG, High-Throughput JPEG 2000 (ISO 15444-15) by OpenJPH.
import { Failure } from '../../../model/failure.ts';
import { type Codec, type CodedImage, checkAnnounced, checkSize, type DecodeOptions } from './codec.ts';
import { type Codestream, readCodestream } from './codestream.ts';
import { type WasmCodec, type WasmDecoder, wasmCodec } from './wasm.ts';
import { copySamples } from './wasmImage.ts';

interface ResolutionDecoder extends WasmDecoder {
  /** OpenJPEG takes halvings and quality layers (0 is all), OpenJPH halvings only. */
  decodeSubResolution(halvings: number, layers?: number): void;
  calculateSizeAtDecompositionLevel(halvings: number): { width: number; height: number };
}

const openJpeg = wasmCodec<ResolutionDecoder>(
  () => import('@cornerstonejs/codec-openjpeg/decodewasmjs'),
  {
    name: '@cornerstonejs/codec-openjpeg/decodewasm',
    url: new URL('@cornerstonejs/codec-openjpeg/decodewasm', import.meta.url),
  },
  'J2KDecoder',
);

const openJph = wasmCodec<ResolutionDecoder>(
  () => import('@cornerstonejs/codec-openjph/wasmjs'),
  { name: '@cornerstonejs/codec-openjph/wasm', url: new URL('@cornerstonejs/codec-openjph/wasm', import.meta.url) },
  'HTJ2KDecoder',
);

const resolution = (wasm: WasmCodec<ResolutionDecoder>): Codec => ({
  preload: () => wasm.preload(),
  decode: async (file, options) => {
    const stream = readCodestream(file);
    return wasm.run((decoder) => decodeWith(decoder, stream, options));
  },
});

function decodeWith(decoder: ResolutionDecoder, stream: Codestream, options: DecodeOptions): CodedImage {
  const { samples, bits, signed } = stream;
  checkAnnounced(stream.rows, stream.columns, options);
  checkSize(stream.rows, stream.columns, samples, bits > 8 ? 2 : 1);
  if (bits > 16) throw new Failure('unsupported', { detail: `JPEG 2000 of ${bits} bits` });
  const halvings = Math.min(options.reduce ?? 0, stream.reductions);
  decoder.getEncodedBuffer(stream.bytes.length).set(stream.bytes);
  decoder.decodeSubResolution(halvings, 0);
  const full = decoder.getFrameInfo();
  if (full.componentCount !== samples) throw new Failure('malformed', { detail: 'the JPEG 2000 stream changes its mind' });
  const columns = Math.ceil(stream.columns / 2 ** halvings);
  const rows = Math.ceil(stream.rows / 2 ** halvings);
  return {
    rows,
    columns,
    samples,
    bits,
    data: copySamples(decoder.getDecodedBuffer(), rows * columns * samples, bits, signed),
    planar: false,
    colour: samples === 3 && (stream.colourTransform || !options.photometric.startsWith('YBR_FULL')) ? 'rgb' : 'stored',
    repairs: [],
  };
}

export const jpeg2000 = resolution(openJpeg);
export const htj2k = resolution(openJph);
