// A viewport for whatever is read as text: letters, reports, answers, lists. A kind says what is written on the sheet.
import type { ComponentType } from 'react';
import { createStore } from 'zustand/vanilla';
import { onLanguage } from '../lib/language.ts';
import { nextPaint } from '../lib/nextPaint.ts';
import { isAbort, toFailure } from '../model/failure.ts';
import type { TimelineItem } from '../model/item.ts';
import { Paper } from './paper.ts';
import { createPaperControls } from './paperControls.tsx';
import type { PaperContent, PaperControlled, PaperKind, PaperState } from './paperKind.ts';
import { paintPaper } from './paperStill.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from './renderer.ts';

export const createPaperViewport =
  (kind: PaperKind) =>
  (host: Host): Viewport =>
    new PaperViewport(kind, host);

class PaperViewport implements Viewport, PaperControlled {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom']);
  readonly store = createStore<PaperState>(() => ({
    documents: [],
    shown: 0,
    outline: [],
    facts: [],
    isFullLight: false,
    screen: { index: 1, count: 1 },
  }));
  readonly paper: Paper;
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #kind: PaperKind;
  readonly #host: Host;
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #item: TimelineItem | undefined;
  #writing = new AbortController();
  #content: PaperContent | undefined;

  constructor(kind: PaperKind, host: Host) {
    this.#kind = kind;
    this.#host = host;
    this.paper = new Paper(host.element, () => this.#moved());
    this.Controls = createPaperControls(this);
    this.#undo.push(onLanguage(() => this.#rewrite()));
    const observer = new ResizeObserver(() => this.#noteScreen());
    observer.observe(this.paper.sheet);
    this.#undo.push(() => observer.disconnect());
  }

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    const all = AbortSignal.any([signal, this.#end.signal]);
    all.throwIfAborted();
    this.#item = item;
    this.#host.admit(item.identity);
    if (presentation) this.setPresentation(presentation);
    const documents = await this.#kind.list(item, this.#host, { signal: all });
    all.throwIfAborted();
    const wanted = documents.findIndex((one) => one.instance !== undefined && one.instance === instance);
    this.store.setState({ documents, shown: Math.max(0, wanted) });
    await this.#write(all);
    if (view) this.setView(view);
    await nextPaint();
    all.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
  }

  async #write(signal: AbortSignal): Promise<void> {
    this.#writing.abort();
    this.#writing = new AbortController();
    const { documents, shown } = this.store.getState();
    const own = AbortSignal.any([signal, this.#writing.signal]);
    const onProgress = (fraction: number): void => {
      // All is held when it has been written, too.
      if (fraction < 1 && !own.aborted) this.#host.report({ type: 'progress', fraction });
    };
    const content = await documents[shown]?.write({ signal: own, onProgress });
    if (own.aborted) content?.dispose?.();
    own.throwIfAborted();
    if (!content) return;
    this.#content?.dispose?.();
    this.#content = content;
    this.paper.write(content.nodes);
    if (content.warning) this.#host.report({ type: 'warning', text: content.warning });
    this.store.setState({ outline: content.outline ?? [], facts: content.facts ?? [] });
    this.#noteScreen();
  }

  /** Another document of the item, as the reader asks. @param index from 0 */
  openDocument(index: number): void {
    const { documents, shown } = this.store.getState();
    if (index === shown || !documents[index]) return;
    this.store.setState({ shown: index });
    this.#again().then(() => {
      this.paper.down = 0;
      this.#host.report({ type: 'changed' });
    });
  }

  async #again(): Promise<void> {
    try {
      await this.#write(this.#end.signal);
    } catch (error) {
      if (!isAbort(error) && !this.#end.signal.aborted) this.#host.report({ type: 'failed', failure: toFailure(error) });
    }
  }

  /** In another language, at the same place. */
  #rewrite(): void {
    if (!this.#content) return;
    const { down } = this.paper;
    void this.#again().then(() =>
      this.paper.quietly(() => {
        this.paper.down = down;
      }),
    );
  }

  #noteScreen(): void {
    const { screen } = this.paper;
    const known = this.store.getState().screen;
    if (known.index !== screen.index || known.count !== screen.count) this.store.setState({ screen });
  }

  #moved(): void {
    this.#noteScreen();
    this.#host.report({ type: 'changed' });
    if (this.#listeners.size === 0) return;
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
  }

  getView(): View {
    return {
      position: { space: 'page', page: this.store.getState().shown + 1, down: this.paper.down },
      zoom: { per: 'px', value: this.paper.zoom },
    };
  }

  setView({ zoom, position }: Partial<View>): void {
    this.paper.quietly(() => {
      if (zoom?.per === 'px') this.paper.zoom = zoom.value;
      if (position?.space === 'page') this.paper.down = position.down;
    });
    this.#noteScreen();
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setFullLight(isFullLight: boolean): void {
    this.paper.isFullLight = isFullLight;
    this.store.setState({ isFullLight });
  }

  getPresentation(): Presentation {
    return { renderer: this.#kind.id, values: { isFullLight: this.store.getState().isFullLight } };
  }

  setPresentation({ renderer, values }: Presentation): void {
    if (renderer === this.#kind.id && typeof values.isFullLight === 'boolean') this.setFullLight(values.isFullLight);
  }

  getIndex(): { readonly index: number; readonly count: number } {
    return this.store.getState().screen;
  }

  get commands(): ReadonlySet<Command> {
    return this.paper.finding.store.getState().search ? COMMANDS : WITHOUT_SEARCH;
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const png = await paintPaper(this.paper.root, this.paper.scroller);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    for (const undo of this.#undo.splice(0)) undo();
    this.#content?.dispose?.();
    this.paper.dispose();
    this.#listeners.clear();
  }
}

const turn =
  (screens: number) =>
  ({ paper }: PaperViewport) =>
    paper.turn(screens);

/** The next document of several; in a single one, the next screen. */
const turnDocuments = (by: 1 | -1) => (viewport: PaperViewport) => {
  const { documents, shown } = viewport.store.getState();
  if (documents.length > 1) viewport.openDocument(shown + by);
  else turn(by)(viewport);
};

const ACTS: { readonly [command in Command]?: (viewport: PaperViewport) => void } = {
  next: turn(1),
  previous: turn(-1),
  up: ({ paper }) => paper.turn(-0.15),
  down: ({ paper }) => paper.turn(0.15),
  next10: turn(10),
  previous10: turn(-10),
  first: ({ paper }) => {
    paper.down = 0;
  },
  last: ({ paper }) => {
    paper.down = 1;
  },
  nextSeries: turnDocuments(1),
  previousSeries: turnDocuments(-1),
  zoomIn: ({ paper }) => paper.zoomBy(1.2),
  zoomOut: ({ paper }) => paper.zoomBy(1 / 1.2),
  fitOrActual: ({ paper }) => paper.zoomBy(1 / paper.zoom),
  reset: (viewport) => {
    viewport.setFullLight(false);
    viewport.paper.zoomBy(1 / viewport.paper.zoom);
  },
  find: ({ paper }) => paper.finding.open(),
  toolNone: ({ paper }) => paper.finding.close(),
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
/** With nothing to put away, the key that would do it is free for others. */
const WITHOUT_SEARCH: ReadonlySet<Command> = new Set([...COMMANDS].filter((command) => command !== 'toolNone'));
