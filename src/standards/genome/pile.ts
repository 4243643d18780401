// Reads over a region (SAM v1 §1.4): what each position holds, which bases differ, and in which row each read is drawn. Bounded: a
// read may claim any length.
import type { Region } from './region.ts';

export interface AlignedRead {
  /** From 0, of the first aligned base. */
  readonly start: number;
  /** Operation and length, e.g. ['M', 150] (§1.4.6). */
  readonly cigar: readonly (readonly [op: string, length: number])[];
  /** Letters; '' where the file holds none. */
  readonly bases: string;
  /** The tag MD: what the reference has where the read differs. */
  readonly md?: string;
  readonly isReverse: boolean;
  /** Phred that it lies elsewhere. */
  readonly mapq: number;
}

/** Something in a read that is not as the reference: a letter, a gap, an insertion before a position, a spliced-out stretch. */
export interface Difference {
  readonly kind: 'base' | 'gap' | 'insertion' | 'skip';
  /** From 0. */
  readonly at: number;
  readonly length: number;
  readonly base?: string;
}
export interface DrawnRead {
  readonly start: number;
  readonly end: number;
  readonly isReverse: boolean;
  readonly mapq: number;
  /** From 0, downwards. */
  readonly row: number;
  readonly differences: readonly Difference[];
}
export interface Pile {
  readonly region: Region;
  readonly reads: readonly DrawnRead[];
  /** For each position A, C, G, T, gap, and any other letter. */
  readonly counts: Uint32Array;
  /** A letter a position: of the reference where the reads tell it, else what most of them have; space where there is none. */
  readonly consensus: string;
  /** Whether the reads tell what the reference has. */
  readonly knowsReference: boolean;
  /** Reads that found no row. */
  readonly left: number;
}

export const COUNTED = ['A', 'C', 'G', 'T', '-', 'N'] as const;
const WIDTH = COUNTED.length;
const MOST_ROWS = 150;
const MOST_DIFFERENCES = 500;

interface Walked {
  readonly read: AlignedRead;
  readonly end: number;
  /** Aligned stretches: where on the reference, where in the read, how long. */
  readonly blocks: readonly (readonly [at: number, offset: number, length: number])[];
  readonly gaps: readonly Difference[];
}

export function pileUp(reads: readonly AlignedRead[], region: Region): Pile {
  const walked = reads.map(walk).filter(({ read, end }) => read.start < region.end && end > region.start);
  const span = region.end - region.start;
  const counts = new Uint32Array(span * WIDTH);
  const told: (string | undefined)[] = new Array<string | undefined>(span);
  let knowsReference = walked.length > 0;
  for (const one of walked) {
    count(one, region, counts);
    if (one.read.md === undefined) knowsReference = false;
    else tellReference(one, region, told);
  }
  const consensus = Array.from({ length: span }, (_, at) => told[at] ?? majority(counts, at)).join('');
  const { rows, left } = placeInRows(walked);
  const drawn = walked.flatMap((one, index): DrawnRead[] => {
    const row = rows[index];
    if (row === undefined) return [];
    const { start, isReverse, mapq } = one.read;
    return [{ start, end: one.end, isReverse, mapq, row, differences: differencesOf(one, region, consensus) }];
  });
  return { region, reads: drawn, counts, consensus, knowsReference, left };
}

/** How many reads hold what at a position (from 0). */
export function countsAt({ region, counts }: Pick<Pile, 'region' | 'counts'>, at: number): Readonly<Record<string, number>> {
  const from = (at - region.start) * WIDTH;
  return Object.fromEntries(COUNTED.map((letter, index) => [letter, counts[from + index] ?? 0]));
}
export const depthAt = ({ region, counts }: Pick<Pile, 'region' | 'counts'>, at: number): number => {
  const from = (at - region.start) * WIDTH;
  return counts.subarray(from, from + WIDTH).reduce((sum, one) => sum + one, 0);
};

/** Along the reference, operation by operation; what the letters do not reach is not aligned. */
function walk(read: AlignedRead): Walked {
  const blocks: [number, number, number][] = [];
  const gaps: Difference[] = [];
  let [at, offset] = [read.start, 0];
  for (const [op, claimed] of read.cigar) {
    const length = Math.max(0, claimed);
    if (op === 'M' || op === '=' || op === 'X') {
      blocks.push([at, offset, length]);
      at += length;
      offset += length;
    } else if (op === 'D' || op === 'N') {
      if (gaps.length < MOST_DIFFERENCES) gaps.push({ kind: op === 'D' ? 'gap' : 'skip', at, length });
      at += length;
    } else if (op === 'I') {
      if (gaps.length < MOST_DIFFERENCES) gaps.push({ kind: 'insertion', at, length });
      offset += length;
    } else if (op === 'S') offset += length;
  }
  return { read, end: at, blocks, gaps };
}

