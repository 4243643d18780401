// The media door (docs/decisions/0016): an address from which <video> and <audio> play what only `Host.read` can fetch.
// Bytes come by ranges as the player asks for them; nothing of the backend, and no token, is in the address.
import { readBytes } from '../lib/readBytes.ts';
import { Failure, toFailure } from '../model/failure.ts';
import { type Call, WHOLE_HEADER } from '../model/item.ts';
import type { MediaAnswer, MediaAsk } from './media.worker.ts';

/** Bytes, both inclusive, as HTTP counts. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** How the bytes of one recording are asked for: a piece, or all of them. */
export type ReadMedia = (options: Call & { readonly range?: ByteRange }) => Promise<Response>;

export interface OpenMedia {
  /** For `src`. Good until `close`. */
  readonly url: string;
  readonly sizeBytes: number;
  /** The first bytes, for telling what they are. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** Any piece, as the recording is read. @throws Failure */
  readPiece(range: ByteRange, call: Call): Promise<Uint8Array<ArrayBuffer>>;
  /** Why the last piece that the player asked for could not be had. */
  failure(): Failure | undefined;
  close(): void;
}

export interface MediaOptions extends Call {
  /** What the player is told. */
  readonly type: string;
  /** More than this is not held whole where there is no door, or no ranges. */
  readonly maxWholeBytes?: number;
  /** 0 … 1, while a recording is held whole; never said where it comes by ranges. */
  onProgress?(fraction: number): void;
}

const HEAD_BYTES = 64 * 1024;
/** A phone lets a page have some hundreds of megabytes. */
const WHOLE_BYTES = 256 * 2 ** 20;
const DOOR_MS = 4000;
const NOBODY_WAITS = 204;

interface Grant {
  readonly type: string;
  readonly sizeBytes: number;
  readPiece(range: ByteRange, call: Call): Promise<Uint8Array<ArrayBuffer>>;
  readonly end: AbortController;
  failure: Failure | undefined;
}

const grants = new Map<string, Grant>();

/** @throws Failure, also 'outOfMemory' where it must be held whole and is too long for that */
export async function openMedia(read: ReadMedia, options: MediaOptions): Promise<OpenMedia> {
  const { signal, type } = options;
  const response = await read({ signal, range: { from: 0, to: HEAD_BYTES - 1 } });
  const sizeBytes = totalOf(response);
  if (response.status !== 206 || sizeBytes === undefined || response.headers.has(WHOLE_HEADER)) {
    // A source that knows no ranges has sent all there is, or can only be asked for all.
    const isAll = response.status !== 206;
    if (!isAll) await response.body?.cancel();
    return holdWhole(isAll ? response : await read({ signal }), options);
  }
  const head = await readBytes(response, { signal, maxBytes: HEAD_BYTES });
  if (head.length >= sizeBytes) return toWhole(head, type);
  const hasDoor = await openDoor();
  signal.throwIfAborted();
  return hasDoor ? grant(read, { head, sizeBytes, type }) : holdWhole(await read({ signal }), options);
}

