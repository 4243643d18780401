// Rows of the index as results of a search (PS3.18 tables 10.6.3-3 to -5).
import { vrOf } from '../dicom/dictionary.ts';
import type { JsonDataset, JsonElement } from '../dicom/toJson.ts';
import { EXPLICIT_LITTLE_ENDIAN, isNative } from '../dicom/transferSyntaxes.ts';
import type { Level } from '../index/attributes.ts';
import type { Catalogue, Root } from '../index/catalogue.ts';
import { first } from '../index/readFile.ts';
import type { Query } from './parseQuery.ts';

/** Below which study and series is searched. */
export interface Scope {
  readonly study?: string;
  readonly series?: string;
}

/** What SELECT of search.ts gives; the lower levels are absent in searches above them. */
export interface Row {
  readonly studyId: number;
  readonly patientId: number;
  readonly study: string;
  readonly seriesId?: number;
  readonly series?: string;
  readonly instance?: string;
  readonly studyUid?: string;
  readonly seriesUid?: string;
  readonly uid?: string;
  readonly transferSyntax?: string;
  readonly sopClass?: string;
  readonly root?: Root;
  readonly path?: string;
}

const tags = (list: string): readonly string[] => list.trim().split(/\s+/);

const STUDY_DEFAULTS = tags(`
  00080020 00080030 00080050 00080056 00080061 00080090 00080201 00081030 00081190 00100010 00100020 00100021 00100024 00100030
  00100040 0020000D 00200010 00201206 00201208`);
const DEFAULTS: Readonly<Record<Level, readonly string[]>> = {
  study: STUDY_DEFAULTS,
  series: tags(
    '00080056 00080060 0008103E 00081190 00180015 0020000D 0020000E 00200011 00200060 00201209 00400244 00400245 00400275',
  ),
  instance: tags('00080016 00080018 00080056 00081190 00083002 0020000D 0020000E 00200013 00280008 00280010 00280011 00280100'),
};
/** Left out when an object does not have them; the others then stand there without a value. */
const OPTIONAL = new Set(
  tags('00080201 00100021 00100024 00180015 00200060 00280008 00280010 00280011 00280100 00400244 00400245 00400275'),
);

const parse = (json: string | undefined): JsonDataset => (json === undefined ? {} : (JSON.parse(json) as JsonDataset));

/** All that the index holds of a row, from the patient down. UIDs are the index's own, also where the object lacks them. */
export function readRow(row: Row): JsonDataset {
  const json = { ...parse(row.study), ...parse(row.series), ...parse(row.instance) };
  if (row.studyUid !== undefined) json['0020000D'] = ui(row.studyUid);
  if (row.seriesUid !== undefined) json['0020000E'] = ui(row.seriesUid);
  if (row.uid !== undefined) json['00080018'] = ui(row.uid);
  if (row.sopClass) json['00080016'] = ui(row.sopClass);
  return json;
}

const ui = (...uids: string[]): JsonElement => ({ vr: 'UI', Value: uids });
const is = (count: number): JsonElement => ({ vr: 'IS', Value: [count] });

export function toResult(catalogue: Catalogue, level: Level, scope: Scope, query: Query, row: Row, base: string): JsonDataset {
  const held = readRow(row);
  const wanted = new Set<string>([...DEFAULTS[level], ...query.include]);
  if (level !== 'study' && scope.study === undefined) for (const tag of STUDY_DEFAULTS) wanted.add(tag);
  if (level === 'instance' && scope.series === undefined) for (const tag of ['00080060', '0020000E', '00200011']) wanted.add(tag);
  if (query.includeAll) for (const tag of [...Object.keys(held), ...Object.keys(COMPUTERS)]) wanted.add(tag);

  const result: JsonDataset = {};
  for (const tag of [...wanted].sort()) {
    const element = COMPUTERS[tag]?.(catalogue, row, level, base) ?? held[tag];
    if (element) result[tag] = element;
    else if (DEFAULTS[level].includes(tag) && !OPTIONAL.has(tag)) result[tag] = { vr: vrOf(tag) };
  }
  return result;
}

type Compute = (catalogue: Catalogue, row: Row, level: Level, base: string) => JsonElement | undefined;

const count =
  (sql: string): Compute =>
  (catalogue, row) =>
    is(catalogue.db.value<number>(sql, row.studyId) ?? 0);
const patientCount =
  (sql: string): Compute =>
  (catalogue, row) =>
    is(catalogue.db.value<number>(sql, row.patientId) ?? 0);
const distinct =
  (vr: string, sql: string): Compute =>
  (catalogue, row) => {
    const values = catalogue.db.values<string>(sql, row.studyId);
    return values.length === 0 ? { vr } : { vr, Value: values };
  };

const COMPUTERS: Readonly<Record<string, Compute>> = {
  '00080056': () => ({ vr: 'CS', Value: ['ONLINE'] }),
  '00080061': distinct(
    'CS',
    "SELECT DISTINCT modality AS value FROM series WHERE study = ? AND modality <> '' ORDER BY modality",
  ),
  '00080062': distinct(
    'UI',
    'SELECT DISTINCT class AS value FROM instance JOIN series ON series.id = series WHERE study = ? ORDER BY class',
  ),
  '00201206': count('SELECT count(*) AS value FROM series WHERE study = ?'),
  '00201208': count('SELECT count(*) AS value FROM instance JOIN series ON series.id = series WHERE study = ?'),
  '00201209': (catalogue, row) =>
    row.seriesId === undefined
      ? undefined
      : is(catalogue.db.value<number>('SELECT count(*) AS value FROM instance WHERE series = ?', row.seriesId) ?? 0),
  '00201200': patientCount('SELECT count(*) AS value FROM study WHERE patient = ?'),
  '00201202': patientCount('SELECT count(*) AS value FROM series JOIN study ON study.id = study WHERE patient = ?'),
  '00201204': patientCount(
    'SELECT count(*) AS value FROM instance JOIN series ON series.id = series JOIN study ON study.id = series.study WHERE patient = ?',
  ),
  '00083002': (_, { transferSyntax }) =>
    transferSyntax === undefined
      ? undefined
      : ui(...new Set([transferSyntax, ...(isNative(transferSyntax) ? [EXPLICIT_LITTLE_ENDIAN] : [])])),
  '00081190': (_, row, level, base) => {
    const json = readRow(row);
    const steps = [
      ['studies', '0020000D'],
      ...(level === 'study' ? [] : [['series', '0020000E']]),
      ...(level === 'instance' ? [['instances', '00080018']] : []),
    ];
    const path = steps.map(([name = '', tag = '']) => `/${name}/${encodeURIComponent(first(json, tag))}`);
    return { vr: 'UR', Value: [base + path.join('')] };
  },
};
