// A stream of bytes that can be looked at before it is taken: what a parser of delimited text and bytes needs.

const NONE = new Uint8Array(0);

export class ByteFeed {
  /** What has arrived and is not taken yet. */
  held: Uint8Array = NONE;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #ended = false;

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
  }

  /** Puts bytes before what is held, as if they had not been taken. */
  putBack(bytes: Uint8Array): void {
    this.held = join([bytes, this.held]);
  }

  take(count: number): Uint8Array {
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  /** Waits for bytes beyond those held. @returns false at the end of the stream */
  async more(): Promise<boolean> {
    const chunk = await this.next();
    if (!chunk) return false;
    this.held = this.held.length === 0 ? chunk : join([this.held, chunk]);
    return true;
  }

  /** Holds at least `count` bytes, unless the stream ends before. @returns whether it does */
  async hold(count: number): Promise<boolean> {
    while (this.held.length < count) if (!(await this.more())) return false;
    return true;
  }

  /** Takes `target.length` bytes without holding them twice. @returns how many there were before the end */
  async fill(target: Uint8Array): Promise<number> {
    let filled = Math.min(target.length, this.held.length);
    target.set(this.take(filled));
    while (filled < target.length) {
      const chunk = await this.next();
      if (!chunk) break;
      const count = Math.min(chunk.length, target.length - filled);
      target.set(chunk.subarray(0, count), filled);
      filled += count;
      this.held = chunk.subarray(count);
    }
    return filled;
  }

  /** The next chunk that is not empty, past what is held. */
  async next(): Promise<Uint8Array | undefined> {
    while (!this.#ended) {
      const { done, value } = await this.#reader.read();
      if (done) this.#ended = true;
      else if (value.length > 0) return value;
    }
    return undefined;
  }

  /** Tells the sender that no more is wanted. Safe after the end and after an error. */
  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
    this.#reader.releaseLock();
  }
}

export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export async function joinAll(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return join(all);
}

/** Looks for bytes as Boyer–Moore–Horspool does: the longer the needle, the fewer bytes are looked at. */
export function createFinder(needle: Uint8Array): (haystack: Uint8Array, from?: number) => number {
  const last = needle.length - 1;
  const skip = new Uint16Array(256).fill(needle.length);
  for (let i = 0; i < last; i++) skip[needle[i] ?? 0] = last - i;
  return (haystack, from = 0) => {
    for (let at = from; at + last < haystack.length; at += skip[haystack[at + last] ?? 0] ?? 1) {
      let i = last;
      while (i >= 0 && haystack[at + i] === needle[i]) i--;
      if (i < 0) return at;
    }
    return -1;
  };
}
