// Palette colour look-up tables, plain and segmented (C.7.6.3.1.5, C.7.9.2).
import { Failure } from '../../../model/failure.ts';
import type { Dataset } from '../json.ts';
import { type Bulk, bytesOf, toWords, wordsOf } from './binary.ts';
import type { Palette } from './description.ts';
import { type LutShape, readDescriptor } from './luts.ts';

const DESCRIPTORS = ['00281101', '00281102', '00281103'] as const;
export const PALETTE_DATA = ['00281201', '00281202', '00281203'] as const;
export const SEGMENTED_DATA = ['00281221', '00281222', '00281223'] as const;

/** @returns undefined when a table is absent or not loaded. @throws Failure 'malformed' when a segmented table makes no sense */
export function readPalette(dataset: Dataset, signed: boolean, supplemental: boolean, bulk: Bulk): Palette | undefined {
  const channels = [0, 1, 2].map((channel) => readChannel(dataset, channel, signed, bulk));
  const [red, green, blue] = channels;
  if (!red || !green || !blue) return undefined;
  const size = Math.max(red.entries.length, green.entries.length, blue.entries.length);
  const rgb = new Uint8Array(size * 3);
  [red, green, blue].forEach(({ entries }, channel) => {
    const last = entries[entries.length - 1] ?? 0;
    for (let index = 0; index < size; index++) rgb[3 * index + channel] = entries[index] ?? last;
  });
  return { first: red.first, rgb, supplemental };
}

interface Channel {
  readonly first: number;
  /** 8-bit intensities. */
  readonly entries: Uint8Array;
}

function readChannel(dataset: Dataset, channel: number, signed: boolean, bulk: Bulk): Channel | undefined {
  const shape = readDescriptor(dataset, DESCRIPTORS[channel] ?? '', signed);
  if (shape === undefined) return undefined;
  const words = readWords(dataset, channel, shape, bulk);
  return words && words.length > 0 ? { first: shape.first, entries: toIntensities(words, shape.bits) } : undefined;
}

function readWords(dataset: Dataset, channel: number, shape: LutShape, bulk: Bulk): Uint16Array | undefined {
  const plain = PALETTE_DATA[channel] ?? '';
  const segmented = SEGMENTED_DATA[channel] ?? '';
  const bytes = bytesOf(dataset[plain], bulk);
  if (bytes !== undefined && shape.bits <= 8 && bytes.length < 2 * shape.count)
    return Uint16Array.from(bytes.subarray(0, shape.count));
  const words = wordsOf(dataset, plain, bulk);
  if (words !== undefined) return words.subarray(0, shape.count);
  const packed = bytesOf(dataset[segmented], bulk);
  if (packed !== undefined && shape.bits <= 8) return expandSegments(Uint16Array.from(packed), shape.count, 1);
  if (packed !== undefined) return expandSegments(toWords(packed), shape.count, 2);
  return undefined;
}

/** Entries wider than 8 bits give their high byte, unless the table has only low bytes: old writers did both. */
function toIntensities(words: Uint16Array, bits: number): Uint8Array {
  let largest = 0;
  for (const word of words) if (word > largest) largest = word;
  const shift = largest > 255 ? Math.max(8, Math.min(bits, 16) - 8) : 0;
  return Uint8Array.from(words, (word) => word >> shift);
}

const DISCRETE = 0;
const LINEAR = 1;
const INDIRECT = 2;

/**
 * Expands a segmented table (C.7.9.2): discrete runs, linear ramps and segments used again.
 * @param data opcodes, lengths and values, one element each
 * @param bytesPerEntry of the packed table, 1 or 2: indirect segments count their offset in bytes
 * @throws Failure 'malformed' when a segment runs out of its data
 */
export function expandSegments(data: Uint16Array, count: number, bytesPerEntry: 1 | 2): Uint16Array {
  const out = new Uint16Array(count);
  let filled = 0;
  const value = (index: number): number => {
    const found = data[index];
    if (found === undefined) throw new Failure('malformed', { detail: 'a segmented palette ends too early' });
    return found;
  };
  const put = (entry: number): void => {
    if (filled < count) out[filled++] = entry;
  };

  /** One discrete or linear segment from `at`. @returns where the next begins */
  const expandOne = (at: number): number => {
    const [opcode, length] = [value(at), value(at + 1)];
    if (opcode === DISCRETE) {
      for (let index = 0; index < length; index++) put(value(at + 2 + index));
      return at + 2 + length;
    }
    if (opcode !== LINEAR || filled === 0) throw new Failure('malformed', { detail: `a palette segment of kind ${opcode}` });
    const from = out[filled - 1] ?? 0;
    const to = value(at + 2);
    for (let index = 1; index <= length; index++) put(Math.round(from + ((to - from) * index) / length));
    return at + 3;
  };

  let at = 0;
  while (at < data.length && filled < count) {
    if (value(at) !== INDIRECT) {
      at = expandOne(at);
      continue;
    }
    // Segments used again are not indirect themselves (C.7.9.2.3), so this ends.
    let again = 0;
    for (let index = 4 / bytesPerEntry; index > 0; index--) again = again * 256 ** bytesPerEntry + value(at + 1 + index);
    again /= bytesPerEntry;
    for (let left = value(at + 1); left > 0 && filled < count; left--) again = expandOne(again);
    at += 2 + 4 / bytesPerEntry;
  }
  return out;
}
