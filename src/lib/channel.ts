/** Values pushed from anywhere, read in order by one reader as an asynchronous iterable. */
export class Channel<T> implements AsyncIterable<T> {
  readonly #values: T[] = [];
  #end: { readonly error?: unknown } | undefined;
  #wake: () => void = () => undefined;

  push(value: T): void {
    this.#values.push(value);
    this.#wake();
  }

  close(): void {
    this.#end ??= {};
    this.#wake();
  }

  /** The reader gets what was pushed before, then the error. */
  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const value = this.#values.shift();
      if (value !== undefined) yield value;
      else if (this.#end) {
        if ('error' in this.#end) throw this.#end.error;
        return;
      } else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
