// Shows the documents of an item as pages.
import type { ComponentType } from 'react';
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { DocumentRef } from '../encapsulated.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { listDocuments, readDocument } from './documents.ts';
import { type OpenDocument, openDocument, startWorker } from './engine.ts';
import { createFinding, type Finding } from './finding.ts';
import { type Place, stepScale, toPxPerMm, toScale } from './geometry.ts';
import { listenToHands } from './gestures.ts';
import { flattenOutline } from './outline.ts';
import { Pages } from './pages.ts';
import { askPassword } from './passwordPrompt.ts';
import styles from './pdf.module.css';
import { parsePresentation, printPresentation } from './presentation.ts';
import { createPdfStore, type PdfStore } from './state.ts';
import { paintStill } from './still.ts';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new PdfViewport(host);

export class PdfViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom']);
  readonly store: PdfStore = createPdfStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #root = document.createElement('div');
  readonly #pages: Pages;
  readonly #finding: Finding;
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  #showing = new AbortController();
  #item: TimelineItem | undefined;
  #documents: readonly DocumentRef[] = [];
  #open: OpenDocument | undefined;
  /** For the first document; each later one has its own. */
  #worker: ReturnType<typeof startWorker> | undefined = startWorker();

  constructor(host: Host) {
    this.#host = host;
    this.#root.className = styles.root ?? '';
    host.element.append(this.#root);
    this.#pages = new Pages(this.#root, this.store, {
      onMove: () => this.#tellMove(),
      onPage: () => host.report({ type: 'changed' }),
      onDamage: () => host.report({ type: 'warning', text: words().damaged }),
    });
    this.#finding = createFinding(this.#pages.bus, this.store);
    listenToHands(this.#pages, this.store, this.#end.signal);
    this.#unsubscribe = this.store.subscribe(({ isFullLight, isPanning }) => {
      this.#root.classList.toggle(styles.full ?? '', isFullLight);
      this.#root.classList.toggle(styles.hand ?? '', isPanning);
    });
    this.Controls = createControls(this);
  }
  readonly #unsubscribe: () => void;

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const call = { signal: AbortSignal.any([signal, this.#showing.signal, this.#end.signal]) };
    call.signal.throwIfAborted();
    this.#item = item;
    if (presentation) this.setPresentation(presentation);
    this.#documents = await listDocuments(item, this.#host, call);
    call.signal.throwIfAborted();
    const titles = this.#documents.map(({ label = '' }) => label);
    const wanted = this.#documents.findIndex((document) => document.instance === instance);
    this.store.setState({ titles, shown: instance === undefined ? 0 : Math.max(0, wanted) });
    await this.#load(call.signal, view);
  }

  async #load(signal: AbortSignal, view?: Partial<View>): Promise<void> {
    const wanted = this.#documents[this.store.getState().shown];
    if (!wanted) return;
    this.#closeDocument();
    const bytes = await readDocument(wanted, this.#host, {
      signal,
      onProgress: (fraction) => this.#host.report({ type: 'progress', fraction }),
    });
    signal.throwIfAborted();
    const ownWorker = this.#worker;
    this.#worker = undefined;
    const open = await openDocument(bytes, {
      signal,
      ...(ownWorker && { ownWorker }),
      askPassword: ({ isAgain }) => askPassword(this.#root, isAgain, { signal }),
    });
    if (signal.aborted) open.close();
    signal.throwIfAborted();
    this.#open = open;
    this.store.setState({ document: open.document, page: 1, pageCount: open.document.numPages });
    void this.#readOutline(open);
    if (view?.zoom) this.store.setState({ fit: undefined, scale: scaleOf(view.zoom) });
    try {
      await this.#pages.open(open.document, placeOf(view), { signal });
    } catch (error) {
      this.#closeDocument();
      throw error;
    }
  }

  /** Beside the pages: nobody waits for it, and a broken one is none. */
  async #readOutline({ document }: OpenDocument): Promise<void> {
    const nodes = await document.getOutline().catch(() => undefined);
    if (this.store.getState().document === document) this.store.setState({ outline: flattenOutline(nodes ?? []) });
  }

  /** Another document of the same item, as the reader asks. @param index from 0 */
  openDocument(index: number): void {
    if (index === this.store.getState().shown || !this.#documents[index]) return;
    this.#showing.abort();
    this.#showing = new AbortController();
    const { signal } = this.#showing;
    this.store.setState({ shown: index });
    this.#load(AbortSignal.any([signal, this.#end.signal])).then(
      () => this.#host.report({ type: 'changed' }),
      (error) => {
        if (!isAbort(error) && !signal.aborted) this.#host.report({ type: 'failed', failure: toFailure(error) });
      },
    );
  }

  get pages(): Pages {
    return this.#pages;
  }
  get finding(): Finding {
    return this.#finding;
  }

  getView(): View {
    const { scale } = this.store.getState();
    return { position: { space: 'page', ...this.#pages.place() }, zoom: { per: 'mm', value: toPxPerMm(scale) } };
  }

  setView(view: Partial<View>): void {
    this.#pages.quietly(() => {
      if (view.zoom) this.#pages.setScale(scaleOf(view.zoom));
      const place = placeOf(view);
      if (place) this.#pages.goTo(place);
    });
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
    return printPresentation(this.store.getState());
  }

  setPresentation(presentation: Presentation): void {
    const { rotation, fit, isFullLight } = parsePresentation(presentation, this.store.getState());
    this.store.setState({ isFullLight, fit });
    this.#pages.quietly(() => this.#pages.setRotation(rotation));
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { page, pageCount } = this.store.getState();
    return { index: pageCount === 0 ? 0 : page, count: pageCount };
  }

  get commands(): ReadonlySet<Command> {
    const { isPanning, search } = this.store.getState();
    return isPanning || search ? COMMANDS : WITHOUT_TOOL;
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const paper = getComputedStyle(this.#root).getPropertyValue('--paper').trim() || '#fff';
    const png = await paintStill(this.#pages.container, paper);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  #closeDocument(): void {
    this.store.setState({ document: undefined, search: undefined, outline: [] });
    this.#pages.close();
    this.#open?.close();
    this.#open = undefined;
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    this.#unsubscribe();
    this.#closeDocument();
    this.#worker?.destroy();
    this.#pages.dispose();
    this.#root.remove();
    this.#listeners.clear();
  }
}

/** Paper has a size, so a zoom per stored pixel of another kind of picture has no meaning here: 100 %. */
const scaleOf = ({ per, value }: NonNullable<View['zoom']>): number => (per === 'mm' ? toScale(value) : 1);

const placeOf = (view: Partial<View> | undefined): Place | undefined =>
  view?.position?.space === 'page' ? view.position : undefined;

const turnPages = (by: number) => (viewport: PdfViewport) => viewport.pages.goToPage(viewport.store.getState().page + by);

/** The next document of several; in a single one, the next page: that is what the key does in every reader of PDFs. */
const turnDocuments = (by: 1 | -1) => (viewport: PdfViewport) => {
  const { titles, shown } = viewport.store.getState();
  if (titles.length > 1) viewport.openDocument(shown + by);
  else turnPages(by)(viewport);
};

const zoomStep = (direction: 1 | -1) => (viewport: PdfViewport) =>
  viewport.pages.setScale(stepScale(viewport.store.getState().scale, direction));

const ACTS: { readonly [command in Command]?: (viewport: PdfViewport) => void } = {
  next: turnPages(1),
  previous: turnPages(-1),
  next10: turnPages(10),
  previous10: turnPages(-10),
  first: ({ pages }) => pages.goToPage(1),
  last: ({ pages, store }) => pages.goToPage(store.getState().pageCount),
  nextSeries: turnDocuments(1),
  previousSeries: turnDocuments(-1),
  zoomIn: zoomStep(1),
  zoomOut: zoomStep(-1),
  fitOrActual: ({ pages, store }) => (store.getState().fit ? pages.setScale(1) : pages.setFit('auto')),
  preset1: ({ pages }) => pages.setFit('page-width'),
  preset2: ({ pages }) => pages.setFit('page-fit'),
  preset3: ({ pages }) => pages.setScale(1),
  rotate: ({ pages, store }) => pages.setRotation((store.getState().rotation + 90) % 360),
  reset: ({ pages, store }) => {
    store.setState({ isFullLight: false, isPanning: false });
    pages.setRotation(0);
    pages.setFit('auto');
  },
  toolPan: ({ store }) => store.setState({ isPanning: true }),
  toolNone: ({ store, finding }) => {
    store.setState({ isPanning: false });
    finding.close();
  },
  find: ({ store }) =>
    store.setState({ search: store.getState().search ?? { query: '', current: 0, total: 0, isPending: false } }),
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
/** With nothing to put away, the key that would do it is free for others. */
const WITHOUT_TOOL: ReadonlySet<Command> = new Set([...COMMANDS].filter((command) => command !== 'toolNone'));
