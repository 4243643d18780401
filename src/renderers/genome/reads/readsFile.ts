// An indexed file of reads or variants: opened once, looked into region by region, by a worker that asks for its pieces here.
import { Failure, toFailure } from '../../../model/failure.ts';
import type { Call } from '../../../model/item.ts';
import type { Region } from '../../../standards/genome/region.ts';
import type { RemoteFile } from '../../remoteFile.ts';
import type { FromReads, IndexedKind, OpenedReads, Seen, ToReads } from './reads.worker.ts';

const LIMIT_MS = 30_000;

export interface ReadsFile extends OpenedReads {
  /** @throws Failure 'malformed', 'outOfMemory', and those of reading; AbortError */
  look(region: Region, call: Call): Promise<Seen>;
  close(): void;
}

/** @throws Failure; AbortError. The file is closed when the signal aborts. */
export async function openReads(kind: IndexedKind, data: RemoteFile, index: RemoteFile, { signal }: Call): Promise<ReadsFile> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./reads.worker.ts', import.meta.url), { type: 'module' });
  const end = new AbortController();
  const close = (): void => {
    end.abort(new DOMException('closed', 'AbortError'));
    worker.terminate();
  };
  const tell = (message: ToReads, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  worker.addEventListener(
    'message',
    ({ data: message }: MessageEvent<FromReads>) => {
      if (message.is === 'wants') void serve(message.file === 'data' ? data : index, message, tell);
    },
    { signal: end.signal },
  );
  signal.addEventListener('abort', close, { signal: end.signal });
  const ask = asker(worker, tell, end.signal);
  try {
    const opened = await ask({ is: 'open', kind, sizes: { data: data.sizeBytes, index: index.sizeBytes } }, 0, signal);
    if (opened.is !== 'opened') throw new Failure('malformed', { detail: 'reads that do not open' });
    let id = 0;
    return {
      ...opened.opened,
      async look(region, call) {
        id += 1;
        const seen = await ask({ is: 'look', id, region }, id, call.signal);
        if (seen.is !== 'seen') throw new Failure('malformed', { detail: 'reads that are not seen' });
        return seen.seen;
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function serve(
  file: RemoteFile,
  { id, from, to }: FromReads & { readonly is: 'wants' },
  tell: (message: ToReads, transfer?: Transferable[]) => void,
): Promise<void> {
  try {
    const bytes = Uint8Array.from(await file.read(from, to));
    tell({ is: 'bytes', id, bytes }, [bytes.buffer]);
  } catch (error) {
    const { reason, detail } = toFailure(error);
    tell({ is: 'noBytes', id, problem: { reason, detail } });
  }
}

/** One question, one answer; no answer in time is one too. */
const asker =
  (worker: Worker, tell: (message: ToReads) => void, closed: AbortSignal) =>
  (question: ToReads, id: number, signal: AbortSignal): Promise<FromReads> => {
    const done = new AbortController();
    return new Promise<FromReads>((resolve, reject) => {
      const heard = { signal: done.signal };
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<FromReads>) => {
          if (data.is === 'failed' && data.id === id) reject(new Failure(data.problem.reason, { detail: data.problem.detail }));
          else if (data.is === 'opened' || (data.is === 'seen' && data.id === id)) resolve(data);
        },
        heard,
      );
      worker.addEventListener('error', ({ message }) => reject(new Failure('malformed', { detail: message })), heard);
      for (const one of [signal, closed]) one.addEventListener('abort', () => reject(one.reason), heard);
      if (signal.aborted || closed.aborted) reject((signal.aborted ? signal : closed).reason);
      const limit = setTimeout(() => reject(new Failure('malformed', { detail: 'reads that take too long' })), LIMIT_MS);
      done.signal.addEventListener('abort', () => clearTimeout(limit));
      tell(question);
    }).finally(() => done.abort());
  };
