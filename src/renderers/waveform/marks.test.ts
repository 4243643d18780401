import { expect, it } from 'vitest';
import type { Dataset } from '../../standards/dicom/json.ts';
import { readRecording } from '../../standards/dicom/waveform/recording.ts';
import { marksOf } from './marks.ts';

const named = (meaning: string) => ({ vr: 'SQ', Value: [{ '00080104': { vr: 'LO', Value: [meaning] } }] });

function marks(...annotations: Dataset[]) {
  const group = {
    '003A0005': { vr: 'US', Value: [3] },
    '003A0010': { vr: 'UL', Value: [5000] },
    '003A001A': { vr: 'DS', Value: [500] },
  };
  const recording = readRecording({
    '54000100': { vr: 'SQ', Value: [group, group] },
    '0040B020': { vr: 'SQ', Value: annotations },
  });
  return marksOf({ recording, group: recording.groups[0] });
}

it('places in samples become seconds from the first sample, in order', () => {
  const [first, second] = marks(
    { '0040A043': named('T'), '0040A132': { vr: 'UL', Value: [501] } },
    { '0040A043': named('P'), '0040A138': { vr: 'DS', Value: [0.25] } },
  );
  expect(first).toMatchObject({ sec: 0.25, toSec: 0.25, text: 'P' });
  expect(second).toMatchObject({ sec: 1, text: 'T' });
});

it('a span lasts from its beginning to its end', () => {
  const [span] = marks({
    '0040A043': named('Anfall'),
    '0040A130': { vr: 'CS', Value: ['SEGMENT'] },
    '0040A138': { vr: 'DS', Value: [2, 4.5] },
  });
  expect(span).toMatchObject({ sec: 2, toSec: 4.5 });
});

it('a mark of some channels stands on those, and one of channel 0 on all', () => {
  const of = (...channels: number[]) =>
    marks({ '0040A043': named('VES'), '0040A0B0': { vr: 'US', Value: channels }, '0040A138': { vr: 'DS', Value: [1] } });
  expect(of(1, 2, 1, 3)[0]?.channels).toEqual([1, 2]);
  expect(of(1, 0)[0]?.channels).toBeUndefined();
  expect(of(2, 1)).toEqual([]);
});
