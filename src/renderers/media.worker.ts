// The media door's own half (docs/decisions/0016): a service worker that answers GET /media/<id> with bytes that the page
// which asks reads for it. It knows no backend, keeps nothing, and touches no other address. Built alone, as /media.worker.js.

/** What this file needs of ServiceWorkerGlobalScope; the compiler knows only the page's half of the web. */
interface Scope {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<Client | undefined> };
  readonly registration: { readonly scope: string };
  addEventListener(type: 'install', listener: (event: Extendable) => void): void;
  addEventListener(type: 'activate', listener: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Client {
  postMessage(message: MediaAsk, transfer: readonly Transferable[]): void;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
  /** Chromium 123: what the worker is not asked about. */
  addRoutes?(rules: unknown): Promise<void>;
}
interface Fetching extends Extendable {
  readonly request: Request;
  readonly clientId: string;
  respondWith(response: Promise<Response>): void;
}

/** A question to the page. Bytes, both inclusive; the page may answer with fewer. */
export interface MediaAsk {
  readonly helbild: 'media';
  readonly id: string;
  readonly from: number;
  readonly to: number;
}
/** The page's answer, by the port that came with the question. */
export type MediaAnswer =
  | { readonly bytes: ArrayBuffer; readonly size: number; readonly type: string }
  | { readonly status: number };

/** The first piece is small, for the first picture; later ones grow to this. */
const FIRST_BYTES = 128 * 1024;
const MOST_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 60_000;

const scope = globalThis as unknown as Scope;
const PATH = new URL('media/', scope.registration?.scope ?? 'http://localhost/');

scope.addEventListener('install', (event) => {
  void scope.skipWaiting();
  // So that no other request of the page waits for this worker to wake.
  const others = { condition: { not: { urlPattern: { pathname: `${PATH.pathname}*` } } }, source: 'network' };
  event.waitUntil(Promise.resolve(event.addRoutes?.(others)).catch(() => undefined));
});
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== PATH.origin || !url.pathname.startsWith(PATH.pathname)) return;
  event.respondWith(answer(event, url.pathname.slice(PATH.pathname.length)));
});

async function answer({ request, clientId }: Fetching, id: string): Promise<Response> {
  const client = await scope.clients.get(clientId);
  if (!client || request.method !== 'GET') return new Response(null, { status: client ? 405 : 404 });
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get('range') ?? '');
  const from = Number(range?.[1] ?? 0);
  const asked = range?.[2] ? Number(range[2]) : Number.MAX_SAFE_INTEGER;
  const first = await ask(client, { helbild: 'media', id, from, to: Math.min(asked, from + FIRST_BYTES - 1) });
  if ('status' in first) return new Response(null, { status: first.status });
  const last = Math.min(asked, first.size - 1);
  const body = from + first.bytes.byteLength > last ? first.bytes : stream(client, id, { first: first.bytes, from, last });
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      'content-type': first.type,
      'content-length': String(last - from + 1),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      ...(range && { 'content-range': `bytes ${from}-${last}/${first.size}` }),
    },
  });
}

/** Piece by piece, as the player takes them: what it does not take is not read. */
function stream(
  client: Client,
  id: string,
  { first, from, last }: { readonly first: ArrayBuffer; readonly from: number; readonly last: number },
): ReadableStream<Uint8Array> {
  let next = from + first.byteLength;
  let length = FIRST_BYTES;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(new Uint8Array(first)),
      async pull(controller) {
        length = Math.min(MOST_BYTES, length * 2);
        const piece = await ask(client, { helbild: 'media', id, from: next, to: Math.min(last, next + length - 1) });
        if ('status' in piece || piece.bytes.byteLength === 0) {
          controller.error(new Error('the page could not read on'));
          return;
        }
        controller.enqueue(new Uint8Array(piece.bytes));
        next += piece.bytes.byteLength;
        if (next > last) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

function ask(client: Client, question: MediaAsk): Promise<MediaAnswer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const settle = (result: MediaAnswer): void => {
      clearTimeout(timer);
      port1.close();
      resolve(result);
    };
    const timer = setTimeout(() => settle({ status: 504 }), PATIENCE_MS);
    port1.onmessage = ({ data }: MessageEvent<MediaAnswer>) => settle(data);
    client.postMessage(question, [port2]);
  });
}
