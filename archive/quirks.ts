// Other servers' ways, one by one, for tests: they wrap requests and answers from outside and never reach the command line.

import { type Readable, Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tagOf } from './dicom/dictionary.ts';
import { HttpProblem } from './http/problem.ts';

export const QUIRKS = [
  'empty200', // an empty search is 200 and []
  'empty404', // an empty search is 404
  'ignoreUnknownKeys', // keys it cannot match are ignored, and nothing says so
  'noRange', // always the whole
  'multipartOnly', // single-part retrieval is 400
  'typeUnquoted', // multipart/related; type=image/jp2
  'tsInsideType', // multipart/related; type="image/jp2; transfer-syntax=…"
  'bulkOtherHost', // BulkDataURI with the name by which the server knows itself
  'noThumbnail', // 404
  'slowFirstByte', // 1500 ms before anything comes
  'cutMidPart', // a multipart answer ends inside its last part
  'lieAboutContentType', // compressed frames are called octet-stream, plain ones JPEG
  'commaIncludefieldOnly', // of several includefield parameters only the first is read
  'bigLimitCut', // never more than 100 results, and nothing says so
] as const;
export type Quirk = (typeof QUIRKS)[number];

/** What `bulkOtherHost` puts before the path. */
export const OTHER_HOST = 'http://pacs-internal.example:8042';
const SLOW_MS = 1500;
const CUT_LIST = 100;
const CUT_BYTES = 200;

type BeforeRequest = (request: FastifyRequest) => void | Promise<void>;
type AfterAnswer = (request: FastifyRequest, reply: FastifyReply, payload: unknown) => unknown;

const rewriteQuery =
  (change: (query: URLSearchParams) => void): BeforeRequest =>
  ({ raw }) => {
    const [path = '', query = ''] = (raw.url ?? '').split('?');
    const parameters = new URLSearchParams(query);
    change(parameters);
    raw.url = `${path}?${parameters}`;
  };

const BEFORE: Partial<Record<Quirk, BeforeRequest>> = {
  ignoreUnknownKeys: rewriteQuery((query) => {
    const known = ['includefield', 'limit', 'offset', 'fuzzymatching', 'viewport', 'window', 'quality', 'accept'];
    for (const name of [...query.keys()])
      if (!known.includes(name) && !name.split('.').every((step) => tagOf(step))) query.delete(name);
  }),
  noRange: (request) => {
    delete request.headers.range;
  },
  multipartOnly: (request) => {
    const isRetrieval = /\/(frames|bulkdata)\/[^/]+$|\/instances\/[^/]+$/.test(pathOf(request));
    if (isRetrieval && request.method === 'GET' && !/multipart\/related/.test(request.headers.accept ?? ''))
      throw new HttpProblem(400, 'multipart only');
  },
  noThumbnail: (request) => {
    if (pathOf(request).endsWith('/thumbnail')) throw new HttpProblem(404, 'no such address');
  },
  slowFirstByte: async () => {
    await setTimeout(SLOW_MS);
  },
  commaIncludefieldOnly: rewriteQuery((query) => {
    const first = query.get('includefield');
    if (first !== null) query.set('includefield', first);
  }),
  bigLimitCut: (request) => {
    if (!isSearch(request)) return;
    void rewriteQuery((query) => query.set('limit', String(Math.min(CUT_LIST, Number(query.get('limit') ?? CUT_LIST)))))(request);
  },
};

