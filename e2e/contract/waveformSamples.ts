// Two channels of a made-up pulse, told as DICOM JSON and raw samples.
import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

const RATE = 250;
const LENGTH = RATE * 30;
const part = {
  key: 'series',
  mediaType: 'application/dicom',
  sopClass: '1.2.840.10008.5.1.4.1.1.9.1.2',
  modality: 'ECG',
  count: 1,
};

type Json = Record<string, unknown>;
const code = (value: string) => ({ vr: 'SQ', Value: [{ '00080100': { vr: 'SH', Value: [value] } }] });
const channel = (lead: string, sensitivity: number): Json => ({
  '003A0208': code(lead),
  '003A0210': { vr: 'DS', Value: [sensitivity] },
  '003A0211': code('uV'),
});

const groupOf = (change: Json = {}, sensitivity = 5): Json => ({
  '003A0005': { vr: 'US', Value: [2] },
  '003A0010': { vr: 'UL', Value: [LENGTH] },
  '003A001A': { vr: 'DS', Value: [RATE] },
  '003A0200': { vr: 'SQ', Value: [channel('MDC_ECG_LEAD_I', sensitivity), channel('MDC_ECG_LEAD_II', sensitivity)] },
  '54001004': { vr: 'US', Value: [16] },
  '54001006': { vr: 'CS', Value: ['SS'] },
  '54001010': { vr: 'OW', BulkDataURI: 'samples' },
  ...change,
});

const describe = (change: Json = {}, sensitivity = 5, others: readonly Json[] = []): Json => ({
  '00080016': { vr: 'UI', Value: [part.sopClass] },
  '00080018': { vr: 'UI', Value: ['1.2.826.0.1.3680043.10.7'] },
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Test^Tolvan' }] },
  '00100020': { vr: 'LO', Value: ['191212121212'] },
  '00100021': { vr: 'LO', Value: ['1.2.752.129.2.1.3.1'] },
  '54000100': {
    vr: 'SQ',
    Value: [groupOf(change, sensitivity), ...others],
  },
});

function draw(): ArrayBuffer {
  const samples = new Int16Array(LENGTH * 2);
  for (let index = 0; index < LENGTH; index++) {
    const phase = (index / RATE) % 0.8;
    const beat = 200 * Math.exp(-(((phase - 0.3) / 0.012) ** 2)) + 40 * Math.exp(-(((phase - 0.55) / 0.05) ** 2));
    samples[index * 2] = beat * 0.6;
    samples[index * 2 + 1] = beat;
  }
  return samples.buffer;
}

function sample(name: string, dataset: Json = describe(), bytes: () => BodyInit = draw): Sample {
  const read: Read = async (_, { accept = [], signal }) => {
    signal.throwIfAborted();
    if (accept.includes('application/dicom+json')) return answer(JSON.stringify([dataset]), 'application/dicom+json');
    return answer(bytes(), 'application/octet-stream');
  };
  return { name, item: itemOf(part), read };
}

export const waveformSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('two leads'),
  hostile: [
    sample('a second group that cannot be read', describe({}, 5, [groupOf({ '54001006': { vr: 'CS', Value: ['MB'] } })])),
    sample(
      'a day of which no piece comes',
      describe({ '003A0010': { vr: 'UL', Value: [RATE * 86_400] } }),
      () => new ArrayBuffer(3),
    ),
    sample('a sensitivity of zero', describe({}, 0)),
    sample('four thousand million samples', describe({ '003A0010': { vr: 'UL', Value: [4_000_000_000] } })),
    sample('no frequency', describe({ '003A001A': { vr: 'DS', Value: [0] } })),
    sample('companded', describe({ '54001006': { vr: 'CS', Value: ['MB'] } })),
    sample('cut short', describe(), () => new ArrayBuffer(90)),
    sample('no samples', describe(), () => ''),
    sample('no waveform', { '00080018': { vr: 'UI', Value: ['1.2'] } }),
    { ...sample('not JSON'), read: async () => answer('<html>', 'text/html') },
  ],
};
