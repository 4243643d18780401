import { expect, test } from 'vitest';
import { filterRows } from './rows.ts';
import { toLines } from './track.ts';

test('a row is found by every word of the query, in any order', () => {
  const rows = [
    { cells: ['MLH1', 'c.350C>T', 'Pathogenic'], isStrong: true },
    { cells: ['MSH2', '', 'Benign'], isStrong: false },
  ];

  expect(filterRows(rows, 'pathogenic mlh1')).toEqual([rows[0]]);
  expect(filterRows(rows, ' ')).toEqual(rows);
  expect(filterRows(rows, 'tp53')).toEqual([]);
});

test('chromosomes stand in their order, with or without "chr", and contigs stand aside', () => {
  const mark = (chromosome: string) => ({ chromosome, position: 5, isStrong: false });

  expect(
    toLines(['chrX', '2', 'chr10', 'chrUn_KI270742v1', 'chr2'].map(mark)).map(({ name, marks }) => `${name}:${marks.length}`),
  ).toEqual(['2:2', '10:1', 'X:1']);
});
