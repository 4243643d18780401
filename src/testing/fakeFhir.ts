// A small FHIR server over a few resources in memory.
import type { Answerer, FakeAnswer, FakeRequest } from './fakeServer.ts';

export interface FakeFhir {
  patients: readonly { readonly id: string; readonly [name: string]: unknown }[];
  documents: readonly { readonly id: string; readonly subject?: unknown; readonly [name: string]: unknown }[];
  /** By id, as served raw. */
  binaries: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
  takesPost?: boolean;
  ignoreParameters?: boolean;
  noPatientParameter?: boolean;
  ignoreRange?: boolean;
  wrapBinary?: boolean;
  pageSize?: number;
  /** What the server calls itself in its links. */
  ownName?: string;
}

const JSON_HEADERS = { 'content-type': 'application/fhir+json' };
const json = (value: unknown): FakeAnswer => ({ headers: JSON_HEADERS, body: JSON.stringify(value) });

export const fakeFhir =
  (fhir: FakeFhir, base = '/fhir'): Answerer =>
  (request) => {
    const [type = '', id = ''] = request.url.pathname.slice(base.length + 1).split('/');
    if (type === 'Binary') return binary(fhir, id, request);
    const all: readonly { readonly id: string }[] = type === 'Patient' ? fhir.patients : fhir.documents;
    if (id === '_search' || id === '') {
      if (request.method === 'POST' && fhir.takesPost === false) return { status: 405 };
      return search(fhir, type, all, request.method === 'POST' ? new URLSearchParams(request.body) : request.url.searchParams);
    }
    const resource = all.find((one) => one.id === id);
    return resource ? json({ resourceType: type, ...resource }) : { status: 404 };
  };

function search(fhir: FakeFhir, type: string, all: readonly { readonly id: string }[], parameters: URLSearchParams): FakeAnswer {
  if (fhir.noPatientParameter && parameters.has('patient')) return { status: 400 };
  const matching = fhir.ignoreParameters ? all : all.filter((one) => matches(fhir, one, parameters));
  const offset = Number(parameters.get('_offset') ?? 0);
  const size = fhir.pageSize ?? 50;
  const next = new URLSearchParams(parameters);
  next.set('_offset', String(offset + size));
  const link = offset + size < matching.length ? [{ relation: 'next', url: `${fhir.ownName ?? ''}${type}?${next}` }] : [];
  const entry = matching.slice(offset, offset + size).map((one) => ({ resource: { resourceType: type, ...one } }));
  return json({ resourceType: 'Bundle', type: 'searchset', link, entry });
}

function matches(fhir: FakeFhir, one: object, parameters: URLSearchParams): boolean {
  const has = (owner: object | undefined, value: string) =>
    value.split(',').some((token) => {
      const [system, number] = token.includes('|') ? token.split('|') : [undefined, token];
      const numbers = new Map(Object.entries(owner ?? {})).get('identifier');
      return (Array.isArray(numbers) ? numbers : []).some(
        (own) => own.value === number && (system === undefined || own.system === system),
      );
    });
  const reference = String(Object(new Map(Object.entries(one)).get('subject')).reference ?? '');
  return [...parameters].every(([name, value]) => {
    if (name === 'identifier') return has(one, value);
    if (name === 'patient') return reference.endsWith(value);
    if (name === 'patient.identifier')
      return has(
        fhir.patients.find(({ id }) => reference.endsWith(`Patient/${id}`)),
        value,
      );
    return name !== 'name' || JSON.stringify(one).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().includes(value);
  });
}

function binary(fhir: FakeFhir, id: string, { headers }: FakeRequest): FakeAnswer {
  const found = fhir.binaries[id];
  if (!found) return { status: 404 };
  if (fhir.wrapBinary) return json({ resourceType: 'Binary', contentType: found.type, data: btoa(found.body) });
  const range = /bytes=(\d+)-(\d+)/.exec(String(headers.range ?? ''));
  if (!range || fhir.ignoreRange) return { headers: { 'content-type': found.type }, body: found.body };
  const [from, to] = [Number(range[1]), Math.min(Number(range[2]), found.body.length - 1)];
  const contentRange = `bytes ${from}-${to}/${found.body.length}`;
  return {
    status: 206,
    headers: { 'content-type': found.type, 'content-range': contentRange },
    body: found.body.slice(from, to + 1),
  };
}
