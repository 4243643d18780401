// An answer's body as it arrives, with what the network does to it turned into the house's words.
import { Failure, isAbort } from '../model/failure.ts';

export interface Guard {
  /** Silence of this length while somebody reads ends the answer. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
  /** Called once: at the end, at an error, when the reader leaves, or when nobody has read for `stallMs`. */
  readonly onDone: () => void;
}

/** Errors: AbortError when the signal says so, else Failure 'unreachable'. */
export function guardBody(body: ReadableStream<Uint8Array>, { stallMs, signal, onDone }: Guard): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let unread: ReturnType<typeof setTimeout> | undefined = setTimeout(onDone, stallMs);
  const finish = (): void => {
    clearTimeout(unread);
    onDone();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(unread);
        try {
          const { done, value } = await beforeStall(reader.read(), stallMs);
          if (!done) {
            controller.enqueue(value);
            unread = setTimeout(onDone, stallMs);
            return;
          }
          finish();
          controller.close();
        } catch (error) {
          finish();
          reader.cancel().catch(() => undefined);
          controller.error(toNetworkError(error, signal));
        }
      },
      async cancel(reason) {
        finish();
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What `fetch` throws, as the caller's own abort or a Failure. */
export function toNetworkError(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted && isAbort(signal.reason)) return signal.reason;
  if (error instanceof Failure) return error;
  return new Failure('unreachable', { cause: error });
}

async function beforeStall<T>(promise: Promise<T>, stallMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stall = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Failure('unreachable', { detail: `no bytes for ${stallMs} ms` })), stallMs);
  });
  try {
    return await Promise.race([promise, stall]);
  } finally {
    clearTimeout(timer);
  }
}
