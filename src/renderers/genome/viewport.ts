// Shows variants and regions as a table and where they lie, and reads as a pile over a place.
import { type ComponentType, createElement, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { nextPaint } from '../../lib/nextPaint.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { paintPageStill } from '../pageStill.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { MAX_BYTES, readGenome } from './file.ts';
import styles from './genome.module.css';
import { isReads } from './isReads.ts';
import { findBeside, indexNames } from './reads/findBeside.ts';
import { printRegion } from './reads/printRegion.ts';
import { ReadsSheet } from './reads/ReadsSheet.tsx';
import { ReadsSession } from './reads/session.ts';
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
  #reads: ReadsSession | undefined;
  /** Text of the region that a presentation asks for before the file is open. */
  #wanted: string | undefined;
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
    const part = item.parts.find((one) => isReads(one) || this.#isTooLarge(one, item));
    const sheet = part ? await this.#openReads(item, part, call) : await this.#openFile(item, call);
    call.signal.throwIfAborted();
    flushSync(() => this.#react.render(sheet));
    if (view) this.setView(view);
    this.#host.report({ type: 'progress', fraction: 1 });
    await nextPaint();
    call.signal.throwIfAborted();
  }

  /** A packed VCF that is not read whole, and has an index beside it. */
  #isTooLarge(part: Part, item: TimelineItem): boolean {
    if (!/gzip/.test(part.mediaType) || (part.sizeBytes ?? 0) <= MAX_BYTES) return false;
    return findBeside(part, item, this.#host, indexNames) !== undefined;
  }
  async #openFile(item: TimelineItem, call: Call): Promise<ReactElement> {
    const genome = await readGenome(item, this.#host, call);
    this.store.setState({ genome, reads: undefined, query: '' });
    return createElement(Sheet, { store: this.store });
  }
  async #openReads(item: TimelineItem, part: Part, call: Call): Promise<ReactElement> {
    this.#reads?.close();
    const session = new ReadsSession(this.#host, this.store);
    this.#reads = session;
    this.store.setState({ genome: undefined, reads: undefined, query: '' });
    await session.open(item, part, this.#wanted, call);
    return createElement(ReadsSheet, { viewport: this });
  }

  /** @param text as people write a region @returns whether the file has it */
  look(text: string): boolean {
    return this.#reads?.goTo(text) ?? false;
  }
  panBy(share: number): void {
    this.#reads?.panBy(share);
  }
  zoomReads(factor: number): void {
    this.#reads?.zoomBy(factor);
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
    const { scale, isAll, reads } = this.store.getState();
    const region = reads?.is === 'indexed' && reads.region ? printRegion(reads.region) : undefined;
    return { renderer: 'genome', values: { scale, isAll, ...(region !== undefined && { region }) } };
  }
  setPresentation({ renderer, values: { scale, isAll, region } }: Presentation): void {
    if (renderer !== 'genome') return;
    const known = SCALES.find((one) => one === scale);
    if (known) this.store.setState({ scale: known });
    if (typeof isAll === 'boolean') this.store.setState({ isAll });
    const { reads } = this.store.getState();
    if (typeof region !== 'string') return;
    this.#wanted = region.slice(0, 200);
    if (reads?.is === 'indexed' && (!reads.region || printRegion(reads.region) !== region)) this.look(this.#wanted);
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { genome, reads } = this.store.getState();
    const count = genome || reads ? 1 : 0;
    return { index: count, count };
  }
  get commands(): ReadonlySet<Command> {
    return this.store.getState().reads?.is === 'indexed' ? READS_COMMANDS : COMMANDS;
  }
  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ((this.commands === READS_COMMANDS ? READS_ACTS : ACTS)[command] ?? noAct)(this);
    return true;
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
    this.#reads?.close();
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

/** Along the chromosome with what turns pages, closer with what magnifies. */
const READS_ACTS: typeof ACTS = {
  next: (viewport) => viewport.panBy(0.5),
  previous: (viewport) => viewport.panBy(-0.5),
  next10: (viewport) => viewport.panBy(5),
  previous10: (viewport) => viewport.panBy(-5),
  down: (viewport) => viewport.scrollBy(LINE_PX),
  up: (viewport) => viewport.scrollBy(-LINE_PX),
  zoomIn: (viewport) => viewport.zoomReads(2),
  zoomOut: (viewport) => viewport.zoomReads(0.5),
  find: (viewport) => viewport.focusFilter(),
};
const READS_COMMANDS: ReadonlySet<Command> = new Set(Object.keys(READS_ACTS) as Command[]);
const noAct: Act = () => undefined;
