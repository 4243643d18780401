// An earlier recording under the present one, moved so that the same word lies under the same word.
import { element } from '../../lib/dom.ts';
import type { Span } from './analyse.worker.ts';
import styles from './audio.module.css';
import { drawPeaks, fitCanvas } from './drawPeaks.ts';
import { AXIS_PX } from './spectrum.ts';
import type { Sound } from './start.ts';

interface Lender {
  /** Seconds of the present recording that are on screen. */
  readonly window: () => Span;
  readonly now: () => number;
  readonly onOffset: (offset: number) => void;
  readonly onPlaying: (isPlaying: boolean) => void;
}

const WAVE = '#e0b45c';

export class PriorLane {
  readonly #root = element('div', { class: styles.prior });
  readonly #canvas = element('canvas');
  readonly #audio = new Audio();
  readonly #sound: Sound;
  readonly #lender: Lender;
  /** Seconds that the earlier recording is moved to the right. */
  #offset = 0;
  #drawing = 0;

  constructor(parent: HTMLElement, sound: Sound, lender: Lender) {
    this.#sound = sound;
    this.#lender = lender;
    this.#root.append(this.#canvas);
    parent.append(this.#root);
    this.#audio.src = sound.url;
    this.#audio.addEventListener('play', () => lender.onPlaying(true));
    this.#audio.addEventListener('pause', () => lender.onPlaying(false));
    this.#root.addEventListener('click', (event) => this.#align(event));
  }

  /** What was clicked is the word at the present recording's playhead. */
  #align(event: MouseEvent): void {
    const { left, width } = this.#root.getBoundingClientRect();
    const { from, to } = this.#lender.window();
    const time = from + ((event.clientX - left - AXIS_PX) / Math.max(1, width - AXIS_PX)) * (to - from);
    const own = time - this.#offset;
    this.#audio.currentTime = Math.max(0, Math.min(this.#sound.seconds, own));
    this.setOffset(this.#lender.now() - own);
  }

  /** @param offset seconds to the right */
  setOffset(offset: number): void {
    this.#offset = offset;
    this.#lender.onOffset(offset);
    void this.draw();
  }

  togglePlay(): void {
    if (!this.#audio.paused) {
      this.#audio.pause();
      return;
    }
    const own = this.#lender.now() - this.#offset;
    if (own >= 0 && own < this.#sound.seconds) this.#audio.currentTime = own;
    void this.#audio.play().catch(() => undefined);
  }

  pause(): void {
    this.#audio.pause();
  }

  async draw(): Promise<void> {
    const drawing = ++this.#drawing;
    const { from, to } = this.#lender.window();
    const perSecond = Math.max(1, this.#canvas.clientWidth - AXIS_PX) / Math.max(1e-6, to - from);
    const [first, last] = [Math.max(0, from - this.#offset), Math.min(this.#sound.seconds, to - this.#offset)];
    const pixels = Math.floor((last - first) * perSecond);
    const none = new Float32Array();
    const peaks = pixels < 1 ? none : await this.#sound.analyser.peaks({ from: first, to: last }, pixels).catch(() => none);
    if (drawing !== this.#drawing) return;
    const place = fitCanvas(this.#canvas);
    const left = AXIS_PX + (first + this.#offset - from) * perSecond;
    if (place) drawPeaks(place.context, peaks, { left, height: place.height, colour: WAVE });
  }

  /** All of it is sent to its worker, and drawn as it comes. @throws Failure */
  async fill(): Promise<void> {
    for (let held = 0; held < 1; ) {
      held = await this.#sound.next();
      await this.draw();
    }
  }

  dispose(): void {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    this.#sound.close();
    this.#root.remove();
  }
}
