// Everybody the archive holds anything of, as FHIR Patient.
import { fold } from '../dicom/text.ts';
import type { Db } from '../index/database.ts';
import { anyOf, dateCondition, type Resource, type Search, type ToCondition } from './bundle.ts';

interface Row {
  readonly key: string;
  readonly pid: string;
  readonly issuer: string;
  readonly name: string;
  readonly birth: string;
  readonly sex: string;
}

const OID = /^[0-2](\.(0|[1-9]\d*))+$/;
/** An OID is a URN; what is no OID stands as it is. */
export const systemOf = (issuer: string): string => (OID.test(issuer) ? `urn:oid:${issuer}` : issuer);
const issuerOf = (system: string): string => system.replace(/^urn:oid:/, '');

/** `system|value`, `|value` of nobody, `value` of anybody, `system|` all of one. */
export const identifierCondition: ToCondition = anyOf((value) => {
  const bar = value.indexOf('|');
  if (bar < 0) return { sql: 'patient.pid = ?', values: [value] };
  const issuer = issuerOf(value.slice(0, bar));
  const pid = value.slice(bar + 1);
  return pid === ''
    ? { sql: 'patient.issuer = ?', values: [issuer] }
    : { sql: 'patient.pid = ? AND patient.issuer = ?', values: [pid, issuer] };
});

/** Each word begins a word of the name. */
const nameCondition: ToCondition = anyOf((value) => {
  const words = fold(value)
    .split(/[\s,^]+/)
    .filter((word) => word !== '');
  const before = ['|', '^', ' ', '-'];
  const one = `(${before.map(() => "patient.nameKey LIKE ? ESCAPE '\\'").join(' OR ')})`;
  return {
    sql: words.length === 0 ? '1' : words.map(() => one).join(' AND '),
    values: words.flatMap((word) => before.map((mark) => `%${mark}${word.replace(/[\\%_]/g, '\\$&')}%`)),
  };
});

const SEXES: Readonly<Record<string, string>> = { M: 'male', F: 'female', O: 'other' };

export const PATIENT_PARAMETERS: Readonly<Record<string, ToCondition>> = {
  _id: anyOf((value) => ({ sql: 'patient.key = ?', values: [value] })),
  identifier: identifierCondition,
  name: nameCondition,
  family: nameCondition,
  given: nameCondition,
  birthdate: dateCondition('patient.birth'),
  gender: anyOf((value) => ({ sql: 'patient.sex = ?', values: [Object.keys(SEXES).find((sex) => SEXES[sex] === value) ?? '?'] })),
};

const HELD =
  '(EXISTS (SELECT 1 FROM study WHERE study.patient = patient.id) OR EXISTS (SELECT 1 FROM document WHERE document.patient = patient.id))';
/** Those with the newest study first; then by name. */
const ORDER = `(SELECT max(date) FROM study WHERE study.patient = patient.id) DESC, nameKey, patient.key`;

export function findPatients(db: Db, search: Search): { total: number; resources: Resource[] } {
  const total =
    db.value<number>(`SELECT count(*) AS value FROM patient WHERE ${HELD} AND ${search.where}`, ...search.values) ?? 0;
  const sql = `SELECT key, pid, issuer, name, birth, sex FROM patient WHERE ${HELD} AND ${search.where} ORDER BY ${ORDER} LIMIT ? OFFSET ?`;
  return { total, resources: db.rows<Row>(sql, ...search.values, search.count, search.offset).map(toPatient) };
}

export function getPatient(db: Db, key: string): Resource | undefined {
  const row = db.row<Row>(`SELECT key, pid, issuer, name, birth, sex FROM patient WHERE key = ? AND ${HELD}`, key);
  return row && toPatient(row);
}

function toPatient({ key, pid, issuer, name, birth, sex }: Row): Resource {
  return {
    resourceType: 'Patient',
    id: key,
    ...(pid === '' ? {} : { identifier: [toIdentifier(pid, issuer)] }),
    ...(name === '' ? {} : { name: [toHumanName(name)] }),
    ...(SEXES[sex] ? { gender: SEXES[sex] } : {}),
    ...(/^\d{8}$/.test(birth) ? { birthDate: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}` } : {}),
  };
}

export const toIdentifier = (pid: string, issuer: string) =>
  issuer === '' ? { value: pid } : { system: systemOf(issuer), value: pid };

/** PN components are family, given, middle, prefix, suffix (PS3.5 §6.2.1). */
function toHumanName(name: string) {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = (name.split('=')[0] ?? '')
    .split('^')
    .map((part) => part.trim());
  const givens = [given, middle].flatMap((part) => part.split(' ')).filter((part) => part !== '');
  return {
    text: [prefix, given, middle, family, suffix].filter((part) => part !== '').join(' '),
    ...(family === '' ? {} : { family }),
    ...(givens.length > 0 ? { given: givens } : {}),
    ...(prefix === '' ? {} : { prefix: [prefix] }),
    ...(suffix === '' ? {} : { suffix: [suffix] }),
  };
}
