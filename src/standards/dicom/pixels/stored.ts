// From words to stored values: the bits in use are cut out and the sign is given back (PS3.5 §8.1.1).
import type { SampleArray } from '../codecs/codec.ts';
import type { FrameDescription } from './description.ts';

/**
 * @param words unsigned or already signed words
 * @param precision bits the stream itself uses per word; Bits Allocated for a native frame
 * @returns values of the smallest type that holds them; `words` itself where nothing needs to change
 */
export function toStoredValues(words: SampleArray, description: FrameDescription, precision: number): SampleArray {
  const { bitsStored, highBit, signed } = description;
  const bits = Math.min(bitsStored, precision);
  // Bits below the used ones; a stream that holds only the used ones has already dropped them.
  const shift = Math.max(0, Math.min(highBit + 1 - bitsStored, precision - bits));
  const width = words.BYTES_PER_ELEMENT * 8;
  if (shift === 0 && bits === width) return reinterpret(words, signed);
  const up = 32 - bits - shift;
  const down = 32 - bits;
  const out = makeValues(words.length, bits, signed);
  if (signed) for (let index = 0; index < out.length; index++) out[index] = ((words[index] as number) << up) >> down;
  else for (let index = 0; index < out.length; index++) out[index] = ((words[index] as number) << up) >>> down;
  return out;
}

function makeValues(length: number, bits: number, signed: boolean): SampleArray {
  if (bits <= 8) return signed ? new Int8Array(length) : new Uint8Array(length);
  if (bits <= 16) return signed ? new Int16Array(length) : new Uint16Array(length);
  return signed ? new Int32Array(length) : new Uint32Array(length);
}

/** The same memory read with or without a sign. */
function reinterpret({ buffer, byteOffset, length, BYTES_PER_ELEMENT: width }: SampleArray, signed: boolean): SampleArray {
  if (width === 1) return signed ? new Int8Array(buffer, byteOffset, length) : new Uint8Array(buffer, byteOffset, length);
  if (width === 2) return signed ? new Int16Array(buffer, byteOffset, length) : new Uint16Array(buffer, byteOffset, length);
  return signed ? new Int32Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length);
}

/** Smallest and largest value outside the padding and not NaN; both 0 when nothing is left. */
export function findRange(values: ArrayLike<number>, padding: FrameDescription['padding']): { min: number; max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  if (padding === undefined) {
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as number;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  } else {
    const { low, high } = padding;
    for (let index = 0; index < values.length; index++) {
      const value = values[index] as number;
      if (value >= low && value <= high) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}
