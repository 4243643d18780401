// A worker for each model that is read: they are few, and one that hangs takes nothing with it.
import { Failure } from '../../model/failure.ts';
import type { ParseAnswer, Parsed, ParseRequest } from './parse.worker.ts';

const LIMIT_MS = 60_000;

/** The bytes are given away. @throws Failure 'malformed', 'outOfMemory'; AbortError */
export async function parseHere(job: ParseRequest, signal: AbortSignal): Promise<Parsed> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module' });
  const end = new AbortController();
  let limit: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Parsed>((resolve, reject) => {
      const once = { signal: end.signal };
      signal.addEventListener('abort', () => reject(signal.reason), once);
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<ParseAnswer>) =>
          'parsed' in data ? resolve(data.parsed) : reject(new Failure(data.reason, { detail: data.detail })),
        once,
      );
      worker.addEventListener('error', ({ message }) => reject(new Failure('malformed', { detail: message })), once);
      limit = setTimeout(() => reject(new Failure('malformed', { detail: 'reading the model took too long' })), LIMIT_MS);
      worker.postMessage(job, [job.bytes.buffer]);
    });
  } finally {
    clearTimeout(limit);
    end.abort();
    worker.terminate();
  }
}
