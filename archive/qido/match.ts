// Does a data set match a key? PS3.4 C.2.2.2, with names compared without case and accents.
import { vrOf } from '../dicom/dictionary.ts';
import { fold } from '../dicom/text.ts';
import type { JsonDataset } from '../dicom/toJson.ts';
import { printName } from '../index/names.ts';
import type { Key } from './parseQuery.ts';

const RANGES = new Set(['DA', 'TM', 'DT']);
const LITERAL = new Set(['UI', 'IS', 'DS', 'US', 'SS', 'UL', 'SL', 'FL', 'FD', 'AT', 'SV', 'UV']);

export function matches(json: JsonDataset, { path, value }: Pick<Key, 'path' | 'value'>, fuzzy: boolean): boolean {
  const [tag = '', ...inner] = path;
  const held = json[tag]?.Value ?? [];
  if (inner.length > 0)
    return held.some(
      (item) => typeof item === 'object' && item !== null && matches(item as JsonDataset, { path: inner, value }, fuzzy),
    );
  const vr = json[tag]?.vr ?? vrOf(tag);
  return held.some((one) => matchesValue(vr, one, value, fuzzy));
}

function matchesValue(vr: string, held: unknown, wanted: string, fuzzy: boolean): boolean {
  if (held === null || held === undefined) return false;
  if (vr === 'PN') return matchesName(printName(held), wanted, fuzzy);
  const text = String(held);
  if (vr === 'UI') return splitList(wanted).includes(text);
  if (RANGES.has(vr)) return isInRange(text, parseRange(vr, wanted));
  if (LITERAL.has(vr)) return splitList(wanted).some((one) => one === text || (one !== '' && Number(one) === Number(text)));
  // Descriptions hold commas; codes do not.
  return (vr === 'CS' ? splitList(wanted) : [wanted]).some((one) => toPattern(one).test(text));
}

/** Several values, as UID lists have them: by comma, or by the backslash of DICOM itself. */
export const splitList = (value: string): string[] => value.split(/[,\\]/).map((part) => part.trim());

/** `*` any run, `?` one character. */
export function toPattern(wanted: string): RegExp {
  const source = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}

/** Literal: each group by itself, trailing components left out. Fuzzy: every word begins a word of the name, in any order. */
export function matchesName(held: string, wanted: string, fuzzy: boolean): boolean {
  const groups = fold(held).split('=');
  if (fuzzy) {
    const words = fold(held).split(/[\s^=,-]+/);
    return nameWords(wanted).every((word) => words.some((one) => one.startsWith(word)));
  }
  const pattern = toPattern(fold(wanted).replace(/[\^ ]+$/, ''));
  return groups.some((group) => pattern.test(group)) || pattern.test(groups.join('='));
}

export const nameWords = (wanted: string): string[] =>
  fold(wanted)
    .split(/[\s^=,*?-]+/)
    .filter((word) => word !== '');

export interface ValueRange {
  readonly from?: string;
  readonly to?: string;
}

/** `a-b`, `a-`, `-b`, `a`; times may be short: `0942` means that whole minute. Dates may carry the old dots. */
export function parseRange(vr: string, wanted: string): ValueRange {
  const clean = vr === 'DA' ? wanted.replaceAll('.', '') : wanted.replaceAll(':', '');
  // A DT may end in an offset, `+0100`, `-0500`: that hyphen parts nothing.
  const match = /^(.*?)-(?!\d{4}$)(.*)$/.exec(clean) ?? (vr === 'DT' ? null : /^(.*?)-(.*)$/.exec(clean));
  const from = match ? match[1] : clean;
  const to = match ? match[2] : clean;
  return { ...(from ? { from } : {}), ...(to ? { to: `${to}\uffff` } : {}) };
}

export const isInRange = (text: string, { from, to }: ValueRange): boolean => {
  const value = text.replaceAll(':', '');
  return (from === undefined || value >= from) && (to === undefined || value <= to);
};
