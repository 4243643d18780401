// The head of a BAM (SAM/BAM format specification §4.2) and the counts in its index (§5.2).
import { Failure } from '../../model/failure.ts';
import { inflateStart } from './inflateStart.ts';

export interface BamHead {
  readonly contigs: readonly { readonly name: string; readonly length: number }[];
  readonly build: 'GRCh37' | 'GRCh38' | 'T2T-CHM13' | undefined;
  readonly samples: readonly string[];
  readonly programs: readonly string[];
}

const MOST_CONTIGS = 100_000;
const BUILDS: Readonly<Record<number, BamHead['build']>> = { 249250621: 'GRCh37', 248956422: 'GRCh38', 248387328: 'T2T-CHM13' };

/** @param start the first bytes of the file, packed. @throws Failure 'malformed' */
export function parseBamHead(start: Uint8Array): BamHead {
  const bytes = inflateStart(start, 16 * 2 ** 20);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== 0x014d4142) throw new Failure('malformed', { detail: 'no BAM' });
  const textLength = view.getUint32(4, true);
  const text = new TextDecoder().decode(bytes.subarray(8, Math.min(bytes.length, 8 + textLength)));
  const contigs: { name: string; length: number }[] = [];
  let at = 8 + textLength;
  const count = at + 4 <= bytes.length ? view.getUint32(at, true) : 0;
  at += 4;
  while (contigs.length < Math.min(count, MOST_CONTIGS) && at + 4 <= bytes.length) {
    const nameLength = view.getUint32(at, true);
    if (nameLength === 0 || nameLength > 1024 || at + 8 + nameLength > bytes.length) break;
    const name = new TextDecoder().decode(bytes.subarray(at + 4, at + 3 + nameLength));
    contigs.push({ name, length: view.getUint32(at + 4 + nameLength, true) });
    at += 8 + nameLength;
  }
  const field = (record: string, tag: string): string[] => [
    ...new Set(
      [...text.matchAll(new RegExp(`^@${record}\\t.*?\\b${tag}:([^\\t\\n]{1,100})`, 'gm'))].map((match) => match[1] ?? ''),
    ),
  ];
  const first = contigs.find(({ name }) => /^(chr)?1$/.test(name));
  return { contigs, build: first && BUILDS[first.length], samples: field('RG', 'SM'), programs: field('PG', 'PN') };
}

/** Bin 37450 keeps, by convention, how many reads lie on a contig (§5.2). */
const COUNTS = 37450;

/** @returns reads aligned to each contig, in the BAM's order; undefined where the index does not count. @throws Failure 'malformed' */
export function parseBamIndex(bytes: Uint8Array): readonly (number | undefined)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== 0x01494142) throw new Failure('malformed', { detail: 'no BAM index' });
  const contigs = Math.min(MOST_CONTIGS, view.getUint32(4, true));
  const counts: (number | undefined)[] = [];
  let at = 8;
  const next = (): number => {
    if (at + 4 > bytes.length) throw new Failure('malformed', { detail: 'a BAM index that is cut short' });
    at += 4;
    return view.getUint32(at - 4, true);
  };
  for (let contig = 0; contig < contigs; contig++) {
    let count: number | undefined;
    for (let bins = next(); bins > 0; bins--) {
      const bin = next();
      const chunks = next();
      if (bin === COUNTS && chunks === 2 && at + 32 <= bytes.length) count = Number(view.getBigUint64(at + 16, true));
      at += chunks * 16;
      if (at > bytes.length) throw new Failure('malformed', { detail: 'a BAM index that is cut short' });
    }
    at += next() * 8;
    counts.push(count);
  }
  return counts;
}
