// The worker that looks at one recording, and the questions put to it. A later look makes an earlier one void.
import type { Window } from '../../standards/sound/analyse.ts';
import type { AudioAnswer, AudioRequest } from './analyse.worker.ts';
import type { Sound } from './sound.ts';

export type Look = Extract<AudioAnswer, { readonly picture: unknown }>;

export class Analyser {
  readonly #worker = new Worker(new URL('./analyse.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (answer: AudioAnswer) => void>();
  #last = 0;
  #isLooking = false;
  #next: { readonly window: Window; readonly then: (look: Look) => void } | undefined;

  constructor({ samples, samplesPerSecond }: Sound) {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<AudioAnswer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
    this.#post({ type: 'open', samples, rate: samplesPerSecond });
  }

  peaks(pieces: number): Promise<Float32Array<ArrayBuffer>> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, (answer) => 'peaks' in answer && resolve(answer.peaks));
      this.#post({ type: 'peaks', id, pieces });
    });
  }

  /** Of several asked while one is under way only the last is done. */
  look(window: Window, then: (look: Look) => void): void {
    this.#next = { window, then };
    if (!this.#isLooking) this.#lookNext();
  }

  #lookNext(): void {
    const next = this.#next;
    this.#next = undefined;
    this.#isLooking = next !== undefined;
    if (!next) return;
    const id = ++this.#last;
    this.#waiting.set(id, (answer) => {
      if ('picture' in answer && !this.#next) next.then(answer);
      this.#lookNext();
    });
    this.#post({ type: 'look', id, window: next.window });
  }

  #post(message: AudioRequest): void {
    this.#worker.postMessage(message);
  }

  dispose(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }
}
