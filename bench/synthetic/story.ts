// A patient with as many studies as are wanted, thirty years of them; every answer is computed from a study's number.
// No real archive fits into a bench with ten thousand studies: this one answers as an archive would, and keeps nothing.

/** Swedish test number of nobody. */
export const PATIENT_ID = '190001019802';
const PATIENT_NAME = 'Exempel^Tiotusen';
/** Studies are numbered from 0, newest first; their UIDs end in the number. */
export const studyUid = (study: number) => `2.25.7001.${study}`;
export const seriesUid = (study: number) => `${studyUid(study)}.1`;
export const instanceUid = (study: number, slice: number) => `${seriesUid(study)}.${slice}`;

export const SLICE = { rows: 512, columns: 512 };
const CT = { modality: 'CT', sopClass: '1.2.840.10008.5.1.4.1.1.2', name: 'DT thorax', body: 'CHEST' };
const KINDS = [
  CT,
  { modality: 'DX', sopClass: '1.2.840.10008.5.1.4.1.1.1.1', name: 'Röntgen hand', body: 'HAND' },
  { modality: 'MR', sopClass: '1.2.840.10008.5.1.4.1.1.4', name: 'MR hjärna', body: 'BRAIN' },
  { modality: 'US', sopClass: '1.2.840.10008.5.1.4.1.1.6.1', name: 'Ultraljud buk', body: 'ABDOMEN' },
  { modality: 'MG', sopClass: '1.2.840.10008.5.1.4.1.1.1.2', name: 'Mammografi', body: 'BREAST' },
  { modality: 'ECG', sopClass: '1.2.840.10008.5.1.4.1.1.9.1.1', name: 'EKG', body: 'HEART' },
  { modality: 'XC', sopClass: '1.2.840.10008.5.1.4.1.1.77.1.4', name: 'Hudfoto', body: 'SKIN' },
  { modality: 'OP', sopClass: '1.2.840.10008.5.1.4.1.1.77.1.5.1', name: 'Ögonbottenfoto', body: 'EYE' },
] as const;

export interface Story {
  readonly studies: number;
  /** Slices of each CT. */
  readonly slices: number;
  /** All are CT: for opening one after the other. */
  readonly isAllCt: boolean;
}

type Json = Readonly<Record<string, { readonly vr: string; readonly Value?: readonly unknown[] }>>;

const element = (vr: string, ...Value: readonly unknown[]) => ({ vr, Value });
const kindOf = (story: Story, study: number) => (story.isAllCt ? CT : (KINDS[study % KINDS.length] ?? CT));

/** Denser towards today, as stories are: half of all within the last fifth of thirty years. */
function dateOf(story: Story, study: number): string {
  const share = (study / story.studies) ** 2;
  const day = new Date(Date.now() - share * 30 * 365.25 * 86_400_000);
  return day.toISOString().slice(0, 10).replaceAll('-', '');
}
const timeOf = (study: number) => `${String(8 + (study % 9)).padStart(2, '0')}${String(study % 60).padStart(2, '0')}00`;

const identity: Json = {
  '00080005': element('CS', 'ISO_IR 192'),
  '00100010': element('PN', { Alphabetic: PATIENT_NAME }),
  '00100020': element('LO', PATIENT_ID),
  '00100021': element('LO', 'bench'),
  '00100030': element('DA', '19000101'),
  '00100040': element('CS', 'O'),
};

const studyLevel = (story: Story, study: number): Json => ({
  ...identity,
  '0020000D': element('UI', studyUid(study)),
  '00080020': element('DA', dateOf(story, study)),
  '00080030': element('TM', timeOf(study)),
  '00080050': element('SH', `A${study}`),
  '00081030': element('LO', kindOf(story, study).name),
});

export function toStudyRow(story: Story, study: number): Json {
  const { modality } = kindOf(story, study);
  return {
    ...studyLevel(story, study),
    '00080061': element('CS', modality),
    '00201206': element('IS', 1),
    '00201208': element('IS', countOf(story, study)),
  };
}

const countOf = (story: Story, study: number) => (kindOf(story, study) === CT ? story.slices : 1);

const seriesLevel = (story: Story, study: number): Json => {
  const { modality, name, body } = kindOf(story, study);
  return {
    '0020000E': element('UI', seriesUid(study)),
    '00080060': element('CS', modality),
    '0008103E': element('LO', name),
    '00200011': element('IS', 1),
    '00180015': element('CS', body),
  };
};

export const toSeriesRow = (story: Story, study: number): Json => ({
  ...studyLevel(story, study),
  ...seriesLevel(story, study),
  '00201209': element('IS', countOf(story, study)),
});

/** @param slice from 1 */
export function toInstance(story: Story, study: number, slice: number): Json {
  return {
    ...studyLevel(story, study),
    ...seriesLevel(story, study),
    '00080008': element('CS', 'ORIGINAL', 'PRIMARY', 'AXIAL'),
    '00080016': element('UI', kindOf(story, study).sopClass),
    '00080018': element('UI', instanceUid(study, slice)),
    '00020010': element('UI', '1.2.840.10008.1.2.1'),
    '00083002': element('UI', '1.2.840.10008.1.2.1'),
    '00200013': element('IS', slice),
    '00200032': element('DS', 0, 0, slice * 3),
    '00200037': element('DS', 1, 0, 0, 0, 1, 0),
    '00200052': element('UI', `${studyUid(study)}.9`),
    '00280002': element('US', 1),
    '00280004': element('CS', 'MONOCHROME2'),
    '00280010': element('US', SLICE.rows),
    '00280011': element('US', SLICE.columns),
    '00280030': element('DS', 0.7, 0.7),
    '00280100': element('US', 16),
    '00280101': element('US', 12),
    '00280102': element('US', 11),
    '00280103': element('US', 0),
    '00281050': element('DS', 40),
    '00281051': element('DS', 400),
    '00281052': element('DS', -1024),
    '00281053': element('DS', 1),
    '7FE00010': { vr: 'OW' },
  };
}

export const instancesOf = (story: Story, study: number): Json[] =>
  Array.from({ length: countOf(story, study) }, (_, i) => toInstance(story, study, i + 1));
