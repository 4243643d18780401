// A response's body as bytes, counted while they come.

export interface ReadBytesOptions {
  readonly signal: AbortSignal;
  /** More than this is refused while it arrives, whatever the header said. */
  readonly maxBytes: number;
  /** 0 … 1, as far as the sender told the length; 1 only when all is there. */
  onProgress?(fraction: number): void;
}

/** @throws RangeError when there is more than there is room for */
export async function readBytes(response: Response, options: ReadBytesOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, maxBytes, onProgress } = options;
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes) {
    await response.body?.cancel();
    throw tooMuch(maxBytes);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body) {
    const reader = response.body.getReader();
    const stop = (): void => void reader.cancel(signal.reason).catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        const { done, value } = await reader.read();
        signal.throwIfAborted();
        if (done) break;
        chunks.push(value);
        length += value.length;
        if (length > maxBytes) {
          stop();
          throw tooMuch(maxBytes);
        }
        if (announced > 0) onProgress?.(Math.min(0.99, length / announced));
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
  onProgress?.(1);
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const tooMuch = (maxBytes: number): RangeError => new RangeError(`more than ${maxBytes} bytes do not fit in memory`);