/** Calls for each aligned letter within the region. */
function eachBase({ read, blocks }: Walked, { start, end }: Region, call: (at: number, base: string) => void): void {
  for (const [at, offset, length] of blocks) {
    const last = Math.min(at + length, end, at + read.bases.length - offset);
    for (let place = Math.max(at, start); place < last; place++)
      call(place, (read.bases[place - at + offset] ?? 'N').toUpperCase());
  }
}

function count(one: Walked, region: Region, counts: Uint32Array): void {
  const add = (at: number, index: number): void => {
    const place = (at - region.start) * WIDTH + index;
    counts[place] = (counts[place] ?? 0) + 1;
  };
  eachBase(one, region, (at, base) => add(at, Math.max(0, 'ACGT'.indexOf(base)) + (/[ACGT]/.test(base) ? 0 : 5)));
  for (const { kind, at, length } of one.gaps)
    if (kind === 'gap')
      for (let place = Math.max(at, region.start); place < Math.min(at + length, region.end); place++) add(place, 4);
}

/** MD walks the aligned letters: numbers that agree, letters that the reference has instead, ^letters that the read lacks. */
function tellReference({ read, blocks, gaps }: Walked, region: Region, told: (string | undefined)[]): void {
  const place = placer(blocks);
  const put = (at: number | undefined, letter: string): void => {
    if (at !== undefined && at >= region.start && at < region.end) told[at - region.start] = letter.toUpperCase();
  };
  let ordinal = 0;
  let gap = 0;
  const deletions = gaps.filter(({ kind }) => kind === 'gap');
  for (const [part] of (read.md ?? '').slice(0, 10_000).matchAll(/\d{1,9}|\^[A-Z]+|[A-Z]/gi)) {
    if (part.startsWith('^')) {
      const from = deletions[gap++]?.at;
      if (from !== undefined) for (let at = 1; at < part.length; at++) put(from + at - 1, part[at] ?? 'N');
    } else if (/\d/.test(part)) {
      ordinal += Number(part);
    } else put(place(ordinal++)?.[0], part);
  }
  // Where it agrees, the read's own letters are the reference's.
  eachBase({ read, end: 0, blocks, gaps }, region, (at, base) => {
    told[at - region.start] ??= base;
  });
}

/** From the number of an aligned letter to where it lies on the reference. */
function placer(blocks: Walked['blocks']): (ordinal: number) => readonly [at: number] | undefined {
  return (ordinal) => {
    let left = ordinal;
    for (const [at, , length] of blocks) {
      if (left < length) return [at + left];
      left -= length;
    }
    return undefined;
  };
}

function majority(counts: Uint32Array, at: number): string {
  let [best, most] = [' ', 0];
  for (const index of [0, 1, 2, 3]) {
    const number = counts[at * WIDTH + index] ?? 0;
    if (number > most) [best, most] = [COUNTED[index] ?? ' ', number];
  }
  return best;
}

function differencesOf(one: Walked, region: Region, consensus: string): Difference[] {
  const found = one.gaps.filter(({ at, length }) => at <= region.end && at + length >= region.start);
  eachBase(one, region, (at, base) => {
    if (found.length < MOST_DIFFERENCES && base !== consensus[at - region.start] && base !== '=')
      found.push({ kind: 'base', at, length: 1, base });
  });
  return found;
}

/** The first row that is free where a read begins; reads come sorted or not. */
function placeInRows(walked: readonly Walked[]): { readonly rows: readonly (number | undefined)[]; readonly left: number } {
  const rows = new Array<number | undefined>(walked.length);
  const ends: number[] = [];
  let left = 0;
  const order = walked.map((_, index) => index).sort((a, b) => (walked[a]?.read.start ?? 0) - (walked[b]?.read.start ?? 0));
  for (const index of order) {
    const one = walked[index];
    if (!one) continue;
    const free = ends.findIndex((end) => end < one.read.start);
    const row = free < 0 ? ends.length : free;
    if (row >= MOST_ROWS) left += 1;
    else {
      ends[row] = one.end;
      rows[index] = row;
    }
  }
  return { rows, left };
}
