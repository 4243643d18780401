// A 12-lead ECG (PS3.3 A.34.3), ten seconds, with the machine's printed values.

import { bytesOf } from '../dicom/codecs.ts';
import { commonModules, dicomDate, type Series } from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { randomStream } from '../draw/random.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { beatAt, beatsOf, LEADS, type Rhythm } from './heart.ts';

const TWELVE_LEAD = '1.2.840.10008.5.1.4.1.1.9.1.1';
const RATE = 500;
const SECONDS = 10;
/** µV of one step. */
const STEP = 2.5;

export interface EcgOptions extends Rhythm {
  readonly statements: readonly string[];
}

/** MDC (ISO/IEEE 11073-10101) as PS3.16 CID 3001 names the leads. */
const CODES: Readonly<Record<string, string>> = {
  I: '2:1',
  II: '2:2',
  III: '2:61',
  aVR: '2:62',
  aVL: '2:63',
  aVF: '2:64',
  V1: '2:3',
  V2: '2:4',
  V3: '2:5',
  V4: '2:6',
  V5: '2:7',
  V6: '2:8',
};

export async function makeEcg(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as EcgOptions;
  const { study } = task;
  const series: Series = {
    study,
    number: 1,
    modality: 'ECG',
    description: 'Vilo-EKG 12 avledningar',
    equipment: { manufacturer: 'Exempel Kardio', model: 'EKG 12', station: 'EKG4' },
  };
  const dataset: Dataset = {
    ...commonModules(series, { sopClass: TWELVE_LEAD, number: 1 }),
    AcquisitionDateTime: `${dicomDate(study.date)}${study.time.replace(':', '')}00`,
    WaveformSequence: [groupOf(draw(options, study.key))],
    WaveformAnnotationSequence: annotationsOf(options),
  };
  await output.file(`${studyFolder(study)}/ekg.dcm`, toPart10(dataset));
}

function draw(rhythm: Rhythm, name: string): Int16Array {
  const random = randomStream(`ecg ${name}`);
  const beats = beatsOf(rhythm, SECONDS, random);
  const samples = new Int16Array(RATE * SECONDS * LEADS.length);
  const sway = random() * 6;
  for (let index = 0; index < RATE * SECONDS; index++) {
    const time = index / RATE;
    for (const [channel, lead] of LEADS.entries()) {
      let millivolt = 0.03 * Math.sin(2 * Math.PI * 0.22 * time + sway + channel / 4) + (random() - 0.5) * 0.016;
      if (rhythm.isFibrillating)
        millivolt += 0.035 * Math.sin(2 * Math.PI * (6.3 + 0.7 * Math.sin(time * 2)) * time + channel) * (lead === 'V1' ? 2 : 1);
      for (const [at, beat] of beats.entries()) {
        const since = time - beat;
        if (since < -0.1 || since > 0.9) continue;
        millivolt += beatAt(lead, since, rhythm, Math.min(1.1, (beats[at + 1] ?? beat + 60 / rhythm.rate) - beat));
      }
      samples[index * LEADS.length + channel] = Math.round((millivolt * 1000) / STEP);
    }
  }
  return samples;
}

const code = (value: string, scheme: string, meaning: string): readonly Dataset[] => [
  { CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: meaning },
];

const groupOf = (samples: Int16Array): Dataset => ({
  WaveformOriginality: 'ORIGINAL',
  NumberOfWaveformChannels: LEADS.length,
  NumberOfWaveformSamples: RATE * SECONDS,
  SamplingFrequency: String(RATE),
  MultiplexGroupLabel: 'RYTM',
  ChannelDefinitionSequence: LEADS.map(
    (lead, index): Dataset => ({
      WaveformChannelNumber: String(index + 1),
      ChannelSourceSequence: code(CODES[lead] ?? '', 'MDC', `Lead ${lead}`),
      ChannelSensitivity: String(STEP),
      ChannelSensitivityUnitsSequence: code('uV', 'UCUM', 'microvolt'),
      ChannelSensitivityCorrectionFactor: '1',
      ChannelBaseline: '0',
      ChannelTimeSkew: '0',
      WaveformBitsStored: 16,
      FilterLowFrequency: '0.05',
      FilterHighFrequency: '150',
    }),
  ),
  WaveformBitsAllocated: 16,
  WaveformSampleInterpretation: 'SS',
  WaveformData: bytesOf(samples),
});

function annotationsOf({ rate, qrsMs, axis, isFibrillating, statements }: EcgOptions): Dataset[] {
  const value = (id: string, meaning: string, number: number, unit: string): Dataset => ({
    ConceptNameCodeSequence: code(id, 'MDC', meaning),
    NumericValue: String(number),
    MeasurementUnitsCodeSequence: code(unit, 'UCUM', unit),
    ReferencedWaveformChannels: [1, 0],
    AnnotationGroupNumber: 1,
  });
  return [
    ...statements.map(
      (text): Dataset => ({ UnformattedTextValue: text, ReferencedWaveformChannels: [1, 0], AnnotationGroupNumber: 0 }),
    ),
    value('2:16020', 'Kammarfrekvens', rate, '/min'),
    ...(isFibrillating ? [] : [value('2:15872', 'PQ-tid', 162, 'ms')]),
    value('2:16156', 'QRS-tid', qrsMs, 'ms'),
    value('2:16160', 'QT-tid', Math.round(390 * Math.sqrt(60 / rate)), 'ms'),
    value('2:16132', 'QRS-axel', axis, 'deg'),
  ];
}
