// The built viewer: files of one folder, compressed once, and its page for every address that is a place in the viewer.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isFresh } from './answers.ts';
import { HttpProblem } from './problem.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
};
const COMPRESSIBLE = /^(text|application\/(json|wasm|manifest)|image\/svg)/;
/** Vite writes a hash into the names of what it builds. */
const HASHED = /^assets\/.*-[\w-]{8,}\.\w+$/;

interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly isHashed: boolean;
  readonly plain: Buffer;
  encoded?: Promise<{ readonly br: Buffer; readonly gzip: Buffer }>;
}

export function addStaticFiles(app: FastifyInstance, folder: string): void {
  const files = readAll(folder);
  // The small and the first first: they are asked for at once.
  const compressAll = async () => {
    for (const file of [...files.values()].sort((a, b) => a.plain.length - b.plain.length)) await compress(file);
  };
  app.addHook('onListen', async () => {
    void compressAll();
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new HttpProblem(404, 'no such address');
    const file = files.get(pathOf(request)) ?? (isPlace(request) ? files.get('index.html') : undefined);
    if (!file) throw new HttpProblem(404, 'no such file');
    return send(request, reply, file);
  });
}

function pathOf(request: FastifyRequest): string {
  try {
    return decodeURIComponent(new URL(request.url, 'http://localhost').pathname).slice(1) || 'index.html';
  } catch {
    return '';
  }
}

/** A patient's page is an address of the viewer, no file: whoever asks for a page gets the viewer. */
const isPlace = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').includes('text/html') && !/^(assets|dicom-web|fhir)(\/|$)/.test(pathOf(request));

function readAll(folder: string): Map<string, StaticFile> {
  const root = realpathSync(folder);
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !realpathSync(path).startsWith(root + sep) || !statSync(path).isFile()) continue;
    const name = relative(root, path).replaceAll(sep, '/');
    const plain = readFileSync(path);
    const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
    files.set(name, {
      plain,
      type: TYPES[extension] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      isHashed: HASHED.test(name),
    });
  }
  return files;
}

async function compress(file: StaticFile): Promise<{ readonly br: Buffer; readonly gzip: Buffer } | undefined> {
  if (!COMPRESSIBLE.test(file.type) || file.plain.length < 256) return undefined;
  file.encoded ??= (async () => {
    // Quality 9: within a few per cent of 11, in a tenth of the time.
    const parameters = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: file.plain.length };
    const br = await promisify(brotliCompress)(file.plain, { params: parameters });
    return { br, gzip: await promisify(gzip)(file.plain, { level: 9 }) };
  })();
  return file.encoded;
}

async function send(request: FastifyRequest, reply: FastifyReply, file: StaticFile): Promise<FastifyReply> {
  reply
    .code(200)
    .header('Vary', 'Accept-Encoding')
    .header('Cache-Control', file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (isFresh(request, reply, file.etag)) return reply.send();
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const encoded = encoding && (await compress(file));
  reply.type(file.type);
  if (encoding && encoded && encoded[encoding].length < file.plain.length)
    return reply.header('Content-Encoding', encoding).send(encoded[encoding]);
  return reply.send(file.plain);
}
