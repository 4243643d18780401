// QIDO-RS over the index (PS3.18 §10.6).

import type { JsonDataset } from '../dicom/toJson.ts';
import { COMPUTED, INSTANCE_ATTRIBUTES, type Level, SERIES_ATTRIBUTES, STUDY_ATTRIBUTES } from '../index/attributes.ts';
import type { Catalogue } from '../index/catalogue.ts';
import type { SqlValue } from '../index/database.ts';
import { readEntryFields } from '../index/readFields.ts';
import { type Condition, toCondition } from './conditions.ts';
import { matches } from './match.ts';
import type { Key, Query } from './parseQuery.ts';
import { type Row, readRow, type Scope, toResult } from './results.ts';

export interface SearchAnswer {
  readonly results: readonly JsonDataset[];
  readonly warnings: readonly string[];
}

/** More than these need `offset`. */
export const MAX_RESULTS = 5000;
const CHUNK_ROWS = 2000;

const HELD: Readonly<Record<Level, ReadonlySet<string>>> = {
  study: new Set([...STUDY_ATTRIBUTES, ...COMPUTED.study]),
  series: new Set([...STUDY_ATTRIBUTES, ...SERIES_ATTRIBUTES, ...COMPUTED.study, ...COMPUTED.series]),
  instance: new Set([...STUDY_ATTRIBUTES, ...SERIES_ATTRIBUTES, ...INSTANCE_ATTRIBUTES, ...COMPUTED.instance]),
};

const SELECT: Readonly<Record<Level, string>> = {
  study: `SELECT study.id AS studyId, patient.id AS patientId, study.json AS study, study.uid AS studyUid FROM study JOIN patient ON patient.id = study.patient`,
  series: `SELECT study.id AS studyId, patient.id AS patientId, study.json AS study, series.id AS seriesId, series.json AS series,
      study.uid AS studyUid, series.uid AS seriesUid
    FROM series JOIN study ON study.id = series.study JOIN patient ON patient.id = study.patient`,
  instance: `SELECT study.id AS studyId, patient.id AS patientId, study.json AS study, series.id AS seriesId, series.json AS series,
      study.uid AS studyUid, series.uid AS seriesUid, instance.uid AS uid, instance.json AS instance, transferSyntax, class AS sopClass, root, path
    FROM instance JOIN series ON series.id = instance.series JOIN study ON study.id = series.study
      JOIN patient ON patient.id = study.patient JOIN file ON file.id = instance.file`,
};
const ORDER: Readonly<Record<Level, string>> = {
  study: 'study.date DESC, study.time DESC, study.id',
  series: 'study.date DESC, study.time DESC, study.id, series.number, series.id',
  instance: 'study.date DESC, study.time DESC, study.id, series.number, series.id, instance.number, instance.uid',
};

/** @param base what stands before `/studies` in RetrieveURL */
export function search(catalogue: Catalogue, level: Level, scope: Scope, query: Query, base: string): SearchAnswer {
  const warnings: string[] = [];
  const conditions: Condition[] = [];
  if (scope.study !== undefined) conditions.push({ sql: 'study.uid = ?', values: [scope.study] });
  if (scope.series !== undefined) conditions.push({ sql: 'series.uid = ?', values: [scope.series] });
  const filters: Key[] = [];
  for (const key of query.keys) {
    const condition = toCondition(level, key, query.fuzzy);
    if (condition) conditions.push(condition);
    else if (HELD[level].has(key.path[0] ?? '') && !isComputed(key.path[0] ?? '')) filters.push(key);
    else warnings.push(`${key.name} cannot be matched at this level: it was ignored`);
  }
  if (query.fuzzy) warnings.push('fuzzymatching: words of names in any order, by their beginnings, without case and accents');

  const limit = Math.min(query.limit ?? MAX_RESULTS, MAX_RESULTS);
  const rows = findRows(catalogue, level, conditions, filters, query, limit + 1);
  if (rows.length > limit && query.limit !== 0) warnings.push('there are more results: ask with limit and offset');

  const absent = [...query.include].filter((tag) => !HELD[level].has(tag));
  if (level !== 'instance' && absent.length > 0) warnings.push(`not available at this level: ${absent.join(' ')}`);
  const results = rows.slice(0, limit).map((row) => {
    const result = toResult(catalogue, level, scope, query, row, base);
    if (level !== 'instance' || absent.length === 0) return result;
    return { ...result, ...readEntryFields(catalogue.absolute(row.root ?? 'data', row.path ?? ''), absent) };
  });
  return { results, warnings };
}

const isComputed = (tag: string): boolean => [...COMPUTED.study, ...COMPUTED.series, ...COMPUTED.instance].includes(tag);

function findRows(
  catalogue: Catalogue,
  level: Level,
  conditions: readonly Condition[],
  filters: readonly Key[],
  query: Query,
  wanted: number,
): Row[] {
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`;
  const sql = `${SELECT[level]} ${where} ORDER BY ${ORDER[level]} LIMIT ? OFFSET ?`;
  const values: SqlValue[] = conditions.flatMap((condition) => [...condition.values]);
  if (filters.length === 0) return catalogue.db.rows<Row>(sql, ...values, wanted, query.offset);
  const found: Row[] = [];
  for (let at = 0; found.length < query.offset + wanted; at += CHUNK_ROWS) {
    const chunk = catalogue.db.rows<Row>(sql, ...values, CHUNK_ROWS, at);
    found.push(...chunk.filter((row) => filters.every((key) => matches(readRow(row), key, query.fuzzy))));
    if (chunk.length < CHUNK_ROWS) break;
  }
  return found.slice(query.offset, query.offset + wanted);
}
