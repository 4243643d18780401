import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '../../../model/failure.ts';
import type { Dataset } from '../json.ts';
import { mixDicomAudio, readAudio } from './readAudio.ts';

const dataset = (change: Dataset = {}): Dataset => ({
  '54000100': {
    vr: 'SQ',
    Value: [
      {
        '003A0005': { vr: 'US', Value: [1] },
        '003A001A': { vr: 'DS', Value: [8000] },
        '54001004': { vr: 'US', Value: [8] },
        '54001006': { vr: 'CS', Value: ['MB'] },
        '54001010': { vr: 'OB', InlineBinary: '/w==' },
        ...change,
      },
    ],
  },
});

it('a voice of eight companded bits is sound', () => {
  const audio = readAudio(dataset());
  expect(audio).toMatchObject({ samplesPerSecond: 8000, interpretation: 'MB' });
  expect([...mixDicomAudio(audio, Uint8Array.of(0xff, 0x80))].map((value) => Math.round(value * 10))).toEqual([0, 10]);
});

it('two channels become one', () => {
  const audio = readAudio(
    dataset({
      '003A0005': { vr: 'US', Value: [2] },
      '54001004': { vr: 'US', Value: [16] },
      '54001006': { vr: 'CS', Value: ['SS'] },
    }),
  );
  expect([...mixDicomAudio(audio, new Uint8Array(new Int16Array([16384, -16384]).buffer))]).toEqual([0]);
});

it('may lie in any way', () => {
  const value = fc.oneof(fc.integer(), fc.string({ maxLength: 3 }), fc.constant(null));
  const tag = fc.constantFrom('003A0005', '003A001A', '54001004', '54001006', '54001010');
  fc.assert(
    fc.property(fc.dictionary(tag, fc.record({ vr: fc.constant('US'), Value: fc.array(value, { maxLength: 2 }) })), (change) => {
      try {
        mixDicomAudio(readAudio(dataset(change as Dataset)), new Uint8Array(33));
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
    { numRuns: 10_000 },
  );
});
