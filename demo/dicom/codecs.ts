// Lossless encoders for 8- and 16-bit grey frames.
import type { Fragments } from './write.ts';

export const JPEG_LS_LOSSLESS = '1.2.840.10008.1.2.4.80';
export const RLE_LOSSLESS = '1.2.840.10008.1.2.5';
export const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';

export interface Frame {
  readonly columns: number;
  readonly rows: number;
  readonly samples: Uint16Array | Uint8Array;
}

interface JpegEncoder {
  getDecodedBuffer(frame: {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned: boolean;
  }): Uint8Array;
  setQuality(quality: number): void;
  setProgressive(isProgressive: boolean): void;
  /** libjpeg-turbo's TJSAMP: 1 is 4:2:2, 3 is grey. */
  setSubSampling(mode: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}
interface Turbo {
  readonly JPEGEncoder: new () => JpegEncoder;
}
interface JpegLsEncoder {
  getDecodedBuffer(frame: {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned: boolean;
  }): Uint8Array;
  setNearLossless(most: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}
interface Charls {
  readonly JpegLSEncoder: new () => JpegLsEncoder;
}

let charls: Promise<Charls> | undefined;

async function loadCharls(): Promise<Charls> {
  const module = (await import('@cornerstonejs/codec-charls/wasmjs')) as { default: () => Promise<Charls> };
  return module.default();
}

/** JPEG-LS lossless (PS3.5 §8.2.3). */
export async function toJpegLs({ columns, rows, samples }: Frame, bitsStored: number): Promise<Uint8Array> {
  charls ??= loadCharls();
  const encoder = new (await charls).JpegLSEncoder();
  const input = encoder.getDecodedBuffer({
    width: columns,
    height: rows,
    bitsPerSample: bitsStored,
    componentCount: 1,
    isSigned: false,
  });
  input.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  encoder.setNearLossless(0);
  encoder.encode();
  const out = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return out;
}

let turbo: Promise<Turbo> | undefined;

async function loadTurbo(): Promise<Turbo> {
  const module = (await import('@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs')) as { default: () => Promise<Turbo> };
  return module.default();
}

/** JPEG baseline at quality 88: grey, or RGB stored as YCbCr 4:2:2 (YBR_FULL_422). */
export async function toJpeg({ columns, rows, samples }: Frame, components: 1 | 3): Promise<Uint8Array> {
  turbo ??= loadTurbo();
  const encoder = new (await turbo).JPEGEncoder();
  const input = encoder.getDecodedBuffer({
    width: columns,
    height: rows,
    bitsPerSample: 8,
    componentCount: components,
    isSigned: false,
  });
  input.set(samples);
  encoder.setQuality(88);
  encoder.setProgressive(false);
  encoder.setSubSampling(components === 3 ? 1 : 3);
  encoder.encode();
  const out = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return out;
}

/** RLE (PS3.5 §G): one segment per byte of a sample, most significant first; rows are packed apart. */
export function toRle({ columns, rows, samples }: Frame): Uint8Array {
  const width = samples.BYTES_PER_ELEMENT;
  const header = Buffer.alloc(64);
  header.writeUInt32LE(width, 0);
  const segments: Buffer[] = [];
  let offset = 64;
  for (let plane = 0; plane < width; plane++) {
    const shift = (width - 1 - plane) * 8;
    const packed: number[] = [];
    for (let row = 0; row < rows; row++) {
      const line = Uint8Array.from(samples.subarray(row * columns, (row + 1) * columns), (sample) => (sample >> shift) & 255);
      packBits(line, packed);
    }
    if (packed.length % 2 === 1) packed.push(0);
    header.writeUInt32LE(offset, 4 + plane * 4);
    offset += packed.length;
    segments.push(Buffer.from(packed));
  }
  return Buffer.concat([header, ...segments]);
}

function packBits(line: Uint8Array, out: number[]): void {
  let at = 0;
  while (at < line.length) {
    let run = 1;
    while (run < 128 && at + run < line.length && line[at + run] === line[at]) run++;
    if (run > 2) {
      out.push(257 - run, line[at] ?? 0);
      at += run;
      continue;
    }
    let literal = 0;
    while (literal < 128 && at + literal < line.length && !startsRun(line, at + literal)) literal++;
    out.push(literal - 1, ...line.subarray(at, at + literal));
    at += literal;
  }
}

const startsRun = (line: Uint8Array, at: number): boolean =>
  at + 2 < line.length && line[at] === line[at + 1] && line[at] === line[at + 2];

export const oneFragment = (bytes: Uint8Array): Fragments => ({ fragments: [bytes] });
export const bytesOf = (samples: Uint16Array | Int16Array): Uint8Array =>
  new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
