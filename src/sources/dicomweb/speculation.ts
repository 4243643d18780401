// A frame asked for before anybody asked: handed to whoever does, given up when nobody comes.
import type { InstanceAddress } from './address.ts';

const PATIENCE_MS = 15_000;

interface Flight {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class Speculation {
  readonly #flights = new Map<string, Flight>();

  /** @param signal of the read that made it likely: when that is given up, so is this */
  start({ instance }: InstanceAddress, signal: AbortSignal, read: (signal: AbortSignal) => Promise<Response>): void {
    if (this.#flights.has(instance) || signal.aborted) return;
    const abort = new AbortController();
    const forget = (): void => {
      const flight = this.#flights.get(instance);
      if (flight?.abort !== abort) return;
      this.#flights.delete(instance);
      clearTimeout(flight.timer);
      abort.abort();
    };
    signal.addEventListener('abort', forget, { once: true });
    const response = read(abort.signal);
    // Its failure is told to whoever asks for the frame; asked for by nobody, it does not matter.
    response.catch(() => undefined);
    this.#flights.set(instance, { response, abort, timer: setTimeout(forget, PATIENCE_MS) });
  }

  /** The flight of an instance's first frame, once; from now on it obeys `signal`. */
  take({ instance }: InstanceAddress, signal: AbortSignal): Promise<Response> | undefined {
    const flight = this.#flights.get(instance);
    if (!flight) return undefined;
    this.#flights.delete(instance);
    clearTimeout(flight.timer);
    if (signal.aborted) flight.abort.abort(signal.reason);
    else signal.addEventListener('abort', () => flight.abort.abort(signal.reason), { once: true });
    return flight.response;
  }
}
