import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { Dataset } from '../json.ts';
import { readRecording } from './recording.ts';
import { decodeChannel } from './samples.ts';

const code = (value: string, meaning = value) => ({
  vr: 'SQ',
  Value: [{ '00080100': { vr: 'SH', Value: [value] }, '00080104': { vr: 'LO', Value: [meaning] } }],
});
const channel = (change: Dataset = {}): Dataset => ({
  '003A0208': code('2:2', 'Lead II'),
  '003A0210': { vr: 'DS', Value: [5] },
  '003A0211': code('uV'),
  '003A0213': { vr: 'DS', Value: [10] },
  ...change,
});
const group = (change: Dataset = {}, channels = [channel(), channel({ '003A0210': { vr: 'DS', Value: [0] } })]): Dataset => ({
  '003A0005': { vr: 'US', Value: [channels.length] },
  '003A0010': { vr: 'UL', Value: [3] },
  '003A001A': { vr: 'DS', Value: [500] },
  '003A0200': { vr: 'SQ', Value: channels },
  '54001004': { vr: 'US', Value: [16] },
  '54001006': { vr: 'CS', Value: ['SS'] },
  '54001010': { vr: 'OW', InlineBinary: 'AAA=' },
  ...change,
});
const dataset = (...groups: Dataset[]): Dataset => ({ '54000100': { vr: 'SQ', Value: groups } });
const first = (...groups: Dataset[]) => readRecording(dataset(...groups)).groups[0];

describe('a waveform object', () => {
  it('has channels in the unit of their quantity', () => {
    const [lead] = first(group()).channels;
    expect(lead).toMatchObject({ name: 'II', lead: 'II', scale: { factor: 0.005, offset: 0.01 } });
    expect(lead?.scale?.unit.base).toBe('mV');
  });

  it('gives a channel without sensitivity no scale', () => {
    expect(first(group()).channels[1]?.scale).toBeUndefined();
  });

  it('shows its other groups when one cannot be read, and says why that one cannot', () => {
    const { groups, unreadable } = readRecording(dataset(group({ '54001006': { vr: 'CS', Value: ['MB'] } }), group()));
    expect(groups).toHaveLength(1);
    expect(unreadable.map(({ reason }) => reason)).toEqual(['unsupported']);
  });

  it('is refused where no group can be read', () => {
    expect(() => readRecording(dataset(group({ '003A0010': { vr: 'UL', Value: [4_000_000_000] } })))).toThrow(Failure);
    expect(() => readRecording(dataset(group({ '003A001A': { vr: 'DS', Value: [0] } })))).toThrow(Failure);
    expect(() => readRecording({})).toThrow(Failure);
  });

  it.each([
    ['in seconds', { '003A0214': { vr: 'DS', Value: [0.02] } }, 0.02],
    ['in samples', { '003A0215': { vr: 'DS', Value: [5] } }, 0.01],
    ['less the offset of the first sample to be presented', { '003A0218': { vr: 'DS', Value: [0.5] } }, -0.5],
    ['unless no amplifier is that late', { '003A0214': { vr: 'DS', Value: [4000] } }, 0],
  ])('has channels that are later than its clock, told %s', (_, change, expected) => {
    expect(first(group({}, [channel(change as Dataset)])).channels[0]?.skewSec).toBeCloseTo(expected);
  });

  it('may lie in any way', () => {
    const value = fc.oneof(fc.integer(), fc.double(), fc.string({ maxLength: 4 }), fc.constant(null), fc.constant({}));
    const tag = fc.constantFrom('003A0005', '003A0010', '003A001A', '54001004', '54001006', '54001010', '003A0200', '5400100A');
    const element = fc.record({ vr: fc.constantFrom('US', 'CS', 'SQ'), Value: fc.array(value, { maxLength: 3 }) });
    const lies = fc.dictionary(tag, element);
    const inner = fc.dictionary(fc.constantFrom('003A0210', '003A0211', '003A0213', '003A0214', '003A0215', '003A0220'), element);
    fc.assert(
      fc.property(lies, inner, (change, own) => {
        try {
          const read = first(group(change as Dataset, [channel(own as Dataset)]));
          for (const one of read.channels.slice(0, 2))
            decodeChannel(new Uint8Array(40), read.encoding, read.channels.length, one);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
