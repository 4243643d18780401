// Variants and regions as rows of a table. Pure; all text may be foreign.

import { printForeign } from '../../lib/foreignText.ts';
import { language } from '../../lib/language.ts';
import type { Variant } from '../../standards/genome/vcf.ts';
import type { GenomeFile } from './file.ts';
import type { Mark } from './track.ts';
import { words } from './words.ts';

export interface Row {
  readonly cells: readonly string[];
  readonly isStrong: boolean;
}
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const number = (value: number): string => new Intl.NumberFormat(language()).format(value);

export function toTable(genome: GenomeFile): Table {
  const say = words();
  if (genome.is === 'regions')
    return {
      columns: [say.name, say.position, say.length],
      rows: genome.file.regions.map(({ chromosome, start, end, name }) => ({
        cells: [name, `${chromosome}:${number(start + 1)}–${number(end)}`, say.bases(number(end - start))].map((text) =>
          printForeign(text),
        ),
        isStrong: false,
      })),
    };
  return {
    columns: [say.gene, say.change, say.significance, say.zygosity, say.position, say.alleles, say.quality, say.filter],
    rows: genome.file.variants.map(toRow),
  };
}

const short = (allele: string): string => (allele.length > 24 ? `${allele.slice(0, 20)}… (${allele.length})` : allele);

const toRow = (variant: Variant): Row => ({
  isStrong: variant.isReported,
  cells: [
    variant.gene,
    variant.hgvs || variant.id,
    variant.significance,
    words().zygosities[variant.zygosity],
    `${variant.chromosome}:${number(variant.position)}`,
    `${short(variant.ref)} → ${short(variant.alt)}`,
    variant.quality === undefined ? '' : number(Math.round(variant.quality * 10) / 10),
    variant.filter,
  ].map((text) => printForeign(text)),
});

/** At most so many: more of them than the track has pixels tell nothing. */
const MOST_MARKS = 5000;

export const toMarks = (genome: GenomeFile): Mark[] =>
  genome.is === 'regions'
    ? genome.file.regions
        .slice(0, MOST_MARKS)
        .map(({ chromosome, start }) => ({ chromosome, position: start + 1, isStrong: false }))
    : genome.file.variants
        .slice(0, MOST_MARKS)
        .map(({ chromosome, position, isReported }) => ({ chromosome, position, isStrong: isReported }));

/** Rows that hold every word of the query. */
export function filterRows(rows: readonly Row[], query: string): readonly Row[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ cells }) => {
    const text = cells.join(' ').toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
