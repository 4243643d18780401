// A column of sheets in an element: drawn, scrolled, enlarged, searched, taken a still of. It knows no patient and no source.
import type { Sheet } from '../../lib/prose.ts';
import { type DrawnSheet, drawSheet } from './draw.ts';
import { findRanges, mark } from './find.ts';
import { listenToHands } from './hands.ts';
import { paintDom } from './paintDom.ts';
import styles from './paper.module.css';
import { clampScale, createPaperStore, type PaperStore, stepScale } from './state.ts';

/** Where on which sheet the middle of the pane is: sheet from 1, down 0 top … 1 bottom. */
export interface PaperPlace {
  readonly page: number;
  readonly down: number;
}

export interface PaperEvents {
  /** The reader scrolled or changed the size. */
  onMove(): void;
  /** Another sheet is in the middle. */
  onSheet(): void;
  onAct(id: string): void;
}

const LINE_PX = 56;
/** Matches further on are drawn when they are stepped to. */
const FOUND = '#ffe04d';
const FOUND_NOW = '#ff9d2e';

export class Paper {
  readonly store: PaperStore = createPaperStore();
  readonly element = document.createElement('div');
  readonly #column = document.createElement('div');
  readonly #events: PaperEvents;
  readonly #end = new AbortController();
  #sheets: readonly Sheet[] = [];
  #drawn: readonly DrawnSheet[] = [];
  #matches: readonly Range[] = [];
  #unmark: () => void = () => undefined;
  /** Where our own scrolling ends up, px: the event that follows is not the reader's. */
  #expectedTop: number | undefined;

  constructor(into: HTMLElement, events: PaperEvents) {
    this.#events = events;
    this.element.className = styles.root ?? '';
    this.element.tabIndex = -1;
    this.#column.className = styles.column ?? '';
    this.element.append(this.#column);
    into.append(this.element);
    const { signal } = this.#end;
    this.element.addEventListener('scroll', () => this.#onScroll(), { signal, passive: true });
    listenToHands(this.element, (factor, at) => this.#zoomByHand(factor, at), signal);
    const stop = this.store.subscribe(({ isFullLight }) => this.element.classList.toggle(styles.full ?? '', isFullLight));
    signal.addEventListener('abort', stop);
  }

  /** Replaces what is drawn; the height is kept. Resolves when its pictures can be painted. */
  async show(sheets: readonly Sheet[]): Promise<void> {
    // What is added later stands below the head of a sheet: a reader at the top stays there.
    const { scrollTop } = this.element;
    this.#free();
    this.#sheets = sheets;
    this.#drawn = sheets.map((sheet) => drawSheet(sheet, { onAct: (id) => this.#events.onAct(id) }));
    this.#column.replaceChildren(...this.#drawn.map(({ element }) => element));
    const outline = this.#drawn.flatMap(({ headings }, sheet) => headings.map(({ text, level }) => ({ text, level, sheet })));
    this.store.setState({ titles: sheets.map(({ title }) => title), outline: outline.filter(({ text }) => text !== '') });
    this.#tellSheet();
    this.#scrollTo(scrollTop);
    await Promise.all(this.#drawn.map(({ pictures }) => pictures));
  }

  #free(): void {
    this.closeFind();
    for (const drawn of this.#drawn) drawn.free();
    this.#drawn = [];
  }

  #onScroll(): void {
    const isOurs = this.#expectedTop !== undefined && Math.abs(this.element.scrollTop - this.#expectedTop) <= 1;
    this.#tellSheet();
    if (isOurs) return;
    this.#expectedTop = undefined;
    this.#events.onMove();
  }

  #tellSheet(): void {
    const shown = this.place().page - 1;
    const before = this.store.getState();
    const facts = this.#sheets[shown]?.facts ?? [];
    if (before.shown !== shown || before.facts !== facts) this.store.setState({ shown, facts });
    if (before.shown !== shown) this.#events.onSheet();
  }

  get count(): number {
    return this.#drawn.length;
  }

  place(): PaperPlace {
    const middle = this.element.scrollTop + this.element.clientHeight / 2;
    const boxes = this.#drawn.map(({ element }) => ({ top: element.offsetTop, height: element.offsetHeight }));
    const index = Math.max(
      0,
      boxes.findLastIndex(({ top }) => top <= middle),
    );
    const { top, height } = boxes[index] ?? { top: 0, height: 0 };
    return { page: index + 1, down: height > 0 ? Math.min(1, Math.max(0, (middle - top) / height)) : 0 };
  }

  /** In silence. */
  goTo({ page, down }: PaperPlace): void {
    const sheet = this.#drawn[Math.min(this.#drawn.length, Math.max(1, Math.round(page))) - 1]?.element;
    if (!sheet) return;
    const share = Math.min(1, Math.max(0, down));
    this.#scrollTo(sheet.offsetTop + sheet.offsetHeight * share - this.element.clientHeight / 2);
  }

  #scrollTo(top: number): void {
    this.element.scrollTop = top;
    this.#expectedTop = this.element.scrollTop;
  }

  /** By so many panes, as a key asks. */
  scrollPanes(panes: number): void {
    this.element.scrollBy({ top: panes * this.element.clientHeight * 0.9 });
  }
  scrollLines(lines: number): void {
    this.element.scrollBy({ top: lines * LINE_PX });
  }
  scrollToEnd(end: 'top' | 'bottom'): void {
    this.element.scrollTop = end === 'top' ? 0 : this.element.scrollHeight;
  }

  goToSheet(index: number): void {
    this.#drawn[index]?.element.scrollIntoView({ block: 'start' });
  }

  goToHeading(index: number): void {
    const headings = this.#drawn.flatMap((drawn) => drawn.headings).filter(({ text }) => text !== '');
    headings[index]?.element.scrollIntoView({ block: 'start' });
  }

  zoomStep(direction: 1 | -1): void {
    this.setScale(stepScale(this.store.getState().scale, direction));
    this.#events.onMove();
  }

  #zoomByHand(factor: number, at: readonly [number, number]): void {
    this.setScale(this.store.getState().scale * factor, at);
    this.#events.onMove();
  }

