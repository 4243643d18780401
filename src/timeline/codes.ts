// The short code a card prints, and the words that go with it (PS3.3 C.7.3.1.1.1 modality words).

import { printForeign } from '../lib/foreignText.ts';
import { language } from '../lib/language.ts';

/** Swedish code, English code. Those absent are printed as the source writes them. */
const CODES: Readonly<Record<string, readonly [string, string]>> = {
  CT: ['DT', 'CT'],
  MR: ['MR', 'MR'],
  CR: ['RTG', 'XR'],
  DX: ['RTG', 'XR'],
  RG: ['RTG', 'XR'],
  RF: ['GEN', 'RF'],
  IO: ['TAND', 'IO'],
  PX: ['OPG', 'PX'],
  XA: ['ANG', 'XA'],
  MG: ['MG', 'MG'],
  US: ['UL', 'US'],
  IVUS: ['IVUS', 'IVUS'],
  ECHO: ['EKO', 'ECHO'],
  NM: ['NM', 'NM'],
  PT: ['PET', 'PET'],
  BMD: ['DXA', 'DXA'],
  SM: ['PAT', 'PATH'],
  GM: ['MAKRO', 'GROSS'],
  ES: ['ENDO', 'ENDO'],
  XC: ['FOTO', 'PHOTO'],
  DMS: ['DER', 'DERM'],
  OP: ['ÖGO', 'FUNDUS'],
  OPT: ['OCT', 'OCT'],
  OPV: ['VF', 'VF'],
  ECG: ['EKG', 'ECG'],
  HD: ['HEMO', 'HEMO'],
  EPS: ['EPS', 'EPS'],
  RESP: ['SPI', 'SPIRO'],
  EEG: ['EEG', 'EEG'],
  AU: ['LJUD', 'AUDIO'],
  SR: ['SVAR', 'SR'],
  DOC: ['DOK', 'DOC'],
  KO: ['NYCKEL', 'KEY'],
  SEG: ['SEG', 'SEG'],
  RTSTRUCT: ['RT', 'RT'],
  RTDOSE: ['RT', 'RT'],
  RTPLAN: ['RT', 'RT'],
  RTIMAGE: ['RT', 'RT'],
  OT: ['ÖVR', 'OTHER'],
};

/** The code in every language, for looking for it. */
export const codesOf = (category: string): readonly string[] => CODES[category.toUpperCase()] ?? [];

/** At most eight letters, in the user's language: 'DT', 'MR', 'RTG'. */
export function printCode(category: string): string {
  const known = CODES[category.toUpperCase()];
  return known ? known[language() === 'sv' ? 0 : 1] : printForeign(category.toUpperCase(), 8);
}
