// Which lead a channel is (PS3.16 CID 3001): by code, else by a name that can mean nothing else.
import { type Dataset, items, text } from '../json.ts';

/** The twelve of a resting ECG, in the order in which they are written. */
export const STANDARD_LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;

/** Numbers of SCP-ECG (EN 1064 5.6.3), which MDC (2:n) and CID 3001 share. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'I',
  2: 'II',
  3: 'V1',
  4: 'V2',
  5: 'V3',
  6: 'V4',
  7: 'V5',
  8: 'V6',
  9: 'V7',
  10: 'V2R',
  11: 'V3R',
  12: 'V4R',
  13: 'V5R',
  14: 'V6R',
  15: 'V7R',
  16: 'X',
  17: 'Y',
  18: 'Z',
  61: 'III',
  62: 'aVR',
  63: 'aVL',
  64: 'aVF',
  65: '-aVR',
  66: 'V8',
  67: 'V9',
};
/** The lead numbers of MDC (ISO/IEEE 11073-10101, partition 2) differ from V8 on; no one draws those by place. */
const CODE = /^(?:5\.6\.3-9-|2:)(\d{1,3})$/;
/** MDC by reference identifier instead of number. */
const IDENTIFIER = /^MDC_ECG_(?:ELEC_POTL|LEAD)_([A-Z0-9]{1,4})$/i;
const NAMES: ReadonlyMap<string, string> = new Map(
  [...STANDARD_LEADS, '-aVR', 'V7', 'V8', 'V9', 'V3R', 'V4R', 'V5R', 'V6R', 'X', 'Y', 'Z'].map((name) => [
    name.toUpperCase(),
    name,
  ]),
);

/** @returns undefined for channels that are no lead of an ECG */
export function leadOf(definition: Dataset): string | undefined {
  const source = items(definition, '003A0208')[0];
  const value = (source && text(source, '00080100')) ?? '';
  const code = CODE.exec(value)?.[1];
  const coded = code === undefined ? NAMES.get(IDENTIFIER.exec(value)?.[1]?.toUpperCase() ?? '') : BY_NUMBER[Number(code)];
  if (coded) return coded;
  const meaning = (source && text(source, '00080104')) ?? '';
  return parseLead(meaning) ?? parseLead(text(definition, '003A0203') ?? '');
}

/** 'Lead aVR (augmented voltage, right)', 'ECG II', 'v1' */
export function parseLead(name: string): string | undefined {
  const bare = name
    .slice(0, 80)
    .replace(/\(.*$/, '')
    .replace(/^\s*(?:ECG|EKG)?\s*(?:lead|avledning)?[\s:_-]*(?=[-aivxyz])/i, '')
    .trim()
    .toUpperCase();
  return NAMES.get(bare);
}
