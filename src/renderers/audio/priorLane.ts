// An earlier recording under the present one, moved so that the same word lies under the same word.
import { element } from '../../lib/dom.ts';
import { peaksOf } from '../../standards/sound/analyse.ts';
import styles from './audio.module.css';
import type { Sound } from './sound.ts';

interface Lender {
  /** Seconds of the present recording that are on screen. */
  readonly window: () => { readonly from: number; readonly to: number };
  readonly now: () => number;
  readonly aligned: (offset: number) => void;
  readonly playing: (isPlaying: boolean) => void;
}

const AXIS_PX = 44;

export class PriorLane {
  readonly #root = element('div', { class: styles.prior });
  readonly #canvas = element('canvas');
  readonly #audio = new Audio();
  readonly #sound: Sound;
  readonly #lender: Lender;
  readonly #url: string;
  /** Seconds that the earlier recording is moved to the right. */
  #offset = 0;

  constructor(parent: HTMLElement, sound: Sound, lender: Lender) {
    this.#sound = sound;
    this.#lender = lender;
    this.#root.append(this.#canvas);
    parent.append(this.#root);
    this.#url = URL.createObjectURL(sound.blob);
    this.#audio.src = this.#url;
    this.#audio.addEventListener('play', () => lender.playing(true));
    this.#audio.addEventListener('pause', () => lender.playing(false));
    this.#root.addEventListener('click', (event) => this.#align(event));
  }

  /** What was clicked is the word at the present recording's playhead. */
  #align(event: MouseEvent): void {
    const { left, width } = this.#root.getBoundingClientRect();
    const { from, to } = this.#lender.window();
    const time = from + ((event.clientX - left - AXIS_PX) / Math.max(1, width - AXIS_PX)) * (to - from);
    const own = time - this.#offset;
    this.#offset = this.#lender.now() - own;
    this.#audio.currentTime = Math.max(0, Math.min(this.#sound.seconds, own));
    this.#lender.aligned(this.#offset);
    this.draw();
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

  draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#root;
    this.#canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
    this.#canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
    const context = this.#canvas.getContext('2d');
    if (!context || width <= AXIS_PX) return;
    context.scale(devicePixelRatio, devicePixelRatio);
    const { from, to } = this.#lender.window();
    const { samples, samplesPerSecond } = this.#sound;
    const first = Math.round((from - this.#offset) * samplesPerSecond);
    const last = Math.round((to - this.#offset) * samplesPerSecond);
    const shown = samples.subarray(Math.max(0, Math.min(samples.length, first)), Math.max(0, Math.min(samples.length, last)));
    const pixels = Math.max(1, Math.round(((width - AXIS_PX) * shown.length) / Math.max(1, last - first)));
    const left = AXIS_PX + (Math.max(0, -first) / Math.max(1, last - first)) * (width - AXIS_PX);
    const peaks = peaksOf(shown, pixels);
    const loudest = peaks.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
    context.fillStyle = '#e0b45c';
    for (let pixel = 0; pixel < pixels; pixel++) {
      const [low, high] = [(peaks[pixel * 2] as number) / loudest, (peaks[pixel * 2 + 1] as number) / loudest];
      context.fillRect(left + pixel, (height / 2) * (1 - high), 1, Math.max(1, (height / 2) * (high - low)));
    }
  }

  dispose(): void {
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    URL.revokeObjectURL(this.#url);
    this.#root.remove();
  }
}
