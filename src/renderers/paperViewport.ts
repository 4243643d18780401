// A viewport for every kind that is read: its room turns an item into sheets, and this shows them.
import { type ComponentType, createElement } from 'react';
import { onLanguage } from '../lib/language.ts';
import { nextPaint } from '../lib/nextPaint.ts';
import type { Sheet } from '../lib/prose.ts';
import { isAbort, toFailure } from '../model/failure.ts';
import type { Call, TimelineItem } from '../model/item.ts';
import { PaperControls } from '../ui/paper/Controls.tsx';
import { Paper, type PaperPlace } from '../ui/paper/Paper.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from './renderer.ts';

/** What a room makes of an item. */
export interface Reading {
  /** In the language of the moment; asked again when it changes. */
  compose(): readonly Sheet[];
  /** What the reader must not miss, for the pane's header; composed anew with the sheets. */
  warning?(): string | undefined;
  /** Reads what may be added after the first picture. @returns whether there is more to compose; its failures are its own */
  refine?(call: Call): Promise<boolean>;
  /** A button on the paper was pressed. @throws Failure */
  act?(id: string, call: Call): Promise<void>;
}

export interface PaperKind {
  /** The renderer's. */
  readonly id: string;
  /** Asks whose everything is, and reads it. @throws Failure */
  read(item: TimelineItem, host: Host, call: Call): Promise<Reading>;
  /** What to say when something on the paper could not be done. */
  actFailed(reason: unknown): string;
}

/** CSS px per mm at scale 1: 96 px to the inch, as pages of a PDF count. */
const PX_PER_MM = 96 / 25.4;
const REFINED_AGAIN_MS = 2500;

