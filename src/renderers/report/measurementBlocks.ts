// Measurements as a table, with what the same finding measured before.
import { printWhen } from '../../model/printWhen.ts';
import type { SrDocument } from '../../standards/dicom/sr/document.ts';
import { type Measured, type MeasurementGroup, measurementGroups } from '../../standards/dicom/sr/measurements.ts';
import { detailOf, nameOf } from './concepts.ts';
import { printLines } from './foreign.ts';
import { toLink } from './links.ts';
import { earlierThan, type Priors, priorKey } from './priors.ts';
import type { Block, Cell } from './sheet.ts';
import { printNumber } from './treeBlocks.ts';
import { printChange } from './trend.ts';
import { words } from './words.ts';

export function measurementBlocks(document: SrDocument, priors: Priors): Block[] {
  const rows = measurementGroups(document.tree).flatMap((group) => toRows(group, document, priors));
  if (rows.length === 0) return [];
  const say = words();
  const columns = [say.tracking, say.finding, say.site, say.measure, say.value, say.earlier, say.change, say.picture];
  const used = columns.map((_, at) => at === 4 || rows.some((row) => row[at]?.text || row[at]?.link));
  return [
    {
      is: 'table',
      caption: say.measurements,
      columns: columns.filter((_, at) => used[at]),
      rows: rows.map((row) => row.filter((_, at) => used[at])),
    },
  ];
}

function toRows(group: MeasurementGroup, document: SrDocument, priors: Priors): Cell[][] {
  const say = words();
  const link = group.reference && toLink(document, group.reference);
  const head: Cell[] = [
    { text: printLines(group.tracking), detail: group.trackingUid },
    { text: printLines(nameOf(group.finding)), detail: detailOf(group.finding) },
    {
      text: printLines([nameOf(group.site), nameOf(group.laterality)].filter(Boolean).join(', ')),
      detail: detailOf(group.site),
    },
  ];
  const end: Cell = link ? { text: group.hasRegion ? say.outlined : '', link } : { text: '' };
  const measured = group.measured.map((one) => [
    { text: printLines([one.name, ...one.modifiers].map(nameOf).join(', ')), detail: detailOf(one.name) },
    { text: printNumber(one), isNumber: true, isStrong: true },
    ...compare(one, group.trackingUid, document, priors),
  ]);
  const seen = group.evaluations.map(({ name, value }): Cell[] => [
    { text: printLines(nameOf(name)), detail: detailOf(name) },
    { text: printLines(nameOf(value)), detail: detailOf(value) },
    { text: '' },
    { text: '' },
  ]);
  const EMPTY: Cell[] = [{ text: '' }, { text: '' }, { text: '' }];
  return [...measured, ...seen].map((cells, index) => [
    ...(index === 0 ? head : EMPTY),
    ...cells,
    index === 0 ? end : { text: '' },
  ]);
}

function compare(one: Measured, trackingUid: string, document: SrDocument, priors: Priors): Cell[] {
  const earlier = earlierThan(priors.get(priorKey(trackingUid, one)), document.when, one.unit?.value ?? '');
  if (!earlier || trackingUid === '') return [{ text: '' }, { text: '' }];
  const before = printNumber({ value: earlier.value, ...(one.unit && { unit: one.unit }) });
  return [
    { text: `${before} (${printWhen({ iso: earlier.when.iso.slice(0, 10), precision: 'day' })})` },
    { text: printChange(Number(earlier.value), Number(one.value)), isNumber: true },
  ];
}