/** From `Content-Range: bytes 0-99/1234` (RFC 9110 §14.4). */
function totalOf(response: Response): number | undefined {
  const total = Number(/\/(\d{1,15})\s*$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
  return Number.isSafeInteger(total) && total > 0 ? total : undefined;
}

async function holdWhole(response: Response, options: MediaOptions): Promise<OpenMedia> {
  const { signal, type, maxWholeBytes = WHOLE_BYTES, onProgress } = options;
  try {
    const bytes = await readBytes(response, {
      signal,
      maxBytes: maxWholeBytes,
      onProgress: (fraction) => fraction < 1 && onProgress?.(fraction),
    });
    return toWhole(bytes, type);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure('outOfMemory', { cause: error, detail: `over ${Math.round(maxWholeBytes / 2 ** 20)} MB, and no ranges` });
  }
}

function toWhole(bytes: Uint8Array<ArrayBuffer>, type: string): OpenMedia {
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  return {
    url,
    sizeBytes: bytes.length,
    head: bytes.slice(0, HEAD_BYTES),
    readPiece: async ({ from, to }) => bytes.slice(from, to + 1),
    failure: () => undefined,
    close: () => URL.revokeObjectURL(url),
  };
}

function grant(
  read: ReadMedia,
  { head, sizeBytes, type }: { readonly head: Uint8Array<ArrayBuffer>; readonly sizeBytes: number; readonly type: string },
): OpenMedia {
  const id = crypto.randomUUID();
  const end = new AbortController();
  const readPiece = async ({ from, to }: ByteRange, { signal }: Call): Promise<Uint8Array<ArrayBuffer>> => {
    const last = Math.min(to, sizeBytes - 1);
    if (from < head.length) return head.slice(from, last + 1);
    const response = await read({ signal: AbortSignal.any([signal, end.signal]), range: { from, to: last } });
    return readBytes(response, { signal, maxBytes: last - from + 1 });
  };
  const own: Grant = { type, sizeBytes, readPiece, end, failure: undefined };
  grants.set(id, own);
  return {
    url: `${import.meta.env.BASE_URL}media/${id}`,
    sizeBytes,
    head,
    readPiece: async (range, call) => {
      const first = await readPiece(range, call);
      const got = range.from + first.length;
      // Only the head is shorter than what was asked for.
      if (first.length === 0 || got > Math.min(range.to, sizeBytes - 1)) return first;
      return join(first, await readPiece({ from: got, to: range.to }, call));
    },
    failure: () => own.failure,
    close: () => {
      grants.delete(id);
      end.abort();
    },
  };
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a);
  bytes.set(b, a.length);
  return bytes;
}

async function serve({ id, from, to }: MediaAsk): Promise<MediaAnswer> {
  const own = grants.get(id);
  // Closed: nobody waits for it any more, and browsers print every other answer as an error.
  if (!own) return { status: NOBODY_WAITS };
  const { sizeBytes: size, type, end } = own;
  if (from >= size) return { status: 416 };
  try {
    const { buffer } = await own.readPiece({ from, to }, end);
    own.failure = undefined;
    return { bytes: buffer, size, type };
  } catch (error) {
    if (end.signal.aborted) return { status: NOBODY_WAITS };
    own.failure = toFailure(error);
    return { status: 502 };
  }
}

let door: Promise<boolean> | undefined;

/** Once a page. @returns false where there are no service workers, or one does not come in time */
function openDoor(): Promise<boolean> {
  door ??= hang().catch(() => false);
  return door;
}

async function hang(): Promise<boolean> {
  // Only secure contexts have it.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (!workers) return false;
  const scope = import.meta.env.BASE_URL;
  const listening = new AbortController();
  const controlled = new Promise<void>((resolve) => {
    workers.addEventListener('controllerchange', () => resolve(), { once: true, signal: listening.signal });
  });
  const registration: ServiceWorkerRegistration | undefined = await workers.register(`${scope}media.worker.js`, {
    scope,
    updateViaCache: 'none',
  });
  // Test browsers may answer with nothing.
  if (!registration) return false;
  const late = new Promise<void>((resolve) => setTimeout(resolve, DOOR_MS));
  if (!workers.controller) await Promise.race([controlled, late]);
  listening.abort();
  workers.addEventListener('message', onMessage);
  workers.startMessages();
  // It serves this page until the page goes, and no later one: a viewer that is not there leaves nothing in the browser.
  await registration.unregister();
  return Boolean(workers.controller);
}

function onMessage({ data, ports: [port] }: MessageEvent<Partial<MediaAsk> | null>): void {
  const { helbild, id, from, to } = data ?? {};
  if (helbild !== 'media' || typeof id !== 'string' || typeof from !== 'number' || typeof to !== 'number' || !port) return;
  void serve({ helbild, id, from, to }).then((answer) => port.postMessage(answer, 'bytes' in answer ? [answer.bytes] : []));
}
