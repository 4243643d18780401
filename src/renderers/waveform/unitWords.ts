// Units (UCUM, PS3.16 CID 3082) as clinicians write them.
import { defineWords } from '../../lib/language.ts';
import { printUnit } from '../../standards/dicom/waveform/units.ts';

const words = defineWords({
  sv: { perMinute: '/min', beats: 'slag/min', breaths: 'andetag/min', seconds: 's', noUnit: '', percent: '%', year: 'år' },
  en: { perMinute: '/min', beats: 'beats/min', breaths: 'breaths/min', seconds: 's', noUnit: '', percent: '%', year: 'years' },
});
type Word = keyof ReturnType<typeof words>;

const WORDS: ReadonlyMap<string, Word> = new Map([
  ['/min', 'perMinute'],
  ['1/min', 'perMinute'],
  ['bpm', 'beats'],
  ['{bpm}', 'beats'],
  ['{beats}/min', 'beats'],
  ['{H.B.}/min', 'beats'],
  ['{breaths}/min', 'breaths'],
  ['s', 'seconds'],
  ['1', 'noUnit'],
  ['{unitless}', 'noUnit'],
  ['%', 'percent'],
  ['a', 'year'],
]);

/** @param code UCUM; untrusted text, which stays itself where it is not known */
export function unitInWords(code: string): string {
  const word = WORDS.get(code);
  return word === undefined ? printUnit(code) : words()[word];
}