  /** In silence. @param at client px: what stands there stays there; absent, the middle of the pane */
  setScale(scale: number, at?: readonly [number, number]): void {
    const next = clampScale(scale);
    if (next === this.store.getState().scale) return;
    const box = this.element.getBoundingClientRect();
    const [x, y] = at ?? [box.left + box.width / 2, box.top + box.height / 2];
    const anchor = document.elementFromPoint(x, y)?.closest('p, li, tr, h1, h2, h3, h4, dt, dd, figure, article > *');
    const isOurs = anchor instanceof HTMLElement && this.#column.contains(anchor);
    const before = isOurs ? anchor.getBoundingClientRect() : undefined;
    const share = before && before.height > 0 ? (y - before.top) / before.height : 0;
    const place = this.place();
    this.store.setState({ scale: next });
    this.element.style.setProperty('--scale', String(next));
    if (before && isOurs) {
      const after = anchor.getBoundingClientRect();
      this.#scrollTo(this.element.scrollTop + after.top + after.height * share - y);
    } else this.goTo(place);
  }

  openFind(): void {
    this.store.setState({ search: this.store.getState().search ?? { query: '', current: 0, total: 0 } });
  }

  closeFind(): void {
    this.#unmark();
    this.#unmark = () => undefined;
    this.#matches = [];
    this.store.setState({ search: undefined });
  }

  search(query: string): void {
    this.#matches = findRanges(this.#column, query);
    const { top } = this.element.getBoundingClientRect();
    const next = this.#matches.findIndex((range) => range.getBoundingClientRect().bottom > top);
    this.store.setState({ search: { query, current: 0, total: this.#matches.length } });
    this.#choose(Math.max(0, next));
  }

  stepMatch(direction: 1 | -1): void {
    const { search } = this.store.getState();
    if (search && search.total > 0) this.#choose((search.current - 1 + direction + search.total) % search.total);
  }

  #choose(index: number): void {
    const { search } = this.store.getState();
    const chosen = this.#matches[index];
    this.#unmark();
    const unmark = [mark('hb-found', this.#matches), mark('hb-found-now', chosen ? [chosen] : [])];
    this.#unmark = () => unmark.forEach((undo) => void undo());
    if (!search || !chosen) return;
    this.store.setState({ search: { ...search, current: index + 1 } });
    const box = chosen.getBoundingClientRect();
    const pane = this.element.getBoundingClientRect();
    if (box.top < pane.top || box.bottom > pane.bottom)
      this.element.scrollTop += box.top + box.height / 2 - pane.top - pane.height / 2;
  }

  /** What is seen, at device resolution. @throws RangeError without memory for it */
  async still(): Promise<Blob> {
    const { left, top } = this.element.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = this.element;
    const clip = { left, top, right: left + width, bottom: top + height, width, height };
    const { search } = this.store.getState();
    const marked = this.#matches.map((range, index) => [range, index + 1 === search?.current ? FOUND_NOW : FOUND] as const);
    return toPng(width * devicePixelRatio, height * devicePixelRatio, (context) => {
      context.scale(devicePixelRatio, devicePixelRatio);
      context.translate(-left, -top);
      paintDom(context, this.element, { clip, marked });
    });
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#free();
    this.element.remove();
  }
}

/** px of the picture. @throws RangeError without memory for it */
export async function toPng(width: number, height: number, paint: (context: CanvasRenderingContext2D) => void): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new RangeError('no memory for a picture');
  paint(context);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new RangeError('no memory for a picture');
  return png;
}
