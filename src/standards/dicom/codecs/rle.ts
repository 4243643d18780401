// RLE Lossless (PS3.5 Annex G): byte planes, each packed by PackBits.
import { Failure } from '../../../model/failure.ts';
import { type Codec, checkSize, type SampleArray, truncated } from './codec.ts';

const HEADER_BYTES = 64;
const MAX_SEGMENTS = 15;

/**
 * Unpacks one RLE frame.
 * @returns samples plane by plane, as unsigned words
 * @throws Failure 'malformed' when a segment is missing, lies outside the frame or ends too early
 */
export function decodeRle(bytes: Uint8Array, rows: number, columns: number, samples: number, bitsAllocated: number): SampleArray {
  const bytesPerSample = Math.max(1, Math.ceil(bitsAllocated / 8));
  checkSize(rows, columns, samples, bytesPerSample);
  const starts = segmentStarts(bytes);
  if (starts.length !== samples * bytesPerSample)
    throw new Failure('malformed', { detail: `${starts.length} RLE segments where ${samples * bytesPerSample} belong` });
  const pixels = rows * columns;
  const out = new Uint8Array(pixels * samples * bytesPerSample);
  starts.forEach((start, segment) => {
    const sample = Math.floor(segment / bytesPerSample);
    const significance = bytesPerSample - 1 - (segment % bytesPerSample); // most significant byte first (G.2)
    const end = starts[segment + 1] ?? bytes.length;
    unpack(
      bytes,
      start,
      Math.min(end, bytes.length),
      out,
      sample * pixels * bytesPerSample + significance,
      bytesPerSample,
      pixels,
    );
  });
  if (bytesPerSample === 1) return out;
  return bytesPerSample === 2 ? new Uint16Array(out.buffer) : new Uint32Array(out.buffer);
}

function segmentStarts(bytes: Uint8Array): number[] {
  if (bytes.length < HEADER_BYTES) throw truncated('the RLE header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  const count = view.getUint32(0, true);
  if (count < 1 || count > MAX_SEGMENTS) throw new Failure('malformed', { detail: `${count} RLE segments` });
  const starts: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = view.getUint32(4 + 4 * index, true);
    if (start < HEADER_BYTES || start >= bytes.length || start < (starts[index - 1] ?? 0))
      throw new Failure('malformed', { detail: 'an RLE segment lies outside its frame' });
    starts.push(start);
  }
  return starts;
}

/** PackBits (G.3.1): every `step`-th byte of `out` from `offset`, `count` of them. */
function unpack(
  bytes: Uint8Array,
  from: number,
  end: number,
  out: Uint8Array,
  offset: number,
  step: number,
  count: number,
): void {
  let input = from;
  let target = offset;
  const stop = offset + count * step;
  while (target < stop) {
    if (input >= end) throw truncated('an RLE segment');
    const control = bytes[input++] as number;
    if (control < 128) {
      if (input + control + 1 > end) throw truncated('an RLE segment');
      for (let left = control + 1; left > 0 && target < stop; left--, target += step) out[target] = bytes[input++] as number;
    } else if (control > 128) {
      if (input >= end) throw truncated('an RLE segment');
      const value = bytes[input++] as number;
      for (let left = 257 - control; left > 0 && target < stop; left--, target += step) out[target] = value;
    }
  }
}

/** The RLE header names neither size nor depth, so the data set's own words are needed. */
export const rle = (rows: number, columns: number, samples: number, bitsAllocated: number): Codec => ({
  preload: async () => undefined,
  decode: async (bytes) => ({
    rows,
    columns,
    samples,
    bits: bitsAllocated,
    data: decodeRle(bytes, rows, columns, samples, bitsAllocated),
    planar: samples > 1,
    colour: 'stored',
    repairs: [],
  }),
});
