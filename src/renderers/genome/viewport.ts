// Shows variants and regions as a table and where they lie.
import { type ComponentType, createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { nextPaint } from '../../lib/nextPaint.ts';
import type { TimelineItem } from '../../model/item.ts';
import { paintPageStill } from '../pageStill.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { readGenome } from './file.ts';
import styles from './genome.module.css';
import { Sheet } from './Sheet.tsx';
import { createGenomeStore, SCALES, stepScale } from './state.ts';

export const createViewport = (host: Host): Viewport => new GenomeViewport(host);

const LINE_PX = 48;
let nextNumber = 1;

class GenomeViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['position']);
  readonly store = createGenomeStore();
  readonly filterId = `genome-filter-${nextNumber++}`;
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #root = document.createElement('div');
  readonly #react: Root;
  readonly #listeners = new Set<(view: View) => void>();
  readonly #end = new AbortController();
  #showing = new AbortController();
  #item: TimelineItem | undefined;
  /** Scrolling that we did, which is nobody's move. */
  #silentUntil = 0;

  constructor(host: Host) {
    this.#host = host;
    this.#root.className = styles.root ?? '';
    // A list longer than its pane is scrolled by the keyboard too.
    this.#root.tabIndex = 0;
    host.element.append(this.#root);
    this.#react = createRoot(this.#root);
    this.#root.addEventListener('scroll', () => this.#tellMove(), { signal: this.#end.signal, passive: true });
    this.Controls = createControls(this);
  }

  async show(item: TimelineItem, { signal, view, presentation }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const call = { signal: AbortSignal.any([signal, this.#showing.signal, this.#end.signal]) };
    call.signal.throwIfAborted();
    this.#item = item;
    if (presentation) this.setPresentation(presentation);
    const genome = await readGenome(item, this.#host, call);
    call.signal.throwIfAborted();
    this.store.setState({ genome, query: '' });
    flushSync(() => this.#react.render(createElement(Sheet, { store: this.store })));
    if (view) this.setView(view);
    this.#host.report({ type: 'progress', fraction: 1 });
    await nextPaint();
    call.signal.throwIfAborted();
  }

  zoom(direction: 1 | -1 | 0): void {
    this.store.setState(({ scale }) => ({ scale: direction === 0 ? 1 : stepScale(scale, direction) }));
  }
  scrollBy(px: number): void {
    this.#root.scrollTop += px;
  }
  get pageHeight(): number {
    return Math.max(LINE_PX, this.#root.clientHeight - LINE_PX);
  }
  /** The filter stands in the bar, which the stage draws beside the pane. */
  focusFilter(): void {
    document.getElementById(this.filterId)?.focus();
  }

  getView(): View {
    const room = this.#root.scrollHeight - this.#root.clientHeight;
    const down = room > 0 ? Math.min(1, Math.max(0, this.#root.scrollTop / room)) : 0;
    return { position: { space: 'page', page: 1, down } };
  }
  setView({ position }: Partial<View>): void {
    if (position?.space !== 'page' || !Number.isFinite(position.down)) return;
    this.#silentUntil = performance.now() + 120;
    this.#root.scrollTop = position.down * Math.max(0, this.#root.scrollHeight - this.#root.clientHeight);
  }
  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  #tellMove(): void {
    if (performance.now() < this.#silentUntil) return;
    for (const listener of this.#listeners) listener(this.getView());
  }

  getPresentation(): Presentation {
    const { scale, isAll } = this.store.getState();
    return { renderer: 'genome', values: { scale, isAll } };
  }
  setPresentation({ renderer, values: { scale, isAll } }: Presentation): void {
    if (renderer !== 'genome') return;
    const known = SCALES.find((one) => one === scale);
    if (known) this.store.setState({ scale: known });
    if (typeof isAll === 'boolean') this.store.setState({ isAll });
  }

  getIndex = () => ({ index: this.store.getState().genome ? 1 : 0, count: this.store.getState().genome ? 1 : 0 });
  get commands(): ReadonlySet<Command> {
    return COMMANDS;
  }
  perform(command: Command): boolean {
    ACTS[command]?.(this);
    return COMMANDS.has(command);
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const png = await paintPageStill(this.#root);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#listeners.clear();
    this.#root.remove();
    // React refuses to unmount a root while it draws another one that disposes of us.
    queueMicrotask(() => this.#react.unmount());
  }
}

type Act = (viewport: GenomeViewport) => void;
const ACTS: { readonly [command in Command]?: Act } = {
  next: (viewport) => viewport.scrollBy(0.9 * viewport.pageHeight),
  previous: (viewport) => viewport.scrollBy(-0.9 * viewport.pageHeight),
  down: (viewport) => viewport.scrollBy(LINE_PX),
  up: (viewport) => viewport.scrollBy(-LINE_PX),
  first: (viewport) => viewport.scrollBy(-1e9),
  last: (viewport) => viewport.scrollBy(1e9),
  zoomIn: (viewport) => viewport.zoom(1),
  zoomOut: (viewport) => viewport.zoom(-1),
  fitOrActual: (viewport) => viewport.zoom(0),
  reset: (viewport) => {
    viewport.zoom(0);
    viewport.store.setState({ isAll: false, query: '' });
  },
  find: (viewport) => viewport.focusFilter(),
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
