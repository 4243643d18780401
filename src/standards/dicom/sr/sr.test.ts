import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../json.ts';
import { cadSummary } from './cad.ts';
import { parseContent } from './content.ts';
import { parseDocument } from './document.ts';
import { doseReport } from './dose.ts';
import { keyObjects } from './keyObjects.ts';
import { measurementGroups } from './measurements.ts';
import { orderDocuments } from './order.ts';
import { printDecimal, printUnit } from './ucum.ts';
import { walk } from './walk.ts';

const sq = (...items: readonly object[]) => ({ vr: 'SQ', Value: items });
const value = (...values: readonly unknown[]) => ({ Value: values });
const coded = (code: string, meaning = code, scheme = 'DCM') =>
  sq({ '00080100': value(code), '00080102': value(scheme), '00080104': value(meaning) });
const item = (type: string, name: string, more: object = {}, relation = 'CONTAINS') => ({
  '0040A010': value(relation),
  '0040A040': value(type),
  '0040A043': coded(name),
  ...more,
});
const num = (name: string, number: string, unit = 'mm', children: readonly object[] = []) =>
  item('NUM', name, {
    '0040A300': sq({ '0040A30A': value(number), '004008EA': coded(unit, unit, 'UCUM') }),
    '0040A730': sq(...children),
  });
const container = (name: string, children: readonly object[]) => item('CONTAINER', name, { '0040A730': sq(...children) });
const imageOf = (uid: string) => item('IMAGE', '', { '00081199': sq({ '00081150': value('1.2'), '00081155': value(uid) }) });
const tree = (name: string, children: readonly object[], more: object = {}) =>
  ({ '0040A040': value('CONTAINER'), '0040A043': coded(name), '0040A730': sq(...children), ...more }) as Dataset;

describe('the content tree', () => {
  test('knows every item by its position path', () => {
    const { root } = parseContent(tree('126000', [container('a', [imageOf('1.2.3')])]));

    expect([...walk(root)].map(({ path }) => path)).toEqual(['1', '1.1', '1.1.1']);
  });

  test('says how much of a tree that is too deep was left out', () => {
    let deep: object = container('x', []);
    for (let depth = 0; depth < 60; depth++) deep = container('x', [deep]);

    const { root, cut } = parseContent(tree('x', [deep]));

    expect([...walk(root)].length).toBe(24);
    expect(cut).toBe(1);
  });

  test('says how much of a tree that is too large was left out', () => {
    const { cut } = parseContent(
      tree(
        'x',
        Array.from({ length: 7000 }, () => imageOf('1.2')),
      ),
    );

    expect(cut).toBe(1001);
  });
});

describe('measurements', () => {
  test('carry their tracking, what was found and where, and the image they were made on', () => {
    const group = container('125007', [
      item('TEXT', '112039', { '0040A160': value('Nodulus 1') }),
      item('UIDREF', '112040', { '0040A124': value('2.25.7') }),
      item('CODE', '121071', { '0040A168': coded('27925004', 'Nodule', 'SCT') }),
      item('CODE', 'G-C0E3', { '0040A168': coded('90572001', 'RLL', 'SCT') }),
      num('103339001', '9.1', 'mm', [item('SCOORD', '121055', { '0040A730': sq(imageOf('1.2.3')), '00700022': value(1, 2) })]),
    ]);

    const [found] = measurementGroups(parseContent(tree('126000', [container('126010', [group])])));

    expect(found).toMatchObject({ tracking: 'Nodulus 1', trackingUid: '2.25.7', hasRegion: true });
    expect(found?.finding?.meaning).toBe('Nodule');
    expect(found?.site?.meaning).toBe('RLL');
    expect(found?.measured[0]).toMatchObject({ value: '9.1', unit: { value: 'mm' } });
    expect(found?.reference?.instance).toBe('1.2.3');
  });
});

describe('radiation dose', () => {
  test('gives totals and one row an exposure', () => {
    const event = container('113819', [container('113829', [num('113830', '5.26', 'mGy'), num('113838', '252', 'mGy.cm')])]);
    const report = doseReport(
      parseContent(tree('113701', [container('113811', [num('113813', '252', 'mGy.cm')]), event, event])),
    );

    expect(report?.totals.map((total) => total.value)).toEqual(['252']);
    expect(report?.columns).toEqual(['113830', '113838']);
    expect(report?.exposures).toHaveLength(2);
  });

  test('is not seen in other reports', () => {
    expect(doseReport(parseContent(tree('126000', [])))).toBeUndefined();
  });
});

