// Files that are no DICOM images, as FHIR DocumentReference; those that cannot be read say why.
import { HttpProblem } from '../http/problem.ts';
import type { Root } from '../index/catalogue.ts';
import type { Db } from '../index/database.ts';
import { anyOf, dateCondition, type Resource, type Search, type ToCondition } from './bundle.ts';
import { identifierCondition, toIdentifier } from './patients.ts';

/** valueString: why the archive could not read the file. */
export const UNREADABLE = 'https://helbild.example/fhir/unreadable';
const URN = 'urn:ietf:rfc:3986';

interface Row {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly created: string;
  readonly problem: string;
  readonly sha1: string;
  readonly key: string;
  readonly pid: string;
  readonly issuer: string;
  readonly root: Root;
  readonly path: string;
  readonly mtime: number;
  readonly size: number;
}

const FROM = `FROM document JOIN patient ON patient.id = document.patient JOIN file ON file.id = document.file`;
const COLUMNS = `document.id, type, title, created, problem, sha1, patient.key, pid, issuer, root, path, mtime, size`;

export const DOCUMENT_PARAMETERS: Readonly<Record<string, ToCondition>> = {
  _id: anyOf((value) => ({ sql: 'document.id = ?', values: [value] })),
  identifier: anyOf((value) => ({ sql: 'document.id = ?', values: [fromOid(value.slice(value.indexOf('|') + 1))] })),
  patient: anyOf((value) => ({ sql: 'patient.key = ?', values: [value.slice(value.lastIndexOf('/') + 1)] })),
  subject: anyOf((value) => ({ sql: 'patient.key = ?', values: [value.slice(value.lastIndexOf('/') + 1)] })),
  'patient.identifier': identifierCondition,
  'subject.identifier': identifierCondition,
  status: anyOf((value) => ({ sql: value.slice(value.indexOf('|') + 1) === 'current' ? '1' : '0', values: [] })),
  contenttype: anyOf((value) => ({ sql: 'type = ?', values: [value] })),
  creation: dateCondition("replace(created, '-', '')"),
  period: dateCondition("replace(created, '-', '')"),
};

/** An index beside its file (x.bam.bai, x.vcf.gz.tbi) is a second content of that file's document, and none of its own. */
const STANDS_ALONE = `NOT (type IN ('application/x-bam-index', 'application/x-tabix') AND EXISTS (
  SELECT 1 FROM document AS main JOIN file AS whole ON whole.id = main.file
  WHERE main.patient = document.patient AND whole.root = file.root AND whole.path = substr(file.path, 1, length(file.path) - 4)))`;

export function findDocuments(db: Db, search: Search): { total: number; resources: Resource[] } {
  const where = `WHERE (${search.where}) AND ${STANDS_ALONE}`;
  const total = db.value<number>(`SELECT count(*) AS value ${FROM} ${where}`, ...search.values) ?? 0;
  const sql = `SELECT ${COLUMNS} ${FROM} ${where} ORDER BY created DESC, document.id LIMIT ? OFFSET ?`;
  const rows = db.rows<Row>(sql, ...search.values, search.count, search.offset);
  return { total, resources: rows.map((row) => toDocumentReference(row, findIndex(db, row))) };
}

export function getDocument(db: Db, id: string): Resource | undefined {
  const row = findRow(db, id);
  return row && toDocumentReference(row, findIndex(db, row));
}

function findIndex(db: Db, { type, root, path, key }: Row): Row | undefined {
  const ending = { 'application/x-bam': '.bai', 'application/x-vcf+gzip': '.tbi' }[type];
  const sql = `SELECT ${COLUMNS} ${FROM} WHERE root = ? AND path = ? AND patient.key = ?`;
  return ending === undefined ? undefined : db.row<Row>(sql, root, path + ending, key);
}

export type DocumentFile = Pick<Row, 'type' | 'title' | 'root' | 'path'>;

/** @throws HttpProblem 404 */
export function documentFile(db: Db, id: string): DocumentFile {
  const row = findRow(db, id);
  if (!row) throw new HttpProblem(404, 'no such document');
  return row;
}

const findRow = (db: Db, id: string): Row | undefined => db.row<Row>(`SELECT ${COLUMNS} ${FROM} WHERE document.id = ?`, id);
const versionOf = ({ mtime, size }: Row): string => `${Math.round(mtime)}-${size}`;

/** The id is 128 bits: as a UUID-derived OID (ITU-T X.667) it is unique everywhere. */
const toOid = (id: string): string => `urn:oid:2.25.${BigInt(`0x${id}`)}`;
function fromOid(value: string): string {
  const digits = /^(?:urn:oid:)?2\.25\.(\d{1,39})$/.exec(value)?.[1];
  return digits === undefined ? '' : BigInt(digits).toString(16).padStart(32, '0');
}

function toDocumentReference(row: Row, index: Row | undefined): Resource {
  const { id, type, title, created, problem, key, pid, issuer, mtime } = row;
  const kind = kindOf(type);
  const creation = toDateTime(created);
  return {
    resourceType: 'DocumentReference',
    id,
    meta: { versionId: versionOf(row), lastUpdated: new Date(mtime).toISOString() },
    ...(problem === '' ? {} : { extension: [{ url: UNREADABLE, valueString: problem }] }),
    masterIdentifier: { system: URN, value: toOid(id) },
    status: 'current',
    type: { text: title },
    ...description(title, created),
    category: [{ coding: [{ system: 'https://helbild.example/fhir/kind', code: kind }], text: kind }],
    subject: { reference: `Patient/${key}`, ...(pid === '' ? {} : { identifier: toIdentifier(pid, issuer) }) },
    ...(creation?.includes('T') ? { date: creation } : {}),
    content: [row, ...(index ? [index] : [])].map(toContent),
    ...(creation ? { context: { period: { start: creation } } } : {}),
  };
}

function toContent({ id, type, title, size, sha1, created }: Row) {
  const creation = toDateTime(created);
  return {
    attachment: {
      contentType: type,
      url: `Binary/${id}`,
      size,
      title,
      ...(sha1 === '' ? {} : { hash: sha1 }),
      ...(creation ? { creation } : {}),
    },
  };
}

/** `2026-11-19 Remiss.pdf` of that day is called `Remiss`; any other name is its own best description. */
function description(title: string, created: string): { readonly description?: string } {
  const [, day, name] = /^(\d{4}-\d\d-\d\d)[ _]+(.+?)\.\w{2,4}$/.exec(title) ?? [];
  return name !== undefined && created.startsWith(day ?? ' ') ? { description: name } : {};
}

/** FHIR wants an offset with a time: files know only their place's clock, and so does this machine. */
function toDateTime(created: string): string | undefined {
  if (created === '') return undefined;
  if (!created.includes('T')) return created;
  const minutes = -new Date(created).getTimezoneOffset();
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${created}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

function kindOf(type: string): string {
  const [main = ''] = type.split('/');
  if (type === 'application/pdf') return 'pdf';
  if (type === 'application/dicom') return 'dicom';
  if (/vcf|bam|cram|tabix|x-bed/.test(type)) return 'genome';
  if (/officedocument|opendocument|ms-|msword/.test(type)) return 'office';
  if (main === 'image') return 'photo';
  return ['text', 'audio', 'video', 'model'].includes(main) ? main : 'other';
}
