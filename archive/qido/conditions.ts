// Keys that the index answers by itself, as SQL over its columns.
import { fold } from '../dicom/text.ts';
import type { Level } from '../index/attributes.ts';
import type { SqlValue } from '../index/database.ts';
import { nameWords, parseRange, splitList } from './match.ts';
import type { Key } from './parseQuery.ts';

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

type ToCondition = (value: string, fuzzy: boolean) => Condition;

const STUDY: Readonly<Record<string, ToCondition>> = {
  '0020000D': uids('study.uid'),
  '00100020': text('patient.pid'),
  '00100010': names('patient.nameKey'),
  '00080020': range('DA', 'study.date'),
  '00080030': range('TM', 'study.time'),
  '00080050': text('study.accession'),
  '00200010': text('study.studyId'),
  '00081030': text('study.description'),
  '00080090': names('study.referringKey'),
  '00080061': below('SELECT 1 FROM series AS s WHERE s.study = study.id AND', 's.modality'),
  '00080062': below('SELECT 1 FROM series AS s JOIN instance AS i ON i.series = s.id WHERE s.study = study.id AND', 'i.class'),
};
const SERIES: Readonly<Record<string, ToCondition>> = {
  '0020000E': uids('series.uid'),
  '00080060': list('series.modality'),
  '0008103E': text('series.description'),
  '00180015': list('series.bodyPart'),
  '00200011': number('series.number'),
};
const INSTANCE: Readonly<Record<string, ToCondition>> = {
  '00080018': uids('instance.uid'),
  '00080016': uids('instance.class'),
  '00200013': number('instance.number'),
};

const TABLES: Readonly<Record<Level, Readonly<Record<string, ToCondition>>>> = {
  study: STUDY,
  series: { ...STUDY, ...SERIES },
  instance: { ...STUDY, ...SERIES, ...INSTANCE },
};

/** @returns undefined when no column holds it */
export function toCondition(level: Level, { path, value }: Key, fuzzy: boolean): Condition | undefined {
  const [tag = ''] = path;
  // The issuer's OID lies in a sequence; people ask for either by one name.
  if (tag === '00100021' && path.length === 1) return issuer(value);
  return path.length === 1 ? TABLES[level][tag]?.(value, fuzzy) : undefined;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

function uids(column: string): ToCondition {
  return (value) => {
    const values = splitList(value);
    return { sql: `${column} IN (${marks(values)})`, values };
  };
}

function text(column: string): ToCondition {
  return (value) =>
    /[*?]/.test(value) ? { sql: `${column} GLOB ?`, values: [toGlob(value)] } : { sql: `${column} = ?`, values: [value] };
}

function list(column: string): ToCondition {
  return (value) => {
    const all = splitList(value).map((one) => text(column)(one, false));
    return { sql: `(${all.map(({ sql }) => sql).join(' OR ')})`, values: all.flatMap(({ values }) => values) };
  };
}

function number(column: string): ToCondition {
  return (value) => ({ sql: `${column} = ?`, values: [Number.isFinite(Number(value)) ? Number(value) : null] });
}

function range(vr: string, column: string): ToCondition {
  return (value) => {
    const { from, to } = parseRange(vr, value);
    const sql = [
      ...(from === undefined ? [] : [`${column} >= ?`]),
      ...(to === undefined ? [] : [`${column} <= ?`]),
      `${column} <> ''`,
    ];
    return { sql: sql.join(' AND '), values: [from, to].filter((one) => one !== undefined) };
  };
}

function below(select: string, column: string): ToCondition {
  return (value, fuzzy) => {
    const { sql, values } = list(column)(value, fuzzy);
    return { sql: `EXISTS (${select} ${sql})`, values };
  };
}

const issuer = (value: string): Condition => {
  const oid = text('patient.issuer')(value.replace(/^urn:oid:/, ''), false);
  const named = text("json_extract(study.json, '$.00100021.Value[0]')")(value, false);
  return { sql: `(${oid.sql} OR ${named.sql})`, values: [...oid.values, ...named.values] };
};

/** nameKey is `|family^given|…|`, one group between two bars. */
function names(column: string): ToCondition {
  return (value, fuzzy) => {
    if (!fuzzy) return { sql: `${column} LIKE ? ESCAPE '\\'`, values: [`%|${toLike(fold(value).replace(/[\^ ]+$/, ''))}|%`] };
    const words = nameWords(value);
    const word = `(${['|', '^', ' ', '-', ','].map(() => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`;
    return {
      sql: words.length === 0 ? '1' : words.map(() => word).join(' AND '),
      values: words.flatMap((one) => ['|', '^', ' ', '-', ','].map((before) => `%${before}${toLike(one)}%`)),
    };
  };
}

const toGlob = (value: string): string => value.replaceAll('[', '[[]');
const toLike = (value: string): string =>
  value
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
