// The whole recording on a narrow strip, and which part of it is on screen. Dragging moves that part.
import { element } from '../../lib/dom.ts';
import type { Span } from './analyse.worker.ts';
import styles from './audio.module.css';
import { drawPeaks, fitCanvas } from './drawPeaks.ts';

const WAVE = '#5d7fb8';

export class Overview {
  readonly element = element('div', { class: styles.overview });
  readonly #canvas = element('canvas');
  readonly #frame = element('div', { class: styles.frame });
  readonly #seconds: number;
  #peaks = new Float32Array();

  /** @param onMove the moment that the reader wants in the middle */
  constructor(seconds: number, onMove: (time: number) => void, signal: AbortSignal) {
    this.#seconds = seconds;
    this.element.append(this.#canvas, this.#frame);
    const move = (event: PointerEvent): void => {
      const { left, width } = this.element.getBoundingClientRect();
      onMove(Math.max(0, Math.min(1, (event.clientX - left) / Math.max(1, width))) * seconds);
    };
    this.element.addEventListener(
      'pointerdown',
      (event) => {
        this.element.setPointerCapture(event.pointerId);
        move(event);
      },
      { signal },
    );
    this.element.addEventListener(
      'pointermove',
      (event) => {
        if (this.element.hasPointerCapture(event.pointerId)) move(event);
      },
      { signal },
    );
  }

  get width(): number {
    return this.element.clientWidth;
  }

  setPeaks(peaks: Float32Array<ArrayBuffer>): void {
    this.#peaks = peaks;
    this.draw();
  }

  draw(): void {
    const place = fitCanvas(this.#canvas);
    if (place) drawPeaks(place.context, this.#peaks, { left: 0, height: place.height, colour: WAVE });
  }

  /** Nothing to choose from where all of it is on screen. */
  frame({ from, to }: Span): void {
    const isWhole = to - from >= this.#seconds - 1e-3;
    this.element.dataset.whole = String(isWhole);
    this.#frame.style.insetInlineStart = `${(from / this.#seconds) * 100}%`;
    this.#frame.style.inlineSize = `${((to - from) / this.#seconds) * 100}%`;
  }
}
