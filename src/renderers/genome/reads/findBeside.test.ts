import { expect, it } from 'vitest';
import type { ItemId, Part, TimelineItem } from '../../../model/item.ts';
import { findBeside, indexNames, variantNames } from './findBeside.ts';

const part = (label: string): Part => ({ key: label, mediaType: 'application/x-bam', label });
const item = (sourceId: string, ...parts: TimelineItem['parts']): TimelineItem => ({
  id: `${sourceId}~${parts[0].key}` as ItemId,
  sourceId,
  title: '',
  category: 'BAM',
  specialty: 'genetics',
  when: { iso: '2026-01-01', precision: 'day' },
  parts,
  uids: [],
  identity: { id: { value: '191212121212', issuer: '1' }, name: { family: 'Test', given: 'Tolvan' } },
});
const read = async () => new Response('');
const admit = () => undefined;
const BAM = part('Panel.bam');
const host = (...others: readonly TimelineItem[]) => ({
  read,
  admit,
  others: () => others.map((other) => ({ item: other, read, admit })),
});

it('an index is a content of the same document, or a document with its name', () => {
  const index = part('panel.bam.bai');
  const both = item('a', BAM, index);
  expect(findBeside(BAM, both, { read, admit }, indexNames)?.part).toBe(index);
  for (const name of ['Panel.bam.bai', 'Panel.bai'])
    expect(findBeside(BAM, item('a', BAM), host(item('a', part(name))), indexNames)?.part.label).toBe(name);
});

it('a packed VCF has its own index', () => {
  const packed = part('x.vcf.gz');
  expect(findBeside(packed, item('a', packed), host(item('a', part('x.vcf.gz.tbi'))), indexNames)?.part.label).toBe(
    'x.vcf.gz.tbi',
  );
});

it('what lies in another source, or has another name, is not its', () => {
  expect(findBeside(BAM, item('a', BAM), host(item('b', part('Panel.bam.bai'))), indexNames)).toBeUndefined();
  expect(findBeside(BAM, item('a', BAM), host(item('a', part('Other.bam.bai'))), indexNames)).toBeUndefined();
});

it('variants of the same name are its', () => {
  expect(findBeside(BAM, item('a', BAM), host(item('a', part('panel.vcf.gz'))), variantNames)?.part.label).toBe('panel.vcf.gz');
});