export class PaperViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom']);
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly paper: Paper;
  readonly #kind: PaperKind;
  readonly #host: Host;
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  #showing = new AbortController();
  #item: TimelineItem | undefined;
  #reading: Reading | undefined;

  constructor(kind: PaperKind, host: Host) {
    this.#kind = kind;
    this.#host = host;
    const paper = new Paper(host.element, {
      onMove: () => this.#tellMove(),
      onSheet: () => host.report({ type: 'changed' }),
      onAct: (id) => this.#act(id),
    });
    this.paper = paper;
    const handle = {
      store: paper.store,
      zoomStep: (direction: 1 | -1) => paper.zoomStep(direction),
      openFind: () => paper.openFind(),
      closeFind: () => paper.closeFind(),
      search: (query: string) => paper.search(query),
      stepMatch: (direction: 1 | -1) => paper.stepMatch(direction),
      goToHeading: (index: number) => paper.goToHeading(index),
      goToSheet: (index: number) => paper.goToSheet(index),
    };
    this.Controls = ({ place }) => createElement(PaperControls, { paper: handle, place });
    const stop = onLanguage(() => {
      if (this.#reading) void paper.show(this.#reading.compose());
    });
    this.#end.signal.addEventListener('abort', stop);
  }

  async show(item: TimelineItem, { signal, view, presentation }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const call = { signal: AbortSignal.any([signal, this.#showing.signal, this.#end.signal]) };
    call.signal.throwIfAborted();
    this.#item = item;
    this.#host.admit(item.identity);
    try {
      const reading = await this.#kind.read(item, this.#host, call);
      call.signal.throwIfAborted();
      this.#reading = reading;
      if (presentation) this.setPresentation(presentation);
      await this.paper.show(reading.compose());
      call.signal.throwIfAborted();
      const warning = reading.warning?.();
      if (warning !== undefined) this.#host.report({ type: 'warning', text: warning });
    } catch (error) {
      call.signal.throwIfAborted();
      throw toFailure(error);
    }
    this.setView(view ?? {});
    this.#host.report({ type: 'progress', fraction: 1 });
    await nextPaint();
    call.signal.throwIfAborted();
    void this.#refine(call);
  }

  /** Twice: the patient's other items may still be on their way when this one is shown. */
  async #refine(call: Call): Promise<void> {
    const reading = this.#reading;
    for (const delayMs of [0, REFINED_AGAIN_MS]) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (call.signal.aborted || !reading?.refine) return;
      const hasMore = await reading.refine(call).catch(() => false);
      if (call.signal.aborted) return;
      if (!hasMore) continue;
      await this.paper.show(reading.compose());
      if (!call.signal.aborted) this.#host.report({ type: 'changed' });
      return;
    }
  }

  #act(id: string): void {
    const { signal } = this.#showing;
    this.#reading?.act?.(id, { signal: AbortSignal.any([signal, this.#end.signal]) }).catch((error: unknown) => {
      if (!isAbort(error) && !signal.aborted) this.#host.report({ type: 'warning', text: this.#kind.actFailed(error) });
    });
  }

  getView(): View {
    const { scale } = this.paper.store.getState();
    return { position: { space: 'page', ...this.paper.place() }, zoom: { per: 'mm', value: scale * PX_PER_MM } };
  }

  setView({ zoom, position }: Partial<View>): void {
    // A zoom per stored pixel of another kind of picture has no meaning here.
    if (zoom?.per === 'mm') this.paper.setScale(zoom.value / PX_PER_MM);
    if (position?.space === 'page') this.paper.goTo(position satisfies PaperPlace);
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellMove(): void {
    if (this.#listeners.size === 0) return;
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
  }

  getPresentation(): Presentation {
    const { scale, isFullLight } = this.paper.store.getState();
    return { renderer: this.#kind.id, values: { scale, isFullLight } };
  }

  /** What is not understood stays as it was. */
  setPresentation({ renderer, values: { scale, isFullLight } }: Presentation): void {
    if (renderer !== this.#kind.id) return;
    if (typeof isFullLight === 'boolean') this.paper.store.setState({ isFullLight });
    if (typeof scale === 'number') this.paper.setScale(scale);
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { count } = this.paper;
    return { index: count === 0 ? 0 : this.paper.place().page, count };
  }

  get commands(): ReadonlySet<Command> {
    return this.paper.store.getState().search ? COMMANDS : WITHOUT_SEARCH;
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this.paper);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    try {
      const png = await this.paper.still();
      return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
    } catch (error) {
      throw toFailure(error);
    }
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    this.#reading = undefined;
    this.paper.dispose();
    this.#listeners.clear();
  }
}

const turn = (by: 1 | -1) => (paper: Paper) => paper.goToSheet(paper.place().page - 1 + by);

const ACTS: { readonly [command in Command]?: (paper: Paper) => void } = {
  next: (paper) => paper.scrollPanes(1),
  previous: (paper) => paper.scrollPanes(-1),
  next10: (paper) => paper.scrollPanes(10),
  previous10: (paper) => paper.scrollPanes(-10),
  down: (paper) => paper.scrollLines(1),
  up: (paper) => paper.scrollLines(-1),
  first: (paper) => paper.scrollToEnd('top'),
  last: (paper) => paper.scrollToEnd('bottom'),
  nextSeries: turn(1),
  previousSeries: turn(-1),
  zoomIn: (paper) => paper.zoomStep(1),
  zoomOut: (paper) => paper.zoomStep(-1),
  fitOrActual: (paper) => paper.setScale(paper.store.getState().scale === 1 ? 1.5 : 1),
  preset1: (paper) => paper.setScale(1),
  preset2: (paper) => paper.setScale(1.25),
  preset3: (paper) => paper.setScale(1.5),
  find: (paper) => paper.openFind(),
  toolNone: (paper) => paper.closeFind(),
  reset: (paper) => {
    paper.store.setState({ isFullLight: false });
    paper.setScale(1);
    paper.closeFind();
  },
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
/** With nothing to put away, the key that would do it is free for others. */
const WITHOUT_SEARCH: ReadonlySet<Command> = new Set([...COMMANDS].filter((command) => command !== 'toolNone'));
