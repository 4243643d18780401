// Threads that decode and draw, so that no picture ever keeps a request waiting. One that hangs or runs out of memory is replaced.
import { Worker } from 'node:worker_threads';
import { HttpProblem } from '../http/problem.ts';
import type { InstancePlace } from '../index/catalogue.ts';
import type { PaintResult, PaintTask, Picture } from './paintTask.ts';

const MAX_WAITING = 256;
const MAX_TASK_MS = 30_000;
const MAX_HEAP_MB = 1024;

interface Job {
  readonly task: PaintTask;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (problem: HttpProblem) => void;
}

export class Painters {
  readonly #size: number;
  readonly #waiting: Job[] = [];
  readonly #threads = new Set<Thread>();
  #nextId = 1;
  #isClosed = false;

  /** @param size threads at most; each starts when it is needed */
  constructor(size = 2) {
    this.#size = size;
  }

  paint = (place: InstancePlace, frame: number, picture: Picture) => this.#do({ path: place.path, frame, picture });
  /** Stored values, Explicit VR Little Endian. @throws HttpProblem 406 when no codec reads them */
  decode = (place: InstancePlace, frame: number) => this.#do({ path: place.path, frame });

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new HttpProblem(503, 'the archive is closing'));
    await Promise.all([...this.#threads].map((thread) => thread.stop('the archive is closing')));
  }

  #do(task: Omit<PaintTask, 'id'>): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#waiting.length >= MAX_WAITING || this.#isClosed)
      throw new HttpProblem(503, 'too many pictures at once', { 'Retry-After': '2' });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task: { ...task, id: this.#nextId++ }, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#isClosed) return;
    let idle = [...this.#threads].find((thread) => thread.isIdle);
    if (!idle && this.#threads.size < this.#size) {
      idle = new Thread(
        () => this.#next(),
        (thread) => this.#threads.delete(thread),
      );
      this.#threads.add(idle);
    }
    const job = idle && this.#waiting.shift();
    if (job) idle?.run(job);
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #onIdle: () => void;
  readonly #onGone: (thread: Thread) => void;
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(onIdle: () => void, onGone: (thread: Thread) => void) {
    this.#onIdle = onIdle;
    this.#onGone = onGone;
    this.#worker = new Worker(new URL('./paintThread.mjs', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    this.#worker.on('message', (result: PaintResult) => this.#finish(result));
    this.#worker.on('error', () => void this.stop('the picture could not be drawn'));
    this.#worker.on('exit', () => void this.stop('the picture could not be drawn'));
    this.#worker.unref();
  }

  get isIdle(): boolean {
    return this.#job === undefined;
  }

  run(job: Job): void {
    this.#job = job;
    this.#timer = setTimeout(() => void this.stop('drawing the picture takes too long'), MAX_TASK_MS);
    this.#timer.unref();
    this.#worker.postMessage(job.task);
  }

  async stop(reason: string): Promise<void> {
    this.#onGone(this);
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    job?.reject(new HttpProblem(406, reason));
    await this.#worker.terminate();
    this.#onIdle();
  }

  #finish(result: PaintResult): void {
    const job = this.#job;
    if (!job || job.task.id !== result.id) return;
    clearTimeout(this.#timer);
    this.#job = undefined;
    if ('bytes' in result) job.resolve(result.bytes);
    else job.reject(new HttpProblem(result.isMissing ? 404 : 406, result.problem));
    this.#onIdle();
  }
}