const AFTER: Partial<Record<Quirk, AfterAnswer>> = {
  empty200: (request, reply, payload) => {
    if (!isSearch(request) || reply.statusCode !== 204) return payload;
    reply.code(200).type('application/dicom+json');
    return '[]';
  },
  empty404: (request, reply, payload) => {
    if (isSearch(request) && reply.statusCode === 204) reply.code(404);
    return payload;
  },
  ignoreUnknownKeys: (_, reply, payload) => {
    reply.removeHeader('Warning');
    return payload;
  },
  bigLimitCut: (_, reply, payload) => {
    reply.removeHeader('Warning');
    return payload;
  },
  noRange: (_, reply, payload) => {
    reply.removeHeader('Accept-Ranges');
    return payload;
  },
  typeUnquoted: withContentType((type) => type.replace(/type="([^"]*)"/, 'type=$1')),
  tsInsideType: withContentType((type) =>
    type.replace(/type="([^"]*)"; transfer-syntax=([^;]*)/, 'type="$1; transfer-syntax=$2"'),
  ),
  lieAboutContentType: (request, reply, payload) => {
    if (!/\/frames\//.test(pathOf(request)) || reply.statusCode >= 300) return payload;
    const lie = (text: string) =>
      /image\/j/.test(text)
        ? text.replace(/image\/\w+/g, 'application/octet-stream')
        : text.replace(/application\/octet-stream/g, 'image/jpeg');
    reply.header('Content-Type', lie(String(reply.getHeader('Content-Type'))));
    // The head of each part is a chunk of its own.
    return change(payload, (chunk) =>
      chunk.subarray(0, 2).toString('latin1') === '--' ? Buffer.from(lie(chunk.toString('latin1')), 'latin1') : chunk,
    );
  },
  bulkOtherHost: (request, _, payload) => {
    if (!pathOf(request).endsWith('/metadata')) return payload;
    const base = `${OTHER_HOST}${pathOf(request).replace(/metadata$/, '')}`;
    return change(payload, (chunk) =>
      Buffer.from(chunk.toString('utf8').replaceAll('"BulkDataURI":"', `"BulkDataURI":"${base}`), 'utf8'),
    );
  },
  cutMidPart: (_, reply, payload) =>
    String(reply.getHeader('Content-Type')).startsWith('multipart/') ? cutEnd(payload) : payload,
};

export function addQuirks(app: FastifyInstance, prefix: string, quirks: readonly Quirk[]): void {
  if (quirks.length === 0) return;
  const isOurs = (request: FastifyRequest) => request.url.startsWith(prefix);
  app.addHook('onRequest', async (request) => {
    if (isOurs(request)) for (const quirk of quirks) await BEFORE[quirk]?.(request);
  });
  app.addHook('onSend', async (request, reply, payload: unknown) =>
    isOurs(request) ? quirks.reduce((body, quirk) => AFTER[quirk]?.(request, reply, body) ?? body, payload) : payload,
  );
}

const pathOf = (request: FastifyRequest): string => (request.raw.url ?? '').split('?')[0] ?? '';
const isSearch = (request: FastifyRequest): boolean =>
  request.method === 'GET' && /\/(studies|series|instances)$/.test(pathOf(request));

function withContentType(rewrite: (type: string) => string): AfterAnswer {
  return (_, reply, payload) => {
    const type = reply.getHeader('Content-Type');
    if (typeof type === 'string' && type.startsWith('multipart/')) reply.header('Content-Type', rewrite(type));
    return payload;
  };
}

const isStream = (payload: unknown): payload is Readable => typeof payload === 'object' && payload !== null && 'pipe' in payload;

function change(payload: unknown, rewrite: (chunk: Buffer) => Buffer): unknown {
  if (!isStream(payload)) return payload;
  return payload.pipe(new Transform({ transform: (chunk: Buffer, _, done) => done(null, rewrite(chunk)) }));
}

/** All but the last bytes: the closing delimiter and the end of the last part never come. */
function cutEnd(payload: unknown): unknown {
  if (!isStream(payload)) return payload;
  let held = Buffer.alloc(0);
  const transform = (chunk: Buffer, _: BufferEncoding, done: (error: null, out?: Buffer) => void) => {
    const all = Buffer.concat([held, chunk]);
    held = all.subarray(Math.max(0, all.length - CUT_BYTES));
    done(null, all.subarray(0, all.length - held.length));
  };
  return payload.pipe(new Transform({ transform }));
}
