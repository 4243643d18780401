// A CT of three slices with a bright square on a dark ground, told as DICOM JSON and raw frames.
import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { lendStudy, overSamples } from './layerSamples.ts';
import { answer, itemOf } from './samples.ts';

const SIDE = 64;
const SLICES = 3;
const CT = '1.2.840.10008.5.1.4.1.1.2';
const uidOf = (slice: number): string => `1.2.826.0.1.3680043.10.1.${slice}`;
const part = { key: 'series', mediaType: 'application/dicom', sopClass: CT, modality: 'CT', count: SLICES };

type Json = Record<string, { readonly vr: string; readonly Value?: readonly unknown[]; readonly BulkDataURI?: string }>;

const describeSlice = (slice: number): Json => ({
  '00080016': { vr: 'UI', Value: [CT] },
  '00080018': { vr: 'UI', Value: [uidOf(slice)] },
  '00080060': { vr: 'CS', Value: ['CT'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Test^Tolvan' }] },
  '00100020': { vr: 'LO', Value: ['191212121212'] },
  '00100021': { vr: 'LO', Value: ['1.2.752.129.2.1.3.1'] },
  '0020000D': { vr: 'UI', Value: ['1.2.826.0.1.3680043.10.2'] },
  '0020000E': { vr: 'UI', Value: ['1.2.826.0.1.3680043.10.3'] },
  '00200013': { vr: 'IS', Value: [slice] },
  '00200032': { vr: 'DS', Value: [0, 0, slice * 5] },
  '00200037': { vr: 'DS', Value: [1, 0, 0, 0, 1, 0] },
  '00200052': { vr: 'UI', Value: ['1.2.826.0.1.3680043.10.4'] },
  '00280002': { vr: 'US', Value: [1] },
  '00280004': { vr: 'CS', Value: ['MONOCHROME2'] },
  '00280010': { vr: 'US', Value: [SIDE] },
  '00280011': { vr: 'US', Value: [SIDE] },
  '00280030': { vr: 'DS', Value: [2, 2] },
  '00280100': { vr: 'US', Value: [16] },
  '00280101': { vr: 'US', Value: [16] },
  '00280102': { vr: 'US', Value: [15] },
  '00280103': { vr: 'US', Value: [1] },
  '00281050': { vr: 'DS', Value: [40] },
  '00281051': { vr: 'DS', Value: [400] },
  '00281052': { vr: 'DS', Value: [0] },
  '00281053': { vr: 'DS', Value: [1] },
  '7FE00010': { vr: 'OW', BulkDataURI: 'frames' },
});

function drawSlice(): Int16Array<ArrayBuffer> {
  const pixels = new Int16Array(SIDE * SIDE).fill(-1000);
  for (let row = 16; row < 48; row++) pixels.fill(60, row * SIDE + 16, row * SIDE + 48);
  return pixels;
}

/** @param change what is wrong with this series */
function series(name: string, change: (slice: Json) => Json = (slice) => slice, frame = () => drawSlice().buffer): Sample {
  const slices = Array.from({ length: SLICES }, (_, index) => change(describeSlice(index + 1)));
  const read: Read = async (_, { accept = [], instance, sample, signal }) => {
    signal.throwIfAborted();
    if (accept.includes('application/dicom+json')) {
      const asked = slices.filter((slice) => !instance || slice['00080018']?.Value?.[0] === instance);
      return answer(JSON.stringify(sample ? asked.slice(0, 1) : asked), 'application/dicom+json');
    }
    return answer(frame(), 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
  };
  return { name, item: itemOf(part), read };
}

const without =
  (...tags: string[]) =>
  (slice: Json): Json =>
    Object.fromEntries(Object.entries(slice).filter(([tag]) => !tags.includes(tag)));
const withValue =
  (tag: string, vr: string, ...Value: unknown[]) =>
  (slice: Json): Json => ({ ...slice, [tag]: { vr, Value } });

const plain = series('three slices');

export const radiologySamples: Pick<ContractKit, 'good' | 'hostile'> = {
  // Everything that can lie over pictures is there and none of it asked for: the contract holds as if it were not.
  good: { ...plain, study: lendStudy(plain) },
  hostile: [
    series(
      'no pixels',
      (slice) => slice,
      () => new ArrayBuffer(0),
    ),
    series(
      'fewer pixels than it claims',
      (slice) => slice,
      () => new ArrayBuffer(100),
    ),
    series('no rows', withValue('00280010', 'US', 0)),
    series('four billion pixels', (slice) => withValue('00280010', 'US', 65535)(withValue('00280011', 'US', 65535)(slice))),
    series('rows that are words', withValue('00280010', 'US', 'many')),
    series('a negative slope and no window', (slice) =>
      withValue('00281053', 'DS', -1e308)(withValue('00281051', 'DS', 0)(slice)),
    ),
    series('nothing but a name', without(...Object.keys(describeSlice(1)).filter((tag) => tag.startsWith('0028')))),
    { ...series('an answer that is not JSON'), read: async () => answer('<html>', 'application/dicom+json') },
    { ...series('no instances'), read: async () => answer('[]', 'application/dicom+json') },
    ...overSamples(plain),
  ],
};
