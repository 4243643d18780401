// Frames without compression: words of any width, either byte order (PS3.5 §8.1, Annex D).
import { Failure } from '../../../model/failure.ts';
import { checkSize, type SampleArray } from '../codecs/codec.ts';
import type { FrameDescription } from './description.ts';

const halved = (photometric: string): boolean => photometric === 'YBR_FULL_422' || photometric === 'YBR_PARTIAL_422';

/** Samples stored for one frame: the 422 kinds store two of each chroma pair's four (C.7.6.3.1.2). */
export function sampleCount({ rows, columns, samplesPerPixel, photometric }: FrameDescription): number {
  if (samplesPerPixel === 3 && halved(photometric)) return rows * Math.ceil(columns / 2) * 4;
  return rows * columns * samplesPerPixel;
}

export const nativeBytes = (description: FrameDescription): number =>
  Math.ceil((sampleCount(description) * description.bitsAllocated) / 8);

/**
 * The frame's words as unsigned integers, unused bits still in them.
 * @returns a view on `bytes` where its alignment allows, else a copy
 * @throws Failure 'malformed' when there are fewer bytes than the data set promises
 */
export function readWords(bytes: Uint8Array, description: FrameDescription, bigEndian: boolean): SampleArray {
  const { rows, columns, samplesPerPixel, bitsAllocated } = description;
  checkSize(rows, columns, samplesPerPixel, bitsAllocated / 8);
  const count = sampleCount(description);
  requireBytes(bytes, nativeBytes(description));
  if (bitsAllocated === 8)
    return bigEndian && description.wordData
      ? swapped(bytes, count + (count & 1), 2).subarray(0, count)
      : bytes.subarray(0, count);
  if (bitsAllocated === 16) return aligned(bytes, 2 * count, 2, bigEndian, Uint16Array);
  if (bitsAllocated === 32) return aligned(bytes, 4 * count, 4, bigEndian, Uint32Array);
  if (bitsAllocated > 16) throw new Failure('unsupported', { detail: `${bitsAllocated} bits allocated` });
  return unpackBits(bytes, count, bitsAllocated);
}

/** Float and Double Float Pixel Data. @throws Failure 'malformed' when there are too few bytes */
export function readFloats(bytes: Uint8Array, description: FrameDescription, bigEndian: boolean): Float32Array | Float64Array {
  const { rows, columns, samplesPerPixel, bitsAllocated } = description;
  const double = bitsAllocated === 64;
  checkSize(rows, columns, samplesPerPixel, double ? 8 : 4);
  const length = sampleCount(description) * (double ? 8 : 4);
  requireBytes(bytes, length);
  return double ? aligned(bytes, length, 8, bigEndian, Float64Array) : aligned(bytes, length, 4, bigEndian, Float32Array);
}

function requireBytes(bytes: Uint8Array, needed: number): void {
  if (bytes.length < needed)
    throw new Failure('malformed', { detail: `${bytes.length} bytes of pixel data where ${needed} belong` });
}

function aligned<Words>(
  bytes: Uint8Array,
  length: number,
  width: number,
  bigEndian: boolean,
  Words: new (buffer: ArrayBufferLike, offset: number, count: number) => Words,
): Words {
  const own = bigEndian ? swapped(bytes, length, width) : bytes.byteOffset % width === 0 ? bytes : bytes.slice(0, length);
  return new Words(own.buffer, own.byteOffset, length / width);
}

function swapped(bytes: Uint8Array, length: number, width: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let at = 0; at < length; at++) out[at] = bytes[at - (at % width) + width - 1 - (at % width)] ?? 0;
  return out;
}

/** Words without gaps between them, least significant bit first: 1-bit masks, ACR-NEMA's packed 12 bits. */
function unpackBits(bytes: Uint8Array, count: number, width: number): SampleArray {
  const out = width > 8 ? new Uint16Array(count) : new Uint8Array(count);
  const mask = (1 << width) - 1;
  for (let index = 0, bit = 0; index < count; index++, bit += width) {
    const at = bit >> 3;
    const word = (bytes[at] as number) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    out[index] = (word >> (bit & 7)) & mask;
  }
  return out;
}
