// Decode workers shared by all viewports: begun when first asked for, gone when the last viewport is.
import { Failure } from '../../model/failure.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import type { DecodeAnswer, DecodeRequest } from './decode.worker.ts';
import type { Level } from './picture.ts';

export interface DecodeJob {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
  readonly description: FrameDescription;
  readonly reduce?: number;
  /** What is on screen goes first. */
  readonly isUrgent: boolean;
  readonly signal: AbortSignal;
}
type Levels = readonly [Level, ...Level[]];
interface Waiting {
  readonly job: DecodeJob;
  readonly resolve: (levels: Levels) => void;
  readonly reject: (error: unknown) => void;
}
interface Seat {
  readonly worker: Worker;
  /** The job it works on. */
  current?: { readonly id: number; readonly waiting: Waiting; readonly limit: ReturnType<typeof setTimeout> } | undefined;
}

const MAX_WORKERS = 4;
/** Two even on two cores: the page sleeps while a series arrives; above, one core stays with it. */
const workerCount = () => Math.min(MAX_WORKERS, Math.max(2, (navigator.hardwareConcurrency || 2) - 1));
/** No real frame takes longer; a codec caught in a loop on broken data must not hold its worker for ever. */
const LIMIT_MS = 60_000;

/** Its timer goes too: one left running would keep the job, and with it the viewport that asked, for a minute. */
function free(seat: Seat): void {
  clearTimeout(seat.current?.limit);
  seat.current = undefined;
}

class DecodePool {
  private readonly seats: Seat[] = [];
  private queue: Waiting[] = [];
  private holders = 0;
  private lastId = 0;
  private readonly syntaxes = new Set<string>();

  /** A viewport begins to need workers. @returns ends the need; the last one out stops them */
  hold(): () => void {
    this.holders++;
    if (this.seats.length === 0) this.open();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      if (--this.holders === 0) this.close();
    };
  }

  preload(transferSyntax: string): void {
    this.syntaxes.add(transferSyntax);
    for (const { worker } of this.seats) this.post(worker, { type: 'preload', transferSyntax });
  }

  /** @throws Failure as `decodeFrame`; AbortError when the signal says so. The bytes are given away. */
  decode(job: DecodeJob): Promise<Levels> {
    return new Promise((resolve, reject) => {
      if (job.signal.aborted) return reject(job.signal.reason);
      const waiting = { job, resolve, reject };
      const firstCalm = job.isUrgent ? this.queue.findIndex((one) => !one.job.isUrgent) : -1;
      if (firstCalm < 0) this.queue.push(waiting);
      else this.queue.splice(firstCalm, 0, waiting);
      job.signal.addEventListener('abort', () => this.abandon(waiting), { once: true });
      this.next();
    });
  }

  private abandon(waiting: Waiting): void {
    this.queue = this.queue.filter((one) => one !== waiting);
    waiting.reject(waiting.job.signal.reason);
  }

  private open(): Seat {
    const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
    const seat: Seat = { worker };
    worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => this.finish(seat, data));
    worker.addEventListener('error', (event) => this.replace(seat, new Failure('malformed', { detail: event.message })));
    for (const transferSyntax of this.syntaxes) this.post(worker, { type: 'preload', transferSyntax });
    this.seats.push(seat);
    return seat;
  }

  private next(): void {
    if (this.holders === 0) return;
    let seat = this.seats.find(({ current }) => !current);
    if (!seat && this.queue.length > 0 && this.seats.length < workerCount()) seat = this.open();
    const waiting = seat && this.queue.shift();
    if (!seat || !waiting) return;
    const id = ++this.lastId;
    const busy = seat;
    const tooLong = (): void => this.replace(busy, new Failure('malformed', { detail: 'decoding took too long' }));
    seat.current = { id, waiting, limit: setTimeout(tooLong, LIMIT_MS) };
    const { bytes, contentType, description, reduce = 0 } = waiting.job;
    this.post(seat.worker, { type: 'decode', id, bytes, contentType, description, reduce }, [bytes]);
    this.next();
  }

  private finish(seat: Seat, answer: DecodeAnswer): void {
    if (seat.current?.id !== answer.id) return;
    const { waiting } = seat.current;
    free(seat);
    if ('levels' in answer) waiting.resolve(answer.levels);
    else waiting.reject(new Failure(answer.reason, { detail: answer.detail }));
    this.next();
  }

  /** A worker that crashed or hangs is not trusted with another frame. */
  private replace(seat: Seat, failure: Failure): void {
    seat.worker.terminate();
    this.seats.splice(this.seats.indexOf(seat), 1);
    seat.current?.waiting.reject(failure);
    free(seat);
    this.next();
  }

  private close(): void {
    const left = new DOMException('the viewport is gone', 'AbortError');
    for (const seat of this.seats) {
      seat.worker.terminate();
      seat.current?.waiting.reject(left);
      free(seat);
    }
    for (const waiting of this.queue) waiting.reject(left);
    this.seats.length = 0;
    this.queue = [];
  }

  private post(worker: Worker, message: DecodeRequest, transfer: Transferable[] = []): void {
    worker.postMessage(message, transfer);
  }
}

export const decodePool = new DecodePool();
