import { expect, test } from 'vitest';
import type { Dataset } from '../../standards/dicom/json.ts';
import { parseDocument } from '../../standards/dicom/sr/document.ts';
import { orderDocuments } from '../../standards/dicom/sr/order.ts';
import { parsePresentation } from './presentation.ts';
import { collectPriors } from './priors.ts';
import type { Block } from './sheet.ts';
import { stepScale } from './state.ts';
import { toSheet } from './toSheet.ts';

const value = (...values: readonly unknown[]) => ({ Value: values });
const coded = (code: string, meaning = code) =>
  value({ '00080100': value(code), '00080102': value('DCM'), '00080104': value(meaning) });
const item = (type: string, name: string, more: object) => ({
  '0040A010': value('CONTAINS'),
  '0040A040': value(type),
  '0040A043': coded(name),
  ...more,
});

const measured = (date: string, mm: string): Dataset =>
  ({
    '00080018': value(date),
    '00080023': value(date),
    '0040A493': value('VERIFIED'),
    '0040A040': value('CONTAINER'),
    '0040A043': coded('126000', 'Imaging Measurement Report'),
    '0040A730': value(
      item('CONTAINER', '125007', {
        '0040A730': value(
          item('UIDREF', '112040', { '0040A124': value('2.25.1') }),
          item('NUM', '103339001', { '0040A300': value({ '0040A30A': value(mm), '004008EA': coded('mm') }) }),
        ),
      }),
    ),
  }) as Dataset;

const textsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.is === 'table'
        ? block.rows
            .flat()
            .map(({ text }) => text)
            .join(' | ')
        : '',
    )
    .join('');

test('a measurement is compared with the same finding of an earlier report', () => {
  const [before, now] = [parseDocument(measured('20250514', '6.1')), parseDocument(measured('20261118', '9.1'))];
  const [standing] = orderDocuments([now]);

  const sheet = standing && toSheet(standing, collectPriors([before, now]));

  expect(textsOf(sheet?.blocks ?? [])).toContain('9,1 mm | 6,1 mm (14 maj 2025) | ↗ +49 %');
});

test('foreign text keeps its words and loses its power', () => {
  const document = parseDocument({
    '0040A040': value('CONTAINER'),
    '0040A730': value(item('TEXT', '121071', { '0040A160': value('one\u202e\r\ntwo<b>') })),
  } as Dataset);
  const [standing] = orderDocuments([document]);

  const block = standing && toSheet(standing, new Map()).blocks[0];

  expect(block).toMatchObject({ value: 'one\ufffd\ntwo<b>' });
});

test('clothes of another renderer, or that do not fit, are not put on', () => {
  const worn = { scale: 1.3, isPaper: true };

  expect(parsePresentation({ renderer: 'pdf', values: { scale: 2 } }, worn)).toEqual(worn);
  expect(parsePresentation({ renderer: 'report', values: { scale: 1e9, isPaper: 'x' } }, worn)).toEqual(worn);
});

test('letters grow and shrink in steps, and stop at the ends', () => {
  expect(stepScale(1, 1)).toBe(1.15);
  expect(stepScale(2.5, 1)).toBe(2.5);
  expect(stepScale(0.75, -1)).toBe(0.75);
});
