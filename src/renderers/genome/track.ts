// Where things lie on the chromosomes: one line a chromosome, to scale. Pure.
export interface Mark {
  readonly chromosome: string;
  /** From 1. */
  readonly position: number;
  readonly isStrong: boolean;
}
export interface Line {
  readonly name: string;
  readonly length: number;
  readonly marks: readonly Mark[];
}

/** GRCh38; other builds differ by less than the width of a mark. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  '248956422 242193529 198295559 190214555 181538259 170805979 159345973 145138636 138394717 133797422 135086622 133275309 114364328 107043718 101991189 90338345 83257441 80373285 58617616 64444167 46709983 50818468'
    .split(' ')
    .map((length, index) => [String(index + 1), Number(length)] as const)
    .concat([
      ['X', 156_040_895],
      ['Y', 57_227_415],
    ]),
);
const ORDER = Object.keys(LENGTHS).sort((a, b) => rank(a) - rank(b));
function rank(name: string): number {
  const number = Number(name);
  return Number.isFinite(number) ? number : name === 'X' ? 23 : 24;
}
const plain = (chromosome: string): string => chromosome.replace(/^chr/i, '').toUpperCase();

/** The chromosomes that hold something, in their order; contigs that are no chromosomes are left to the table. */
export function toLines(marks: readonly Mark[]): Line[] {
  return ORDER.map((name) => ({
    name,
    length: LENGTHS[name] ?? 1,
    marks: marks.filter(({ chromosome }) => plain(chromosome) === name),
  })).filter((line) => line.marks.length > 0);
}
