import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../json.ts';
import { readAnnotations } from './annotations.ts';

const code = (value: string, meaning = value) => ({
  vr: 'SQ',
  Value: [{ '00080100': { vr: 'SH', Value: [value] }, '00080104': { vr: 'LO', Value: [meaning] } }],
});
const read = (...items: Dataset[]) => readAnnotations({ '0040B020': { vr: 'SQ', Value: items } });

describe('annotations', () => {
  it('are values with their units', () => {
    const [value] = read({
      '0040A043': code('2:16016', 'QRS duration'),
      '0040A30A': { vr: 'DS', Value: [92] },
      '004008EA': code('ms'),
    });
    expect(value).toMatchObject({ kind: 'value', name: 'QRS duration', value: 92, unit: 'ms' });
  });

  it('are statements', () => {
    expect(read({ '00700006': { vr: 'ST', Value: ['SINUSRYTM'] } })).toMatchObject([{ kind: 'statement', text: 'SINUSRYTM' }]);
  });

  it('are marks in time, of some channels of a group', () => {
    const [mark] = read({
      '0040A043': code('2:1', 'VES'),
      '0040A0B0': { vr: 'US', Value: [1, 2, 1, 3] },
      '0040A130': { vr: 'CS', Value: ['POINT'] },
      '0040A138': { vr: 'DS', Value: [12.5] },
    });
    expect(mark).toMatchObject({ kind: 'mark', seconds: [12.5], isSpan: false });
    expect(mark?.channels).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  it('are spans from one sample to another', () => {
    const [span] = read({
      '0040A043': code('2:1', 'Anfall'),
      '0040A130': { vr: 'CS', Value: ['SEGMENT'] },
      '0040A132': { vr: 'UL', Value: [101, 501] },
    });
    expect(span).toMatchObject({ isSpan: true, positions: [101, 501] });
  });

  it('may lie in any way', () => {
    const value = fc.oneof(fc.integer(), fc.double(), fc.string({ maxLength: 6 }), fc.constant(null), fc.constant({}));
    const tag = fc.constantFrom('0040A043', '0040A30A', '004008EA', '0040A0B0', '0040A130', '0040A132', '0040A138', '00700006');
    const element = fc.record({ vr: fc.constant('SQ'), Value: fc.array(value, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(fc.dictionary(tag, element), { maxLength: 3 }), (items) => {
        for (const { seconds, positions } of read(...(items as Dataset[])))
          expect([...seconds, ...positions].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
