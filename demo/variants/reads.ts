// The reads from which the panel's variants were called: around each of some of them, as deep as the file of variants says.
import { hash, randomStream } from '../draw/random.ts';
import type { MadeRead } from './bam.ts';

export interface Called {
  /** Index of its contig, from 0. */
  readonly contig: number;
  /** From 1. */
  readonly position: number;
  readonly ref: string;
  readonly alt: string;
  /** Of the reads over it. */
  readonly depth: number;
  readonly isHomozygous: boolean;
}

const LENGTH = 150;
/** Captured to both sides. */
const REACH = 420;
const WRONG = 0.0015;

/** Nobody reads a demo's genome: a letter a place, always the same. */
const letterAt = (contig: number, position: number): string => 'ACGT'[hash(`${contig}:${position}`) & 3] ?? 'A';

/** Sorted by contig and place. */
export function makeReads(name: string, called: readonly Called[]): MadeRead[] {
  const random = randomStream(`${name}/reads`);
  return called
    .flatMap((one, index) => around(one, `${name}:${index + 1}`, random))
    .sort((a, b) => a.contig - b.contig || a.start - b.start);
}

function around({ contig, position, ref, alt, depth, isHomozygous }: Called, name: string, random: () => number): MadeRead[] {
  const at = position - 1;
  const count = Math.round((depth * (2 * REACH + LENGTH)) / LENGTH);
  return Array.from({ length: count }, (_, number): MadeRead => {
    const start = Math.round(at - REACH - LENGTH + random() * (2 * REACH + LENGTH));
    const hasVariant = isHomozygous || random() < 0.5;
    let [bases, md, same] = ['', '', 0];
    for (let place = start; place < start + LENGTH; place++) {
      const own = place === at ? ref : letterAt(contig, place);
      const read = place === at && hasVariant ? alt : random() < WRONG ? ('ACGT'[Math.floor(random() * 4)] ?? own) : own;
      bases += read;
      if (read === own) same += 1;
      else {
        md += `${same}${own}`;
        same = 0;
      }
    }
    return {
      contig,
      start,
      name: `${name}:${number}`,
      bases,
      md: `${md}${same}`,
      isReverse: random() < 0.5,
      mapq: random() < 0.01 ? 0 : 60,
    };
  });
}
