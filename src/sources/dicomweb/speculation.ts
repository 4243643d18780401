// What was asked for before anybody asked: handed to whoever does, given up when nobody comes.

const PATIENCE_MS = 15_000;

interface Flight {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class Speculation {
  readonly #flights = new Map<string, Flight>();

  /**
   * @param key names what is read
   * @param signal of the read that made it likely: when that is given up, so is this
   */
  start(key: string, signal: AbortSignal, read: (signal: AbortSignal) => Promise<Response>): void {
    if (this.#flights.has(key) || signal.aborted) return;
    const abort = new AbortController();
    const forget = (): void => {
      const flight = this.#flights.get(key);
      if (flight?.abort !== abort) return;
      this.#flights.delete(key);
      clearTimeout(flight.timer);
      abort.abort();
    };
    signal.addEventListener('abort', forget, { once: true });
    const response = read(abort.signal);
    // Its failure is told to whoever asks for it; asked for by nobody, it does not matter.
    response.catch(() => undefined);
    this.#flights.set(key, { response, abort, timer: setTimeout(forget, PATIENCE_MS) });
  }

  /** When a flight has come or failed; at once where there is none. */
  async settled(key: string): Promise<void> {
    await this.#flights.get(key)?.response.catch(() => undefined);
  }

  /** The flight, once; from now on it obeys `signal`. */
  take(key: string, signal: AbortSignal): Promise<Response> | undefined {
    const flight = this.#flights.get(key);
    if (!flight) return undefined;
    this.#flights.delete(key);
    clearTimeout(flight.timer);
    if (signal.aborted) flight.abort.abort(signal.reason);
    else signal.addEventListener('abort', () => flight.abort.abort(signal.reason), { once: true });
    return flight.response;
  }
}
