// What a recording sounds like, seen: the spectrogram of the part on screen, its figures under the playhead.
import { element } from '../../lib/dom.ts';
import type { Look, Span } from './analyse.worker.ts';
import type { Analyser } from './analyser.ts';
import styles from './audio.module.css';
import { AXIS_PX, drawSpectrum } from './spectrum.ts';
import type { Bands, Word } from './state.ts';
import { TIME_AXIS_PX } from './timeAxis.ts';

const VOICE_HZ = 8000;
const MOST_COLUMNS = 900;
const MOST_ROWS = 220;
/** Wide bands tell glottal pulses apart, narrow ones harmonics: looks of about 8 and 64 ms. */
const LOOK_SECONDS: Readonly<Record<Bands, number>> = { wide: 0.008, narrow: 0.064 };

export interface SpectrumLook {
  readonly window: Span;
  readonly bands: Bands;
  readonly hasPitch: boolean;
  readonly words: readonly Word[];
}

export interface Figures {
  /** Hz; 0 where nothing is voiced. */
  readonly pitch: number;
  /** dBFS. */
  readonly level: number;
}

export class SpectrumLane {
  readonly element = element('div', { class: styles.spectrum });
  readonly canvas = element('canvas');
  readonly #head = element('div', { class: styles.head });
  readonly #analyser: Analyser;
  readonly #rate: number;
  #look: { readonly seen: Look; readonly of: SpectrumLook; readonly columns: number; readonly rows: number } | undefined;

  constructor(analyser: Analyser, samplesPerSecond: number) {
    this.#analyser = analyser;
    this.#rate = samplesPerSecond;
    this.element.append(this.canvas, this.#head);
  }

  get mostHz(): number {
    return Math.min(VOICE_HZ, this.#rate / 2);
  }

  /** Draws what is known at once, and again when the worker has looked. @param then after the latter */
  look(wanted: SpectrumLook, then: () => void): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (width <= AXIS_PX || height < 2 * TIME_AXIS_PX) return;
    const ratio = devicePixelRatio;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== wide || this.canvas.height !== high) Object.assign(this.canvas, { width: wide, height: high });
    const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.round(width - AXIS_PX)));
    const rows = Math.min(MOST_ROWS, height - TIME_AXIS_PX);
    const size = 2 ** Math.round(Math.log2(LOOK_SECONDS[wanted.bands] * this.#rate));
    if (this.#look) this.#draw(wanted);
    this.#analyser.look({ ...wanted.window, columns, rows, mostHz: this.mostHz, size: Math.max(64, size) }, (seen) => {
      this.#look = { seen, of: wanted, columns, rows };
      this.#draw(wanted);
      then();
    });
  }

  #draw({ window, words, hasPitch }: SpectrumLook): void {
    if (!this.#look) return;
    const { seen, columns, rows } = this.#look;
    drawSpectrum(this.canvas, seen, { window, words, hasPitch, columns, rows, mostHz: this.mostHz });
  }

  figuresAt(time: number): Figures {
    const { from, to } = this.#look?.of.window ?? { from: 0, to: 0 };
    if (!this.#look || time < from || time > to) return { pitch: 0, level: Number.NEGATIVE_INFINITY };
    const { pitch, level } = this.#look.seen;
    const column = Math.min(pitch.length - 1, Math.floor(((time - from) / Math.max(1e-6, to - from)) * pitch.length));
    return { pitch: pitch[column] ?? 0, level: level[column] ?? Number.NEGATIVE_INFINITY };
  }

  placeHead(time: number, { from, to }: Span): void {
    const width = this.element.clientWidth - AXIS_PX;
    this.#head.style.insetInlineStart = `${AXIS_PX + ((time - from) / Math.max(1e-6, to - from)) * width}px`;
    this.#head.hidden = time < from || time > to;
  }
}