describe('findings of software', () => {
  const summary = (code: string, children: readonly object[] = []) =>
    item('CODE', '111017', { '0040A168': coded(code), '0040A730': sq(...children) });

  test.each([
    ['111241', 'none'],
    ['111242', 'findings'],
    ['111243', 'partial'],
    ['111245', 'failed'],
  ])('%s is %s', (code, outcome) => {
    expect(cadSummary(parseContent(tree('111036', [summary(code)]))).outcome).toBe(outcome);
  });

  test('a report that says nothing of its success is not available, and never "none"', () => {
    expect(cadSummary(parseContent(tree('111036', []))).outcome).toBe('unavailable');
  });

  test('"nothing found" by detections that were not attempted is not available', () => {
    const content = [summary('111241'), item('CODE', '111064', { '0040A168': coded('111225') })];

    expect(cadSummary(parseContent(tree('111036', content))).outcome).toBe('unavailable');
  });

  test('follows references to the image library, and knows what must not be presented', () => {
    const library = container('111028', [
      { ...imageOf('1.2.9'), '0040A730': sq(item('CODE', '111027', { '0040A168': coded('L') })) },
    ]);
    const centre = item('SCOORD', '111010', {
      '00700022': value(620, 820),
      '0040A730': sq({ '0040A010': value('SELECTED FROM'), '0040DB73': value(1, 1, 1) }),
    });
    const finding = item('CODE', '111059', { '0040A168': coded('mass'), '0040A730': sq(centre) });
    const impression = container('111034', [item('CODE', '111056', { '0040A168': coded('111152') }), finding]);

    const [found] = cadSummary(parseContent(tree('111036', [library, summary('111242', [impression])]))).findings;

    expect(found).toMatchObject({ centre: [620, 820], isHidden: true, reference: { instance: '1.2.9' } });
    expect(found?.view.map(({ value }) => value)).toEqual(['L']);
  });
});

test('key objects tell a rejection from a choice', () => {
  expect(keyObjects(parseContent(tree('113002', [imageOf('1.2')])))).toMatchObject({ isRejection: false });
  expect(keyObjects(parseContent(tree('113001', [imageOf('1.2')]))).isRejection).toBe(true);
});

describe('several versions of a report', () => {
  const version = (uid: string, date: string, before?: string) =>
    parseDocument(
      tree('x', [], {
        '00080018': value(uid),
        '00080023': value(date),
        ...(before && {
          '0040A360': sq({ '00081115': sq({ '00081199': sq({ '00081155': value(before) }) }) }),
        }),
      }),
    );

  test('the newest that holds comes first, what it replaced comes last', () => {
    const order = orderDocuments([version('1', '20250101'), version('2', '20250301', '1'), version('3', '20250201')]);

    expect(order.map(({ document }) => document.instance)).toEqual(['2', '3', '1']);
    expect(order.map(({ isReplaced }) => isReplaced)).toEqual([false, false, true]);
  });

  test('one that names itself as its predecessor is not replaced', () => {
    expect(orderDocuments([version('1', '20250101', '1')])[0]?.isReplaced).toBe(false);
  });
});

test('a report is preliminary, partial, unverified or verified, and unknown when nothing says', () => {
  const state = (more: object) => parseDocument(tree('x', [], more)).state;

  expect(state({ '0040A496': value('PRELIMINARY'), '0040A493': value('VERIFIED') })).toBe('preliminary');
  expect(state({ '0040A491': value('PARTIAL') })).toBe('partial');
  expect(state({ '0040A493': value('UNVERIFIED') })).toBe('unverified');
  expect(state({ '0040A493': value('VERIFIED') })).toBe('verified');
  expect(state({})).toBe('unknown');
});

test('units are printed as people write them', () => {
  const unit = (code: string) => printUnit({ value: code, scheme: 'UCUM', meaning: code });

  expect(['mm3', 'mGy.cm', 'Gy.m2', '{events}', '1', "[hnsf'U]", 'um'].map(unit)).toEqual([
    'mm³',
    'mGy·cm',
    'Gy·m²',
    '',
    '',
    'HU',
    'µm',
  ]);
});

test('numbers keep the digits that were written, up to six', () => {
  expect(printDecimal('9.10', ',')).toBe('9,10');
  expect(printDecimal('33.58244110', ',')).toBe('33,5824');
  expect(printDecimal('-1.2e3', '.')).toBe('−1200');
  expect(printDecimal('n/a', ',')).toBe('n/a');
});

/** Elements as a broken or hostile writer would send them: right tags, wrong shapes. */
const hostile = (): fc.Arbitrary<unknown> =>
  fc.letrec<{ dataset: unknown; element: unknown }>((tie) => ({
    dataset: fc.dictionary(
      fc.constantFrom(
        ...['0040A730', '0040A043', '0040A168', '0040A040', '0040A010', '0040A160', '0040A300', '0040A30A', '004008EA'],
        ...[
          '00081199',
          '00081155',
          '00700022',
          '00700023',
          '0040DB73',
          '0040A124',
          '0040A360',
          '0040A375',
          '00081115',
          '00080100',
        ],
      ),
      tie('element'),
      { maxKeys: 6 },
    ),
    element: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.record({
        Value: fc.array(fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.constantFrom(...TYPES)), { maxLength: 3 }),
      }),
      fc.record({ Value: fc.array(tie('dataset'), { maxLength: 3 }) }),
      fc.constant(null),
      fc.string(),
    ),
  })).dataset;
const TYPES = ['CONTAINER', 'NUM', 'CODE', 'TEXT', 'IMAGE', 'SCOORD', 'TCOORD', '111059', '125007', '113819', '111017'];

test('whatever is in an object, reading it ends and throws nothing', () => {
  fc.assert(
    fc.property(hostile(), (json) => {
      const document = parseDocument(json as Dataset);
      measurementGroups(document.tree);
      doseReport(document.tree);
      cadSummary(document.tree);
      keyObjects(document.tree);
      orderDocuments([document, document]);
    }),
    { numRuns: 10_000 },
  );
}, 30_000);
