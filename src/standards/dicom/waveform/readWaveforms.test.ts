import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { Dataset } from '../json.ts';
import { leadOf } from './leads.ts';
import { readAnnotations, readWaveforms, samplesOf } from './readWaveforms.ts';

const code = (value: string, meaning: string) => ({
  '00080100': { vr: 'SH', Value: [value] },
  '00080104': { vr: 'LO', Value: [meaning] },
});
const channel = (name: string, sensitivity: number): Dataset => ({
  '003A0208': { vr: 'SQ', Value: [code('5.6.3-9-2', name)] },
  '003A0210': { vr: 'DS', Value: [sensitivity] },
  '003A0211': { vr: 'SQ', Value: [code('uV', 'microvolt')] },
  '003A0213': { vr: 'DS', Value: [10] },
});
const dataset = (change: Dataset = {}): Dataset => ({
  '54000100': {
    vr: 'SQ',
    Value: [
      {
        '003A0005': { vr: 'US', Value: [2] },
        '003A0010': { vr: 'UL', Value: [3] },
        '003A001A': { vr: 'DS', Value: [500] },
        '003A0200': { vr: 'SQ', Value: [channel('Lead II', 5), channel('x', 0)] },
        '54001004': { vr: 'US', Value: [16] },
        '54001006': { vr: 'CS', Value: ['SS'] },
        '54001010': { vr: 'OW', InlineBinary: 'AAA=' },
        ...change,
      },
    ],
  },
});

describe('waveforms', () => {
  it('are channels in true units', () => {
    const [group] = readWaveforms(dataset());
    const bytes = new Uint8Array(new Int16Array([1, 7, 2, 8, -3, 9]).buffer);

    expect(group.channels[0]).toMatchObject({ name: 'II', unit: 'uV', scale: 5, baseline: 10 });
    expect([...samplesOf(group, bytes, 0)]).toEqual([15, 20, -5]);
  });

  it('have no unit where the sensitivity is zero', () => {
    expect(readWaveforms(dataset())[0].channels[1]?.scale).toBeUndefined();
  });

  it('are as long as their bytes', () => {
    const [group] = readWaveforms(dataset());
    expect(samplesOf(group, new Uint8Array(5), 1)).toHaveLength(1);
  });

  it('are refused where they claim what cannot be', () => {
    expect(() => readWaveforms(dataset({ '003A0010': { vr: 'UL', Value: [4_000_000_000] } }))).toThrow(Failure);
    expect(() => readWaveforms(dataset({ '003A001A': { vr: 'DS', Value: [0] } }))).toThrow(Failure);
    expect(() => readWaveforms({})).toThrow(Failure);
  });

  it('come with printed values', () => {
    const annotated: Dataset = {
      '0040B020': {
        vr: 'SQ',
        Value: [
          {
            '0040A043': { vr: 'SQ', Value: [code('2:16016', 'QRS duration')] },
            '0040A30A': { vr: 'DS', Value: [92] },
            '004008EA': { vr: 'SQ', Value: [code('ms', 'ms')] },
          },
          { '00700006': { vr: 'ST', Value: ['SINUSRYTM'] } },
        ],
      },
    };
    expect(readAnnotations(annotated)).toEqual([{ text: 'QRS duration', value: 92, unit: 'ms' }, { text: 'SINUSRYTM' }]);
  });

  it('may lie in any way', () => {
    const value = fc.oneof(fc.integer(), fc.double(), fc.string({ maxLength: 4 }), fc.constant(null));
    const tag = fc.constantFrom('003A0005', '003A0010', '003A001A', '54001004', '54001006', '54001010', '003A0200');
    fc.assert(
      fc.property(
        fc.dictionary(tag, fc.record({ vr: fc.constantFrom('US', 'CS', 'SQ'), Value: fc.array(value, { maxLength: 3 }) })),
        (change) => {
          try {
            const [group] = readWaveforms(dataset(change as Dataset));
            samplesOf(group, new Uint8Array(40), 0);
            readAnnotations(dataset(change as Dataset));
          } catch (error) {
            expect(error).toBeInstanceOf(Failure);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

it.each([
  ['5.6.3-9-61', 'x', 'III'],
  ['2:3', '', 'V1'],
  ['MDC_ECG_LEAD_AVR', '', 'aVR'],
  ['X', 'Lead aVL', 'aVL'],
  ['X', 'Airway flow', 'Airway flow'],
])('the source %s (%s) is lead %s', (value, meaning, lead) => {
  expect(leadOf(code(value, meaning) as Dataset)).toBe(lead);
});
