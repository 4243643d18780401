// Modality and VOI look-up tables (C.11.1, C.11.2) out of a data set.
import { type Dataset, items, numbers, text } from '../json.ts';
import { type Bulk, bytesOf, wordsOf } from './binary.ts';
import type { Lut } from './description.ts';

const LUT_DESCRIPTOR = '00283002';
const LUT_EXPLANATION = '00283003';
export const LUT_DATA = '00283006';

export interface LutShape {
  readonly count: number;
  readonly first: number;
  readonly bits: number;
}

/**
 * A LUT Descriptor's three numbers. The second is signed when the values it maps are, whatever VR a server has written;
 * the first stands for 65536 when it is 0 (C.11.1.1).
 */
export function readDescriptor(dataset: Dataset, tag: string, signedInput: boolean): LutShape | undefined {
  const [count, first, bits] = numbers(dataset, tag);
  if (count === undefined || first === undefined || bits === undefined) return undefined;
  const entries = count & 0xffff;
  return {
    count: entries === 0 ? 65536 : entries,
    first: signedInput ? (first << 16) >> 16 : first & 0xffff,
    bits,
  };
}

/** The LUTs of a sequence whose data are here. @param signedInput the values the LUT maps can be negative */
export const readLuts = (dataset: Dataset, sequence: string, signedInput: boolean, bulk: Bulk): Lut[] =>
  items(dataset, sequence).flatMap((item) => readLut(item, signedInput, bulk) ?? []);

function readLut(item: Dataset, signedInput: boolean, bulk: Bulk): Lut | undefined {
  const shape = readDescriptor(item, LUT_DESCRIPTOR, signedInput);
  const entries = shape && readEntries(item, shape, bulk);
  if (shape === undefined || entries === undefined || entries.length === 0) return undefined;
  const label = text(item, LUT_EXPLANATION);
  return { first: shape.first, bits: entryBits(shape.bits, entries), entries, ...(label !== undefined && { label }) };
}

/** Entries as words: 8-bit tables may come two to a word, or one to a word (C.11.1.1.1). */
function readEntries(item: Dataset, { count, bits }: LutShape, bulk: Bulk): Uint16Array | undefined {
  const bytes = bytesOf(item[LUT_DATA], bulk);
  if (bytes !== undefined && bits <= 8 && bytes.length < 2 * count) return Uint16Array.from(bytes.subarray(0, count));
  return wordsOf(item, LUT_DATA, bulk)?.subarray(0, count);
}

/** What the descriptor says, unless the entries need more: then as many as they need. */
function entryBits(declared: number, entries: Uint16Array): number {
  let largest = 0;
  for (const entry of entries) if (entry > largest) largest = entry;
  const needed = 32 - Math.clz32(largest);
  return Math.min(16, Math.max(declared >= 1 && declared <= 16 ? declared : 16, needed));
}
