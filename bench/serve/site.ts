// A viewer as somebody would deploy it: static files, and a backend behind the same origin. Writes down what it served.
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import type { Exchange } from './exchanges.ts';
import { findFile, readCompressed } from './files.ts';
import { createLink, type LinkSpeed } from './link.ts';

export interface SiteOptions {
  /** Folder of the built viewer. */
  readonly root: string;
  /** Origin of the backend; requests below `backendPaths` go there. */
  readonly backend: string;
  readonly backendPaths?: readonly string[];
  /** Other folders, by the path they are served below: '/codecs/' → folder. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Texts served in place of files: '/config.json' → JSON. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Keeps compressed files. */
  readonly cache: string;
  /** Absent: as fast as the machine. */
  readonly link?: LinkSpeed;
}

export interface Site {
  readonly url: string;
  readonly log: Exchange[];
  close(): Promise<void>;
}

const now = () => performance.timeOrigin + performance.now();

/** Opens a site on a free port of this machine only. */
export async function openSite(options: SiteOptions): Promise<Site> {
  const log: Exchange[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const server = createServer({ keepAliveTimeout: 65_000 }, (asked, answer) => {
    const exchange = watch(asked, answer);
    log.push(exchange);
    for (const [name, value] of Object.entries(options.headers ?? {})) answer.setHeader(name, value);
    const { pathname } = new URL(asked.url ?? '/', 'http://site');
    const isBackend = (options.backendPaths ?? ['/dicom-web']).some((prefix) => `${pathname}/`.startsWith(`${prefix}/`));
    if (isBackend) forward(asked, answer, exchange, options.backend, agent);
    else giveFile(asked, answer, exchange, pathname, options);
  });
  const listener = options.link ? createLink(options.link, (connection) => server.emit('connection', connection)) : server;
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = async () => {
    agent.destroy();
    listener.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, log, close };
}

function watch(asked: IncomingMessage, answer: ServerResponse): Exchange {
  const exchange: Exchange = {
    method: asked.method ?? 'GET',
    url: asked.url ?? '/',
    accept: asked.headers.accept ?? '',
    startMs: now(),
    from: 'nowhere',
    status: 0,
    type: '',
    wireBytes: 0,
    bodyBytes: 0,
    aborted: false,
  };
  const finish = () => {
    if (exchange.endMs !== undefined) return;
    exchange.endMs = now();
    exchange.aborted = !answer.writableFinished;
    exchange.status = answer.statusCode;
    exchange.type = String(answer.getHeader('content-type') ?? '');
    // The answer's head: its lines as Node writes them, near enough for a sum.
    exchange.wireBytes += JSON.stringify(answer.getHeaders()).length + 20;
  };
  answer.on('finish', finish);
  answer.on('close', finish);
  return exchange;
}

function giveFile(
  asked: IncomingMessage,
  answer: ServerResponse,
  exchange: Exchange,
  urlPath: string,
  options: SiteOptions,
): void {
  const text = options.texts?.[urlPath];
  const file = text === undefined ? chooseFile(decodeURIComponent(urlPath), asked, options) : undefined;
  if (text === undefined && file === undefined) {
    answer.statusCode = 404;
    give(answer, exchange, Buffer.from('not found'), 9);
    return;
  }
  exchange.from = 'files';
  if (file === undefined) {
    answer.setHeader('content-type', urlPath.endsWith('.js') ? 'text/javascript' : 'application/json');
    give(answer, exchange, Buffer.from(text ?? ''), Buffer.byteLength(text ?? ''));
    return;
  }
  const { body, headers, sizeBytes } = readCompressed(file, String(asked.headers['accept-encoding'] ?? ''), options.cache);
  for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
  give(answer, exchange, asked.method === 'HEAD' ? Buffer.alloc(0) : body, sizeBytes);
}

function chooseFile(urlPath: string, asked: IncomingMessage, { root, folders = {} }: SiteOptions): string | undefined {
  const [prefix, folder] = Object.entries(folders).find(([start]) => urlPath.startsWith(start)) ?? ['/', root];
  const file = findFile(folder, urlPath.slice(prefix.length));
  // A viewer's own addresses (/p/…/view) are all its first page.
  const isPage = path.extname(urlPath) === '' || (asked.headers.accept ?? '').includes('text/html');
  return file ?? (isPage ? findFile(root, 'index.html') : undefined);
}

function give(answer: ServerResponse, exchange: Exchange, body: Buffer, sizeBytes: number): void {
  exchange.firstByteMs = now();
  exchange.wireBytes += body.length;
  exchange.bodyBytes += sizeBytes;
  answer.end(body);
}

const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding']);

function forward(asked: IncomingMessage, answer: ServerResponse, exchange: Exchange, backend: string, agent: Agent): void {
  exchange.from = 'backend';
  const { hostname, port } = new URL(backend);
  // The page's own host goes along: Orthanc writes it into the addresses it answers with.
  const { 'accept-encoding': acceptEncoding = '', connection: _, ...headers } = asked.headers;
  const upstream = request({ hostname, port, path: asked.url, method: asked.method, headers, agent }, (got) => {
    for (const [name, value] of Object.entries(got.headers))
      if (value !== undefined && !HOP.has(name)) answer.setHeader(name, value);
    const isCompressed = /json/.test(got.headers['content-type'] ?? '') && /\bgzip\b/.test(String(acceptEncoding));
    if (isCompressed) {
      answer.removeHeader('content-length');
      answer.setHeader('content-encoding', 'gzip');
    }
    answer.writeHead(got.statusCode ?? 502);
    got.on('data', (bytes: Buffer) => {
      exchange.bodyBytes += bytes.length;
    });
    got.on('error', () => answer.destroy());
    const wire = isCompressed ? got.pipe(createGzip({ level: 6 })) : got;
    wire.on('data', (bytes: Buffer) => {
      exchange.firstByteMs ??= now();
      exchange.wireBytes += bytes.length;
    });
    wire.pipe(answer);
  });
  upstream.on('error', () => {
    if (!answer.headersSent) answer.statusCode = 502;
    if (answer.headersSent) answer.destroy();
    else answer.end();
  });
  answer.on('close', () => answer.writableFinished || upstream.destroy());
  asked.pipe(upstream);
}
