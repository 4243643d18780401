// JPEG XL (ISO 18181), recompressed JPEG included, by libjxl.
import { type Codec, checkAnnounced, checkSize } from './codec.ts';
import { type WasmDecoder, wasmCodec } from './wasm.ts';
import { copySamples } from './wasmImage.ts';

const libjxl = wasmCodec<WasmDecoder>(
  () => import('@cornerstonejs/codec-libjxl/decodewasmjs'),
  { name: '@cornerstonejs/codec-libjxl/decodewasm', url: new URL('@cornerstonejs/codec-libjxl/decodewasm', import.meta.url) },
  'JpegXLDecoder',
);

export const jpegXl: Codec = {
  preload: () => libjxl.preload(),
  decode: (bytes, announced) =>
    libjxl.run((decoder) => {
      decoder.getEncodedBuffer(bytes.length).set(bytes);
      decoder.decode();
      const { width, height, bitsPerSample, componentCount } = decoder.getFrameInfo();
      checkAnnounced(height, width, announced);
      checkSize(height, width, componentCount, bitsPerSample > 8 ? 2 : 1);
      return {
        rows: height,
        columns: width,
        samples: componentCount,
        bits: bitsPerSample,
        data: copySamples(decoder.getDecodedBuffer(), width * height * componentCount, bitsPerSample, false),
        planar: false,
        colour: 'rgb',
        repairs: [],
      };
    }),
};
