// Tile workers shared by all slides on the screen: begun when first needed, gone when the last slide is.
import { Failure } from '../../model/failure.ts';
import type { TileAnswer, TileRequest, TileWork } from './decode.worker.ts';

type Result = Exclude<TileAnswer, { reason: unknown }>;
interface Waiting {
  readonly work: TileWork;
  readonly signal: AbortSignal;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
interface Seat {
  readonly worker: Worker;
  current?: { readonly id: number; readonly waiting: Waiting; readonly limit: ReturnType<typeof setTimeout> } | undefined;
}

/** One core stays with the page. */
const seatsWanted = (): number => Math.min(4, Math.max(2, (navigator.hardwareConcurrency || 2) - 1));
/** A codec caught in a loop on broken bytes must not hold its worker for ever. */
const LIMIT_MS = 20_000;

export class TilePool {
  readonly #seats: Seat[] = [];
  #queue: Waiting[] = [];
  #holders = 0;
  #lastId = 0;

  /** Workers begin at once: the first tile need not wait for their code. @returns ends the need; the last one out stops the workers. Safe twice */
  hold(): () => void {
    this.#holders++;
    while (this.#seats.length < seatsWanted()) this.#open();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--this.#holders === 0) this.#close();
    };
  }

  /** @throws Failure of the decoder; the signal's reason */
  run(work: TileWork, signal: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const waiting = { work, signal, resolve, reject };
      this.#queue.push(waiting);
      signal.addEventListener(
        'abort',
        () => {
          this.#queue = this.#queue.filter((one) => one !== waiting);
          reject(signal.reason);
        },
        { once: true },
      );
      this.#next();
    });
  }

  #next(): void {
    if (this.#holders === 0 || this.#queue.length === 0) return;
    let seat = this.#seats.find(({ current }) => !current);
    if (!seat && this.#seats.length < seatsWanted()) seat = this.#open();
    const waiting = seat && this.#queue.shift();
    if (!seat || !waiting) return;
    const id = ++this.#lastId;
    const busy = seat;
    const tooLong = (): void => this.#replace(busy, new Failure('malformed', { detail: 'a tile took too long to decode' }));
    seat.current = { id, waiting, limit: setTimeout(tooLong, LIMIT_MS) };
    seat.worker.postMessage({ id, work: waiting.work } satisfies TileRequest, bytesOf(waiting.work));
    this.#next();
  }

  #open(): Seat {
    const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
    const seat: Seat = { worker };
    worker.addEventListener('message', ({ data }: MessageEvent<TileAnswer>) => this.#finish(seat, data));
    worker.addEventListener('error', ({ message }) => this.#replace(seat, new Failure('malformed', { detail: message })));
    this.#seats.push(seat);
    return seat;
  }

  #finish(seat: Seat, answer: TileAnswer): void {
    if (seat.current?.id !== answer.id) return;
    const { waiting, limit } = seat.current;
    clearTimeout(limit);
    seat.current = undefined;
    if ('reason' in answer) waiting.reject(new Failure(answer.reason, { detail: answer.detail }));
    else if (waiting.signal.aborted) letGo(answer);
    else waiting.resolve(answer);
    this.#next();
  }

  /** A worker that crashed or hangs is not trusted with another tile. */
  #replace(seat: Seat, failure: unknown): void {
    seat.worker.terminate();
    this.#seats.splice(this.#seats.indexOf(seat), 1);
    clearTimeout(seat.current?.limit);
    seat.current?.waiting.reject(failure);
    seat.current = undefined;
    this.#next();
  }

  #close(): void {
    const left = new DOMException('the slide is gone', 'AbortError');
    const queue = this.#queue;
    this.#queue = [];
    for (const seat of [...this.#seats]) this.#replace(seat, left);
    for (const waiting of queue) waiting.reject(left);
  }
}

const letGo = (answer: Result): void => {
  if ('bitmap' in answer) answer.bitmap.close();
};

const bytesOf = (work: TileWork): ArrayBuffer[] =>
  work.kind === 'channels' ? work.frames.map(({ bytes }) => bytes) : [work.frame.bytes];

export const tilePool = new TilePool();
