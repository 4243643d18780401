// A sheet of text in a pane: scrolled, zoomed, searched, dimmed. What is written on it is its owner's.
import { element } from '../lib/dom.ts';
import styles from './paper.module.css';
import { createPaperFinding, type PaperFinding } from './paperFinding.ts';

/** Times the size that the reader has set for text. */
const LEAST = 0.5;
const MOST = 4;
const PX_PER_DOUBLING = 150;

export class Paper {
  readonly root = element('div', { class: styles.root });
  readonly scroller = element('div', { class: styles.scroller, tabindex: -1 });
  readonly sheet = element('article', { class: styles.sheet });
  readonly finding: PaperFinding;
  readonly #end = new AbortController();
  readonly #moved: () => void;
  #zoom = 1;
  #isQuiet = false;

  /** @param moved the reader scrolled or zoomed; not told of what the program does */
  constructor(parent: HTMLElement, moved: () => void) {
    this.#moved = moved;
    this.scroller.append(this.sheet);
    this.root.append(this.scroller);
    parent.append(this.root);
    this.finding = createPaperFinding(this.sheet, this.scroller);
    const { signal } = this.#end;
    this.scroller.addEventListener('scroll', () => this.#tell(), { signal, passive: true });
    this.scroller.addEventListener('wheel', (event) => this.#onWheel(event), { signal, passive: false });
    this.scroller.addEventListener('pointerdown', (event) => this.#startDrag(event), { signal });
    this.scroller.addEventListener('contextmenu', (event) => event.button === 2 && event.preventDefault(), { signal });
    listenToPinch(this.scroller, (factor) => this.zoomBy(factor), signal);
  }

  get zoom(): number {
    return this.#zoom;
  }

  set zoom(value: number) {
    const down = this.down;
    this.#zoom = Math.max(LEAST, Math.min(MOST, value));
    this.sheet.style.setProperty('--zoom', String(this.#zoom));
    this.down = down;
  }

  /** 0 top … 1 bottom: what part of the sheet lies above the pane's upper edge, of what can. */
  get down(): number {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    return scrollHeight > clientHeight ? Math.min(1, scrollTop / (scrollHeight - clientHeight)) : 0;
  }

  set down(value: number) {
    this.scroller.scrollTop = value * (this.scroller.scrollHeight - this.scroller.clientHeight);
  }

  /** Screens of text, from 1. */
  get screen(): { readonly index: number; readonly count: number } {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const count = Math.max(1, Math.ceil((scrollHeight - 2) / Math.max(1, clientHeight)));
    return { index: Math.min(count, Math.round(scrollTop / Math.max(1, clientHeight)) + 1), count };
  }

  set isFullLight(value: boolean) {
    this.root.classList.toggle(styles.full ?? '', value);
  }

  /** By screens; a few lines of the last one stay for the eye. */
  turn(screens: number): void {
    this.scroller.scrollBy({ top: screens * this.scroller.clientHeight * 0.9 });
  }

  zoomBy(factor: number): void {
    this.zoom = this.#zoom * factor;
    this.#tell();
  }

  /** What the program does is not the reader's doing. */
  quietly(act: () => void): void {
    this.#isQuiet = true;
    act();
    // The scroll event comes with the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#isQuiet = false;
      }),
    );
  }

  write(nodes: readonly Node[]): void {
    this.finding.close();
    this.sheet.replaceChildren(...nodes);
  }

  dispose(): void {
    this.#end.abort();
    this.finding.close();
    this.root.remove();
  }

  #tell(): void {
    if (!this.#isQuiet) this.#moved();
  }

  #onWheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoomBy(2 ** (-Math.max(-120, Math.min(120, event.deltaY)) / 400));
    } else if (event.shiftKey && event.deltaX === 0) {
      event.preventDefault();
      this.scroller.scrollLeft += event.deltaY;
    }
  }

  /** Middle pans, right zooms; left selects text. */
  #startDrag(event: PointerEvent): void {
    if (event.pointerType === 'touch' || (event.button !== 1 && event.button !== 2)) return;
    const isPan = event.button === 1;
    if (isPan) event.preventDefault();
    const ended = new AbortController();
    const { signal } = ended;
    let [x, y] = [event.clientX, event.clientY];
    this.scroller.setPointerCapture(event.pointerId);
    const onMove = (move: PointerEvent): void => {
      if (isPan) this.scroller.scrollBy(x - move.clientX, y - move.clientY);
      else this.zoomBy(2 ** ((y - move.clientY) / PX_PER_DOUBLING));
      [x, y] = [move.clientX, move.clientY];
    };
    this.scroller.addEventListener('pointermove', onMove, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      this.scroller.addEventListener(type, () => ended.abort(), { signal });
  }
}

function listenToPinch(target: HTMLElement, zoomBy: (factor: number) => void, signal: AbortSignal): void {
  let last: number | undefined;
  const spread = ({ touches: [a, b] }: TouchEvent): number | undefined =>
    a && b && Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const onMove = (event: TouchEvent): void => {
    const now = spread(event);
    if (now === undefined) return;
    event.preventDefault();
    if (last) zoomBy(now / last);
    last = now;
  };
  target.addEventListener('touchmove', onMove, { signal, passive: false });
  for (const type of ['touchend', 'touchcancel'] as const)
    target.addEventListener(
      type,
      () => {
        last = undefined;
      },
      { signal },
    );
}
