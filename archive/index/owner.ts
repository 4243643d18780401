// Whose the files are that cannot say it themselves: patient.json, and those without one.
import { createHash } from 'node:crypto';
import type { PatientRecord } from './readFile.ts';

export const OWNER_FILE = 'patient.json';
export const UNASSIGNED: PatientRecord = { id: 'UNASSIGNED', issuer: '', name: 'Unassigned', birth: '', sex: '' };

/** Stands for a patient in addresses: the same whenever the index is made anew. Never the number itself. */
export const patientKey = ({ id, issuer, name }: PatientRecord): string =>
  createHash('sha256')
    .update(JSON.stringify([id, issuer, name]))
    .digest('hex')
    .slice(0, 32);

/** @returns undefined when it is no JSON object with an `id` */
export function parseOwner(text: string): PatientRecord | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(json));
  const field = (key: string): string => {
    const value = fields.get(key);
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 256) : '';
  };
  if (field('id') === '') return undefined;
  return {
    id: field('id'),
    issuer: field('issuer').replace(/^urn:oid:/, ''),
    name: toName(field('name')),
    birth: /^\d{4}-?\d\d-?\d\d$/.test(field('birthDate')) ? field('birthDate').replaceAll('-', '') : '',
    sex: /^(M|F|O)/i.exec(field('sex'))?.[1]?.toUpperCase() ?? '',
  };
}

/** `Family^Given` as it stands; `Family, Given` as people write it. */
const toName = (name: string): string =>
  (name.includes('^') ? name : name.replace(/\s*,\s*/, '^')).normalize('NFC').replace(/[\^ ]+$/, '');
