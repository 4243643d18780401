// Shows the reports of an item as text on paper.
import { type ComponentType, createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { nextPaint } from '../../lib/nextPaint.ts';
import { isAbort } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { paintPageStill } from '../pageStill.ts';
import type { Command, ControlPlace, Host, Presentation, Reference, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { readReports } from './documents.ts';
import { Finding } from './finding.ts';
import { Paper } from './Paper.tsx';
import { parsePresentation, printPresentation } from './presentation.ts';
import { collectPriors, readOtherDocuments } from './priors.ts';
import styles from './report.module.css';
import { countOf, createReportStore, stepScale } from './state.ts';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new ReportViewport(host);

const LINE_PX = 48;
/** The timeline fills in batches and says nothing when it has; after this long, what is there is what there is. */
const ASK_AGAIN_MS = [0, 700, 1500, 4000, 10_000];
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class ReportViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['position']);
  readonly store = createReportStore();
  readonly finding: Finding;
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
    // A text longer than its pane is scrolled by the keyboard too.
    this.#root.tabIndex = 0;
    host.element.append(this.#root);
    this.#react = createRoot(this.#root);
    this.finding = new Finding(this.#root, this.store);
    this.#root.addEventListener('scroll', () => this.#tellMove(), { signal: this.#end.signal, passive: true });
    this.#root.addEventListener('wheel', (event) => this.#zoomByWheel(event), { signal: this.#end.signal, passive: false });
    this.Controls = createControls(this);
  }

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const call = { signal: AbortSignal.any([signal, this.#showing.signal, this.#end.signal]) };
    call.signal.throwIfAborted();
    this.#item = item;
    if (presentation) this.setPresentation(presentation);
    const reports = await readReports(item, this.#host, call);
    call.signal.throwIfAborted();
    const wanted = reports.standings.findIndex(({ document }) => document.instance === instance);
    const documents = reports.standings.map(({ document }) => document);
    this.store.setState({ reports, shown: Math.max(0, wanted), priors: collectPriors(documents), search: undefined });
    flushSync(() => this.#draw());
    if (view) this.setView(view);
    this.#host.report({ type: 'progress', fraction: 1 });
    await nextPaint();
    call.signal.throwIfAborted();
    this.#compare(item, call.signal).catch((error: unknown) => {
      if (!isAbort(error)) throw error;
    });
  }

  /** Earlier reports are asked for when this one can be read already, and again while the timeline still grows. */
  async #compare(item: TimelineItem, signal: AbortSignal): Promise<void> {
    let known = 0;
    for (const waitMs of ASK_AGAIN_MS) {
      await pause(waitMs);
      if (signal.aborted) return;
      const others = (this.#host.others?.() ?? []).filter((lent) => lent.item.id !== item.id);
      if (others.length === known) continue;
      known = others.length;
      const found = await readOtherDocuments(others, { signal });
      const { reports } = this.store.getState();
      if (signal.aborted || !reports) return;
      if (found.length === 0) continue;
      const documents = [...reports.standings.map(({ document }) => document), ...found];
      flushSync(() => this.store.setState({ priors: collectPriors(documents) }));
      this.finding.again();
    }
  }

  #draw(): void {
    this.#react.render(createElement(Paper, { store: this.store, onOpen: (reference: Reference) => this.#open(reference) }));
  }

  #open(reference: Reference): void {
    if (!this.#host.openReference?.(reference)) this.#host.report({ type: 'warning', text: words().notOpened });
  }

  openDocument(index: number): void {
    if (index < 0 || index >= countOf(this.store.getState().reports)) return;
    this.finding.close();
    flushSync(() => this.store.setState({ shown: index }));
    this.#root.scrollTop = 0;
    this.#host.report({ type: 'changed' });
  }

  #zoomByWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(event.deltaY < 0 ? 1 : -1);
  }

  /** Larger or smaller letters, with the line at the top staying there. */
  zoom(direction: 1 | -1 | 0): void {
    const { down } = this.#place();
    flushSync(() => this.store.setState(({ scale }) => ({ scale: direction === 0 ? 1 : stepScale(scale, direction) })));
    this.#scrollTo(down);
  }

  scrollBy(px: number): void {
    this.#root.scrollTop += px;
  }
  get pageHeight(): number {
    return Math.max(LINE_PX, this.#root.clientHeight - LINE_PX);
  }

  #place(): { readonly page: number; readonly down: number } {
    const room = this.#root.scrollHeight - this.#root.clientHeight;
    return { page: this.store.getState().shown + 1, down: room > 0 ? Math.min(1, Math.max(0, this.#root.scrollTop / room)) : 0 };
  }

  #scrollTo(down: number): void {
    this.#silentUntil = performance.now() + 120;
    this.#root.scrollTop = down * Math.max(0, this.#root.scrollHeight - this.#root.clientHeight);
  }

  getView(): View {
    return { position: { space: 'page', ...this.#place() } };
  }

  setView({ position }: Partial<View>): void {
    if (position?.space !== 'page' || !Number.isFinite(position.down)) return;
    const index = Math.round(position.page) - 1;
    if (index !== this.store.getState().shown && index >= 0 && index < countOf(this.store.getState().reports))
      flushSync(() => this.store.setState({ shown: index }));
    this.#scrollTo(position.down);
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellMove(): void {
    if (performance.now() < this.#silentUntil || this.#listeners.size === 0) return;
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
  }

  getPresentation(): Presentation {
    return printPresentation(this.store.getState());
  }
  setPresentation(presentation: Presentation): void {
    this.store.setState(parsePresentation(presentation, this.store.getState()));
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { reports, shown } = this.store.getState();
    return { index: reports ? shown + 1 : 0, count: countOf(reports) };
  }

  get commands(): ReadonlySet<Command> {
    return this.store.getState().search ? COMMANDS : WITHOUT_TOOL;
  }
  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const marked = this.finding.marked.map((range) => ({ range, colour: '#ffe04d' }));
    const png = await paintPageStill(this.#root, marked);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    this.finding.close();
    this.#listeners.clear();
    this.#root.remove();
    // React refuses to unmount a root while it draws another one that disposes of us.
    queueMicrotask(() => this.#react.unmount());
  }
}

type Act = (viewport: ReportViewport) => void;
const turn =
  (by: 1 | -1): Act =>
  (viewport) =>
    viewport.openDocument(viewport.store.getState().shown + by);
const scroll =
  (share: number): Act =>
  (viewport) =>
    viewport.scrollBy(share * viewport.pageHeight);

const ACTS: { readonly [command in Command]?: Act } = {
  next: scroll(0.9),
  previous: scroll(-0.9),
  down: (viewport) => viewport.scrollBy(LINE_PX),
  up: (viewport) => viewport.scrollBy(-LINE_PX),
  first: (viewport) => viewport.scrollBy(-1e9),
  last: (viewport) => viewport.scrollBy(1e9),
  nextSeries: turn(1),
  previousSeries: turn(-1),
  zoomIn: (viewport) => viewport.zoom(1),
  zoomOut: (viewport) => viewport.zoom(-1),
  fitOrActual: (viewport) => viewport.zoom(0),
  reset: (viewport) => {
    viewport.store.setState({ isPaper: false });
    viewport.zoom(0);
  },
  invert: ({ store }) => store.setState(({ isPaper }) => ({ isPaper: !isPaper })),
  find: ({ store }) => store.setState(({ search }) => ({ search: search ?? { query: '', current: 0, total: 0 } })),
  toolNone: ({ finding }) => finding.close(),
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
/** With no search to close, the key that would do it is free for others. */
const WITHOUT_TOOL: ReadonlySet<Command> = new Set([...COMMANDS].filter((command) => command !== 'toolNone'));
