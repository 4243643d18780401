// Files as a deployer's web server gives them: compressed once, then read from the cache.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.map': 'application/json',
};
const COMPRESSIBLE = new Set(['.html', '.js', '.mjs', '.css', '.json', '.wasm', '.svg', '.ttf', '.map']);
const SMALL = 512;

export interface FileAnswer {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** Before compression. */
  readonly sizeBytes: number;
}

/** The file at a URL's path below a folder; undefined if there is none, or if the path leads out of the folder. */
export function findFile(root: string, urlPath: string): string | undefined {
  const file = path.join(root, path.normalize(`/${urlPath}`));
  const candidates = [file, path.join(file, 'index.html')];
  return candidates.find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

/** Reads a file, compressed as the browser accepts it. Compressed forms are kept in `cache`. */
export function readCompressed(file: string, acceptEncoding: string, cache: string): FileAnswer {
  const extension = path.extname(file).toLowerCase();
  const { size, mtimeMs } = statSync(file);
  const type = TYPES[extension] ?? 'application/octet-stream';
  const encoding = size >= SMALL && COMPRESSIBLE.has(extension) ? chooseEncoding(acceptEncoding) : undefined;
  const body = encoding ? compressOnce(file, `${file} ${size} ${mtimeMs}`, encoding, cache) : readFileSync(file);
  const headers = {
    'content-type': type,
    'content-length': String(body.length),
    'cache-control': 'public, max-age=3600',
    ...(encoding && { 'content-encoding': encoding, vary: 'accept-encoding' }),
  };
  return { body, headers, sizeBytes: size };
}

function chooseEncoding(accept: string): 'br' | 'gzip' | undefined {
  if (/\bbr\b/.test(accept)) return 'br';
  return /\bgzip\b/.test(accept) ? 'gzip' : undefined;
}

function compressOnce(file: string, version: string, encoding: 'br' | 'gzip', cache: string): Buffer {
  const kept = path.join(cache, `${createHash('sha1').update(version).digest('hex')}.${encoding}`);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const small = encoding === 'br' ? brotliCompressSync(bytes, { params }) : gzipSync(bytes, { level: 9 });
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, small);
  return small;
}
