// JPEG 2000, HTJ2K and JPEG XL streams for the reference files: DCMTK writes none of them.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Compressed, Elements } from './writeFile.ts';

interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  setQuality?(reversible: boolean, quality: number): void;
  setLossless?(lossless: boolean): void;
}
interface Kind {
  readonly glue: () => Promise<unknown>;
  readonly wasm: string;
  readonly className: string;
  readonly transferSyntax: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  j2k: {
    glue: () => import('@cornerstonejs/codec-openjpeg/wasmjs'),
    wasm: '@cornerstonejs/codec-openjpeg/wasm',
    className: 'J2KEncoder',
    transferSyntax: '1.2.840.10008.1.2.4.90',
  },
  htj2k: {
    glue: () => import('@cornerstonejs/codec-openjph/wasmjs'),
    wasm: '@cornerstonejs/codec-openjph/wasm',
    className: 'HTJ2KEncoder',
    transferSyntax: '1.2.840.10008.1.2.4.201',
  },
  jxl: {
    glue: () => import('@cornerstonejs/codec-libjxl/encodewasmjs'),
    wasm: '@cornerstonejs/codec-libjxl/encodewasm',
    className: 'JpegXLEncoder',
    transferSyntax: '1.2.840.10008.1.2.4.110',
  },
};

/** Lossless, one frame. */
export async function encodeWithWasm(name: string, elements: Elements): Promise<Compressed> {
  const kind = KINDS[name];
  if (!kind) throw new Error(`no encoder called ${name}`);
  let factory: unknown = await kind.glue();
  while (typeof factory !== 'function') factory = (factory as { default: unknown }).default;
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve(kind.wasm));
  const module = (await factory({ wasmBinary })) as Record<string, new () => Encoder>;
  const encoder = new (module[kind.className] as new () => Encoder)();
  const word = (tag: string): number => Number((elements[tag]?.[1] as readonly number[] | undefined)?.[0] ?? 0);
  const frame = {
    width: word('00280011'),
    height: word('00280010'),
    bitsPerSample: word('00280101'),
    componentCount: word('00280002'),
    isSigned: word('00280103') === 1,
    isUsingColorTransform: word('00280002') === 3,
  };
  encoder.getDecodedBuffer(frame).set(elements['7FE00010']?.[1] as Uint8Array);
  encoder.setQuality?.(true, 0);
  encoder.setLossless?.(true);
  encoder.encode();
  return { transferSyntax: kind.transferSyntax, stream: Uint8Array.from(encoder.getEncodedBuffer()) };
}
