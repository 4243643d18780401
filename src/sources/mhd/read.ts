// A document's bytes (ITI-68): as they are, a piece of them, or out of FHIR's own wrapping.
import { Failure } from '../../model/failure.ts';
import { type Part, type ReadOptions, WHOLE_HEADER } from '../../model/item.ts';
import { child, children, isId, isResource, string } from '../../standards/fhir/json.ts';
import { parseContentType } from '../../standards/mime/contentType.ts';
import { type Answer, readBytes } from '../http.ts';
import type { Room } from './room.ts';
import { readResource } from './search.ts';

const MAX_BYTES = 2 ** 30;

/** @throws Failure */
export async function readDocument(room: Room, part: Part, options: ReadOptions): Promise<Response> {
  options.signal.throwIfAborted();
  if (
    options.fit ||
    options.frame !== undefined ||
    options.bulkData !== undefined ||
    options.accept?.[0]?.startsWith('application/dicom+json')
  )
    throw new Failure(options.fit ? 'missing' : 'unsupported', { detail: 'a document has no such thing' });
  const { range, signal, priority = 'visible' } = options;
  if (options.beside !== undefined) return readBeside(room, part, options.beside, options);
  if (part.key.includes('#')) return cut(await readInline(room, part, options), range);
  const url = room.http.resolve(part.key, room.http.base);
  const accept = [...new Set([part.mediaType, ...(options.accept ?? [])])].filter((type) => type !== '*/*').join(', ');
  const ask = {
    signal,
    priority,
    size: 'large',
    accept: `${accept}, */*;q=0.1`,
    allowHtml: /html/.test(part.mediaType),
    ...(range && { headers: { range: `bytes=${range.from}-${range.to}` } }),
  } as const;
  return room.http.fetch(url, ask, async (answer) => {
    const document = await unwrap(answer, part);
    const contentRange = answer.headers.get('content-range');
    if (answer.status !== 206 || contentRange === null) return cut(document, range);
    return toResponse(document, { status: 206, headers: { 'content-range': contentRange } });
  });
}

/**
 * What the document's content points at. Records lie below the source's own address, and are asked for as records alone:
 * whoever writes a document must not choose which of them is shown as its picture.
 * @throws Failure 'forbidden'
 */
async function readBeside(room: Room, part: Part, beside: string, { signal, priority = 'visible', accept = [] }: ReadOptions) {
  const { base } = room.http;
  const home = part.key.includes('#') ? base : room.http.resolve(part.key, base);
  const url = room.http.resolve(beside, home);
  if (url.origin === base.origin && plainPath(url).startsWith(plainPath(base)))
    throw new Failure('forbidden', { detail: 'a record where a tile should be' });
  const ask = { signal, priority, size: 'large', accept: accept.join(', ') } as const;
  return room.http.fetch(url, ask, async (answer) =>
    toResponse({ bytes: await readBytes(answer, MAX_BYTES), type: answer.contentType }),
  );
}

/** As a lenient server may read it. @throws Failure 'malformed' */
function plainPath({ href, pathname }: URL): string {
  try {
    return new URL(decodeURIComponent(pathname).replace(/[\\/]+/g, '/'), href).pathname.toLowerCase();
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'not an address' });
  }
}

interface Document {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** A Binary resource as JSON, where raw bytes were asked for, is unpacked. @throws Failure 'malformed' */
async function unwrap(answer: Answer, part: Part): Promise<Document> {
  const bytes = await readBytes(answer, MAX_BYTES);
  const { type } = parseContentType(answer.contentType);
  const isWrapped = /^application\/(fhir\+)?json$/.test(type) && type !== parseContentType(part.mediaType).type;
  if (!isWrapped)
    return { bytes, type: type === '' || type === 'application/octet-stream' ? part.mediaType : answer.contentType };
  const resource = parseJson(bytes);
  // JSON of another kind than FHIR's is the document itself: the description of a picture, say.
  const isOther = isResource(resource) && !('resourceType' in resource);
  if (isOther && /json$/.test(parseContentType(part.mediaType).type)) return { bytes, type: answer.contentType };
  if (!isResource(resource) || resource.resourceType !== 'Binary') throw new Failure('malformed', { detail: 'no Binary' });
  return {
    bytes: decodeBase64(string(resource, 'data') ?? ''),
    type: parseContentType(string(resource, 'contentType')).type || part.mediaType,
  };
}

/** Content that stands within the DocumentReference itself: `id#index`. */
async function readInline(room: Room, part: Part, options: ReadOptions): Promise<Document> {
  const [id, index] = part.key.split('#');
  if (!isId(id)) throw new Failure('malformed', { detail: 'no such part' });
  const document = await readResource(room, 'DocumentReference', id, options);
  const attachment = child(children(document, 'content')[Number(index)], 'attachment');
  const data = string(attachment, 'data');
  if (data === undefined) throw new Failure('missing', { detail: 'a document without content' });
  return { bytes: decodeBase64(data), type: part.mediaType };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Failure('malformed', { detail: 'not JSON' });
  }
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw new Failure('malformed', { detail: 'content that is not base64' });
  }
}

function cut(document: Document, range: ReadOptions['range']): Response {
  if (!range) return toResponse(document);
  const { length } = document.bytes;
  const to = Math.min(range.to, length - 1);
  if (range.from < 0 || range.from > to) throw new Failure('malformed', { detail: 'a range outside of the content' });
  const piece = { ...document, bytes: document.bytes.slice(range.from, to + 1) };
  return toResponse(piece, {
    status: 206,
    headers: { 'content-range': `bytes ${range.from}-${to}/${length}`, [WHOLE_HEADER]: '' },
  });
}

function toResponse(
  { bytes, type }: Document,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(bytes, { status, headers: { 'content-type': type, 'content-length': String(bytes.length), ...headers } });
}
