// Searches of FHIR R4: what was asked, pages, and their links (http.html#search, bundle.html).
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/problem.ts';
import { queryOf } from '../http/routes.ts';
import type { SqlValue } from '../index/database.ts';

export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}
/** How one search parameter narrows the search. @throws HttpProblem 400 */
export type ToCondition = (value: string) => Condition;

export interface Search {
  readonly where: string;
  readonly values: readonly SqlValue[];
  readonly count: number;
  readonly offset: number;
  /** What was understood, for the self link. */
  readonly parameters: URLSearchParams;
}

const DEFAULT_COUNT = 50;
const MAX_COUNT = 500;

/** GET has its parameters in the address, POST `_search` in its body. */
export function parseSearch(request: FastifyRequest, table: Readonly<Record<string, ToCondition>>): Search {
  const asked = queryOf(request);
  if (typeof request.body === 'string') for (const [name, value] of new URLSearchParams(request.body)) asked.append(name, value);
  const isStrict = /handling=strict/.test(String(request.headers.prefer ?? ''));
  const parameters = new URLSearchParams();
  const conditions: Condition[] = [];
  for (const [name, value] of asked) {
    const toCondition = table[name];
    if (name === '_count' || name === '_offset' || name === '_format') continue;
    if (!toCondition && isStrict) throw new HttpProblem(400, 'an unknown search parameter');
    if (!toCondition || value === '') continue;
    conditions.push(toCondition(value));
    parameters.append(name, value);
  }
  const number = (name: string, otherwise: number): number => {
    const text = asked.get(name);
    if (text === null) return otherwise;
    if (!/^\d{1,9}$/.test(text)) throw new HttpProblem(400, `${name} must be a number`);
    return Number(text);
  };
  return {
    where: conditions.length === 0 ? '1' : conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    values: conditions.flatMap(({ values }) => [...values]),
    count: Math.min(number('_count', DEFAULT_COUNT), MAX_COUNT),
    offset: number('_offset', 0),
    parameters,
  };
}

export function toBundle(base: string, type: string, search: Search, total: number, resources: readonly Resource[]) {
  const link = (relation: string, offset: number) => {
    const parameters = new URLSearchParams([...search.parameters, ['_count', String(search.count)]]);
    if (offset > 0) parameters.append('_offset', String(offset));
    return { relation, url: `${base}/${type}?${parameters}` };
  };
  const next = search.offset + search.count;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total,
    link: [link('self', search.offset), ...(search.count > 0 && next < total ? [link('next', next)] : [])],
    entry: resources.map((resource) => ({ fullUrl: `${base}/${type}/${resource.id}`, resource, search: { mode: 'match' } })),
  };
}

/** `a,b` means either; a comma within a value is written `\,`. */
export const anyOf =
  (toCondition: ToCondition): ToCondition =>
  (value) => {
    const all = value.split(/(?<!\\),/).map((one) => toCondition(one.replace(/\\([,|$\\])/g, '$1')));
    return { sql: all.map(({ sql }) => `(${sql})`).join(' OR '), values: all.flatMap(({ values }) => [...values]) };
  };

/** `2024-05`, `ge2024-05-17`: columns hold digits, as many as are known. */
export const dateCondition =
  (column: string): ToCondition =>
  (value) => {
    const match = /^(eq|ge|le|gt|lt|sa|eb)?(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?$/.exec(value);
    if (!match) throw new HttpProblem(400, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
    const digits = (match[2] ?? '').replaceAll('-', '');
    const known = `${column} <> ''`;
    const end = `${digits}\uffff`;
    if (match[1] === 'ge') return { sql: `${column} >= ? AND ${known}`, values: [digits] };
    if (match[1] === 'gt' || match[1] === 'sa') return { sql: `${column} > ? AND ${known}`, values: [end] };
    if (match[1] === 'le') return { sql: `${column} <= ? AND ${known}`, values: [end] };
    if (match[1] === 'lt' || match[1] === 'eb') return { sql: `${column} < ? AND ${known}`, values: [digits] };
    return { sql: `${column} >= ? AND ${column} <= ?`, values: [digits, end] };
  };
