// Modality (0008,0060; PS3.3 C.7.3.1.1.1): which kind of picture it promises, and where a clinician looks for it.
import type { Specialty } from '../../model/item.ts';
import { sopKind } from './sopClasses.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Series of these are pictures of one examination, read together: one card for a study. */
const STACKS = words('CR DX CT MR PT NM MG BTO US IVUS XA RF RG DF DS CF MA PA IO PX TG RTIMAGE OCT IVOCT');
/** Series of these hold what their name says, and never a picture. */
const OBJECTS = words('KO PR SEG REG RTSTRUCT RTPLAN RTDOSE RTRECORD ANN RWV FID');

export const isStackModality = (modality: string): boolean => STACKS.has(modality);

/** The modality alone does not say what the series holds: one of its instances must be asked. */
export const isAmbiguousModality = (modality: string): boolean => !STACKS.has(modality) && !OBJECTS.has(modality);

const LANES: readonly (readonly [Specialty, ReadonlySet<string>])[] = [
  ['radiology', words('CR DX CT MR PT NM XA RF RG DF DS CF MA PA IO PX TG RTIMAGE OCT IVOCT SC OT ST HC BI DG LS FA')],
  ['breast', words('MG BTO')],
  ['ultrasound', words('US IVUS EC CD DD')],
  ['pathology', words('SM GM CP')],
  ['endoscopy', words('ES CS')],
  ['skin', words('XC DMS')],
  ['eye', words('OP OPT OPV OPM OPTENF OPTBSV OSS AR KER LEN SRF VA IOL OAM CFM')],
  ['physiology', words('ECG EPS HD RESP EEG EMG EOG BMD POS')],
  ['speech', words('AU')],
  ['document', words('DOC SR')],
];

/** Where the modality is missing or says nothing ('OT'): the lane of a class, the UID behind its root. */
const LANES_OF_CLASSES: readonly (readonly [Specialty, ReadonlySet<string>])[] = [
  ['breast', words('1.2 1.2.1 13.1.3 13.1.4 13.1.5')],
  ['ultrasound', words('3.1 6.1 6.2')],
  ['endoscopy', words('77.1.1 77.1.1.1')],
  ['pathology', words('77.1.2 77.1.2.1 77.1.3 77.1.6')],
  ['skin', words('77.1.4 77.1.4.1 77.1.7')],
  ['eye', words('77.1.5.1 77.1.5.2 77.1.5.4 77.1.5.5 77.1.5.6 77.1.5.7 77.1.5.8')],
];

const find = (lanes: typeof LANES, word: string): Specialty | undefined => lanes.find(([, all]) => all.has(word))?.[0];

/** The lane of a series. What its SOP class is decides where it is no picture; else its modality. */
export function specialtyOf(modality: string, sopClassUid = ''): Specialty {
  switch (sopKind(sopClassUid)) {
    case 'document':
    case 'report':
      return 'document';
    case 'slide':
      return 'pathology';
    case 'waveform':
      return 'physiology';
    case 'audio':
      return 'speech';
    case 'eyeReport':
      return 'eye';
    case 'finding':
    case 'keyObjects':
    case 'presentation':
    case 'segmentation':
    case 'overlay':
    case 'relation':
      return 'other';
    case 'image':
      return byModality(modality, sopClassUid) ?? 'radiology';
  }
  return byModality(modality, sopClassUid) ?? 'other';
}

function byModality(modality: string, sopClassUid: string): Specialty | undefined {
  const byClass = find(LANES_OF_CLASSES, sopClassUid.replace('1.2.840.10008.5.1.4.1.1.', ''));
  return (modality === 'OT' ? byClass : undefined) ?? find(LANES, modality) ?? byClass;
}
