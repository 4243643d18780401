// The worker that holds one recording, and the questions put to it.
import { Failure } from '../../model/failure.ts';
import type { Window } from '../../standards/sound/analyse.ts';
import type { AudioAnswer, AudioRequest, Look, PieceCoding, Span } from './analyse.worker.ts';

type Asked<Request = AudioRequest> = Request extends { readonly id: number } ? Omit<Request, 'id'> : never;

export interface Shape {
  readonly coding: PieceCoding;
  /** Samples of one channel. */
  readonly count: number;
  readonly samplesPerSecond: number;
}

interface Waiting {
  resolve(answer: AudioAnswer): void;
  reject(failure: Failure): void;
}

export class Analyser {
  readonly #worker = new Worker(new URL('./analyse.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #isLooking = false;
  #next: { readonly window: Window; readonly then: (look: Look) => void } | undefined;

  constructor({ coding, count, samplesPerSecond: rate }: Shape) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<AudioAnswer>) => {
      this.#waiting.get(data.id)?.resolve(data);
      this.#waiting.delete(data.id);
    });
    this.#worker.addEventListener('error', ({ message }) => {
      this.#refuse(new Failure('outOfMemory', { detail: message || 'the recording could not be looked at' }));
    });
    void this.#ask({ type: 'open', coding, count, rate }).catch(() => undefined);
  }

  /** Appends a piece; its memory goes to the worker. @returns samples held. @throws Failure */
  async add(piece: Uint8Array<ArrayBuffer> | readonly Float32Array<ArrayBuffer>[]): Promise<number> {
    const answer =
      piece instanceof Uint8Array
        ? await this.#ask({ type: 'bytes', bytes: piece }, [piece.buffer])
        : await this.#ask(
            { type: 'channels', channels: piece },
            piece.map(({ buffer }) => buffer),
          );
    return 'held' in answer ? answer.held : 0;
  }

  /** Least and largest of each of so many pieces of a span. @throws Failure */
  async peaks(span: Span, pieces: number): Promise<Float32Array<ArrayBuffer>> {
    const answer = await this.#ask({ type: 'peaks', span, pieces });
    return 'peaks' in answer ? answer.peaks : new Float32Array();
  }

  /** What is held as a WAV that every browser plays. @throws Failure */
  async write(): Promise<Blob> {
    const answer = await this.#ask({ type: 'write' });
    return 'wav' in answer ? answer.wav : new Blob();
  }

  /** Of several asked while one is under way only the last is done. */
  look(window: Window, then: (look: Look) => void): void {
    this.#next = { window, then };
    if (!this.#isLooking) void this.#lookNext();
  }

  async #lookNext(): Promise<void> {
    this.#isLooking = true;
    while (this.#next) {
      const { window, then } = this.#next;
      this.#next = undefined;
      // Without the worker there is no picture; who asked for pieces is told why.
      const answer = await this.#ask({ type: 'look', window }).catch(() => undefined);
      if (answer && 'look' in answer && !this.#next) then(answer.look);
    }
    this.#isLooking = false;
  }

  #ask(request: Asked, transfer: Transferable[] = []): Promise<AudioAnswer> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  #refuse(failure: Failure): void {
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }

  dispose(): void {
    this.#worker.terminate();
    this.#next = undefined;
    this.#refuse(new Failure('outOfMemory', { detail: 'closed' }));
  }
}
