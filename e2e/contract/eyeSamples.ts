// Visual fields told as DICOM JSON: one that is whole, and many that lie.
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

type Json = Record<string, unknown>;
const OPV = '1.2.840.10008.5.1.4.1.1.80.1';

const point = (x: unknown, y: unknown, decibel: unknown): Json => ({
  '00240090': { vr: 'FL', Value: [x] },
  '00240091': { vr: 'FL', Value: [y] },
  '00240093': { vr: 'CS', Value: ['SEEN'] },
  '00240094': { vr: 'FL', Value: [decibel] },
});

const POINTS = Array.from({ length: 54 }, (_, index) =>
  point(((index % 9) - 4) * 6 + 3, (Math.floor(index / 9) - 3) * 6 + 3, 30 - (index % 7)),
);

const dataset = (points: readonly unknown[]): Json => ({
  '00080016': { vr: 'UI', Value: [OPV] },
  '00080018': { vr: 'UI', Value: ['1.2.826.0.1.3680043.10.80'] },
  '00080060': { vr: 'CS', Value: ['OPV'] },
  '0008002A': { vr: 'DT', Value: ['20240517094200'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Test^Tolvan' }] },
  '00100020': { vr: 'LO', Value: ['191212121212'] },
  '00100021': { vr: 'LO', Value: ['1.2.752.129.2.1.3.1'] },
  '00200060': { vr: 'CS', Value: ['R'] },
  '00240066': { vr: 'FL', Value: [-3.2] },
  '00240089': { vr: 'SQ', Value: points },
});

const sample = (name: string, body: string): Sample => ({
  name,
  item: itemOf({ key: name, mediaType: 'application/dicom', sopClass: OPV, modality: 'OPV' }),
  read: async (_, { signal }) => {
    signal.throwIfAborted();
    return answer(body, 'application/dicom+json');
  },
});
const told = (name: string, points: readonly unknown[]): Sample => sample(name, JSON.stringify([dataset(points)]));

export const eyeSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: told('a 24-2', POINTS),
  hostile: [
    told('no points', []),
    told('points that are words', [point('left', 'up', 'bright')]),
    told('points a million degrees away', [point(1e6, -1e6, 30), point(3, 3, 30)]),
    told('one point', [point(3, 3, 30)]),
    told(
      'all in one place',
      Array.from({ length: 54 }, () => point(3, 3, 30)),
    ),
    told(
      'a hundred thousand points',
      Array.from({ length: 100_000 }, (_, index) => point((index % 300) / 5 - 30, index / 1700 - 30, 30)),
    ),
    told('points that are numbers', [1, 2, null]),
    sample('not JSON', '<html>'),
    sample('no instances', '[]'),
  ],
};
