// FHIR search (R4 §3.1.1): one question, all pages, as a server means it and not as it writes its own address.
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { child, children, isResource, type Resource, string } from '../../standards/fhir/json.ts';
import { type Ask, readJson } from '../http.ts';
import { statusOf } from '../statusFailure.ts';
import type { Room } from './room.ts';

const ACCEPT = 'application/fhir+json; fhirVersion=4.0, application/fhir+json;q=0.9, application/json;q=0.5';
const MAX_BYTES = 64 * 2 ** 20;
const MAX_PAGES = 200;

export interface Page {
  readonly resources: readonly Resource[];
  readonly more: boolean;
}

/** @throws Failure */
export async function* search(
  room: Room,
  type: string,
  parameters: URLSearchParams,
  call: Call,
): AsyncGenerator<Page, void, undefined> {
  const asked = new Set<string>();
  const seen = new Set<string>();
  let bundle = await askFirst(room, type, parameters, call);
  for (let count = 0; count < MAX_PAGES; count++) {
    const next = nextOf(room, bundle);
    // A server that leads in a circle.
    const more = next !== undefined && !asked.has(next.href);
    const resources = entriesOf(bundle, type).filter((resource) => {
      const id = string(resource, 'id');
      return id === undefined || (!seen.has(id) && seen.add(id));
    });
    yield { resources, more };
    if (!more) return;
    asked.add(next.href);
    bundle = await readBundle(room, next, { ...call, accept: ACCEPT, size: 'small' });
  }
}

/** One resource. @throws Failure */
export async function readResource(room: Room, type: string, id: string, call: Call): Promise<Resource> {
  const url = new URL(`${type}/${id}`, room.http.base);
  const resource = await room.http.fetch(url, { ...call, accept: ACCEPT, size: 'small' }, (answer) =>
    readJson(answer, MAX_BYTES),
  );
  if (!isResource(resource) || resource.resourceType !== type || resource.id !== id)
    throw new Failure('malformed', { detail: `no ${type}` });
  return resource;
}

async function askFirst(room: Room, type: string, parameters: URLSearchParams, call: Call): Promise<Resource> {
  const { http, learnt } = room;
  const ask = { ...call, accept: ACCEPT, size: 'small' } as const;
  if (learnt.takesPost) {
    try {
      return await readBundle(room, new URL(`${type}/_search`, http.base), { ...ask, form: parameters });
    } catch (error) {
      if (![400, 403, 404, 405, 415, 501].includes(statusOf(error) ?? 0)) throw error;
      learnt.takesPost = false;
    }
  }
  return readBundle(room, new URL(`${type}?${parameters}`, http.base), ask);
}

async function readBundle({ http }: Room, url: URL, ask: Ask): Promise<Resource> {
  const bundle = await http.fetch(url, ask, (answer) => readJson(answer, MAX_BYTES));
  if (!isResource(bundle) || bundle.resourceType !== 'Bundle') throw new Failure('malformed', { detail: 'no Bundle' });
  return bundle;
}

/** What matched; what was included or is said about the search stays aside. */
const entriesOf = (bundle: Resource, type: string): Resource[] =>
  children(bundle, 'entry').flatMap((entry) => {
    const resource = child(entry, 'resource');
    const mode = string(child(entry, 'search'), 'mode') ?? 'match';
    return resource?.resourceType === type && mode === 'match' ? [resource] : [];
  });

/** The next page: an opaque address, asked where the source is configured, whatever name the server gives itself. */
function nextOf({ http }: Room, bundle: Resource): URL | undefined {
  const link = children(bundle, 'link').find(({ relation }) => relation === 'next');
  const address = string(link, 'url');
  if (address === undefined) return undefined;
  try {
    return http.resolve(address, http.base);
  } catch {
    const foreign = URL.canParse(address, http.base) ? new URL(address, http.base) : undefined;
    const last = `/${http.base.pathname.split('/').at(-2) ?? ''}/`;
    const at = foreign ? foreign.pathname.lastIndexOf(last) : -1;
    const rest = foreign && last !== '//' && at >= 0 ? foreign.pathname.slice(at + last.length) : '';
    return foreign && new URL(`${rest.replace(/^\/+/, '')}${foreign.search}`, http.base);
  }
}
