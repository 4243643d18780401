// DICOM JSON (PS3.18 Annex F), read by tag. Tolerates what servers really send: nulls, numbers as text, lower-case keys.
import { Failure } from '../../model/failure.ts';
import type { PersonName } from '../../model/patient.ts';

export interface Element {
  readonly vr?: string;
  readonly Value?: readonly unknown[];
  readonly BulkDataURI?: string;
  readonly InlineBinary?: string;
}
/** Keys are eight hexadecimal digits, upper case: '00100020'. */
export type Dataset = { readonly [tag: string]: Element | undefined };

/** Parsed JSON as data sets: an array, a single object, nothing. Keys are made upper case. @throws Failure 'malformed' when it is neither */
export function toDatasets(json: unknown): Dataset[] {
  if (json === null || json === undefined || json === '') return [];
  if (Array.isArray(json)) return json.map(toDataset);
  return [toDataset(json)];
}

function toDataset(json: unknown): Dataset {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Failure('malformed', { detail: 'not a DICOM JSON data set' });
  const dataset: Record<string, Element> = Object.create(null);
  for (const [key, element] of Object.entries(json)) {
    if (/^[0-9a-f]{8}$/i.test(key) && typeof element === 'object' && element !== null) dataset[key.toUpperCase()] = element;
  }
  return dataset;
}

const values = (dataset: Dataset, tag: string): readonly unknown[] => {
  const value = dataset[tag]?.Value;
  return Array.isArray(value) ? value : [];
};

/** All values as text, in order; empty places, and values that are objects, are ''. */
export const texts = (dataset: Dataset, tag: string): string[] =>
  values(dataset, tag).map((value) => (value === null || typeof value === 'object' ? '' : String(value).trim()));

/** The first value as text, '' as undefined. */
export function text(dataset: Dataset, tag: string): string | undefined {
  const first = texts(dataset, tag)[0];
  return first === '' ? undefined : first;
}

/** All values that are finite numbers, in order. */
export const numbers = (dataset: Dataset, tag: string): number[] =>
  texts(dataset, tag)
    .filter((value) => value !== '')
    .map(Number)
    .filter(Number.isFinite);

export const number = (dataset: Dataset, tag: string): number | undefined => numbers(dataset, tag)[0];

/** The items of a sequence; `{}` is an empty item. */
export const items = (dataset: Dataset, tag: string): Dataset[] =>
  values(dataset, tag)
    .filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
    .map(toDataset);

/** A PN value (PS3.5 §6.2.1.1): the alphabetic group, else any. Old servers send plain text instead of groups. */
export function personName(dataset: Dataset, tag: string): PersonName | undefined {
  const value = values(dataset, tag)[0];
  let group: unknown = value;
  if (typeof value === 'object' && value !== null) {
    const groups = new Map(Object.entries(value));
    group = groups.get('Alphabetic') ?? groups.get('Ideographic') ?? groups.get('Phonetic');
  }
  if (typeof group !== 'string' || group.replaceAll('^', '').trim() === '') return undefined;
  return parsePersonName(group);
}

/** `Family^Given^Middle^Prefix^Suffix`, first `=` group only. */
export function parsePersonName(pn: string): PersonName {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = (pn.split('=')[0] ?? '')
    .split('^')
    .map((component) => component.trim().normalize('NFC'));
  return {
    family,
    given,
    ...(middle && { middle }),
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
  };
}
