// The decode worker of photos: begun with the first, gone when none has been asked for a while.
import { Failure } from '../../model/failure.ts';
import type { PhotoAnswer, PhotoRequest } from './decode.worker.ts';

const LIMIT_MS = 60_000;
const IDLE_MS = 20_000;

interface Waiting {
  readonly resolve: (image: ImageBitmap) => void;
  readonly reject: (error: unknown) => void;
}

let worker: Worker | undefined;
let last = 0;
let idle: ReturnType<typeof setTimeout> | undefined;
const waiting = new Map<number, Waiting>();

/** @throws Failure as `decodeFrame`; AbortError. The bytes are given away. */
export function decodeFrameHere(job: Omit<PhotoRequest, 'id'>, signal: AbortSignal): Promise<ImageBitmap> {
  signal.throwIfAborted();
  clearTimeout(idle);
  worker ??= open();
  const id = ++last;
  const onAbort = (): void => waiting.get(id)?.reject(signal.reason);
  const promise = new Promise<ImageBitmap>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
  });
  const limit = setTimeout(() => replace(new Failure('malformed', { detail: 'decoding took too long' })), LIMIT_MS);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.postMessage({ id, ...job } satisfies PhotoRequest, [job.bytes.buffer]);
  return promise.finally(() => {
    clearTimeout(limit);
    signal.removeEventListener('abort', onAbort);
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(close, IDLE_MS);
  });
}

function open(): Worker {
  const made = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<PhotoAnswer>) => {
    const one = waiting.get(data.id);
    if ('image' in data) {
      if (one) one.resolve(data.image);
      else data.image.close();
    } else one?.reject(new Failure(data.reason, { detail: data.detail }));
  });
  made.addEventListener('error', ({ message }) => replace(new Failure('malformed', { detail: message })));
  return made;
}

/** A worker that crashed or hangs is not trusted with another frame. */
function replace(failure: Failure): void {
  close();
  for (const { reject } of waiting.values()) reject(failure);
  waiting.clear();
}

function close(): void {
  worker?.terminate();
  worker = undefined;
}
