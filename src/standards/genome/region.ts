// Where on a genome one looks: "chr3:37,004,444" and "3:37004400-37004500".

export interface Region {
  readonly chromosome: string;
  /** From 0. */
  readonly start: number;
  /** Not included. */
  readonly end: number;
}
export interface Contig {
  readonly name: string;
  readonly length: number;
}

/** A single position is seen with so many bases around it. */
const AROUND = 60;

const plain = (name: string): string => name.replace(/^chr/i, '').toUpperCase();

/** The contig of that name, with or without its "chr". */
export const findContig = (name: string, contigs: readonly Contig[]): Contig | undefined =>
  contigs.find((contig) => contig.name === name) ?? contigs.find((contig) => plain(contig.name) === plain(name));

/** As people write it: positions from 1, both ends included, digits in groups as they like. Undefined where it is no region. */
export function parseRegion(text: string, contigs: readonly Contig[]): Region | undefined {
  const found = /^\s*(\S+?)\s*:\s*([\d\s.,\u00a0\u202f]+?)(?:\s*[-–—]\s*([\d\s.,\u00a0\u202f]+))?\s*$/.exec(text);
  const contig = found && findContig(found[1] ?? '', contigs);
  if (!contig) return undefined;
  const digits = (part: string | undefined): number => Number.parseInt((part ?? '').replace(/\D/g, ''), 10);
  const [from, to] = [digits(found[2]), digits(found[3])];
  if (!Number.isSafeInteger(from)) return undefined;
  const region = Number.isSafeInteger(to) ? { start: from - 1, end: to } : { start: from - 1 - AROUND, end: from + AROUND };
  return clampRegion({ chromosome: contig.name, ...region }, contig, 20);
}

/** As long as asked for, at least `leastBases`, and within the contig. */
export function clampRegion(
  { chromosome, start, end }: Region,
  contig: Contig,
  leastBases: number,
  mostBases = Infinity,
): Region {
  const middle = (start + end) / 2;
  const span = Math.max(1, Math.min(Math.max(leastBases, end - start), mostBases, contig.length));
  const from = Math.max(0, Math.min(Math.round(middle - span / 2), contig.length - span));
  return { chromosome, start: from, end: from + span };
}
