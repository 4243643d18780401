// The scrolled column of pages: pdf.js's viewer, which paints only what is visible, with places and zoom in our units.
import { AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist';
import { EventBus, PDFFindController, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import { nextPaint } from '../../lib/nextPaint.ts';
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { ANNOTATION_PICTURES, PATIENCE_SECONDS } from './engine.ts';
import { clampScale, heightOf, MM_PER_POINT, type PageBox, type Place, placeAt } from './geometry.ts';
import './engine.css';
import { l10n, namePages } from './pageNames.ts';
import styles from './pdf.module.css';
import type { Fit, PdfStore } from './state.ts';
import { startWatchdog } from './watchdog.ts';

/** Device pixels of one page's canvas; above it pdf.js sharpens only what is in view. */
const MAX_CANVAS_PIXELS = 2 ** 24;

export interface PagesEvents {
  /** The reader scrolled or zoomed. */
  onMove(): void;
  onPage(): void;
  /** A page could be painted only in part. */
  onDamage(): void;
}

export class Pages {
  readonly container = document.createElement('div');
  readonly #viewer: PDFViewer;
  readonly #bus = new EventBus();
  readonly #links: PDFLinkService;
  readonly #store: PdfStore;
  readonly #events: PagesEvents;
  readonly #end = new AbortController();
  #isQuiet = false;
  /** Where our own scrolling ends up, px: the event that follows is not the reader's. */
  #expectedTop: number | undefined;

  constructor(root: HTMLElement, store: PdfStore, events: PagesEvents) {
    this.#store = store;
    this.#events = events;
    const column = document.createElement('div');
    column.className = 'pdfViewer';
    this.container.className = styles.container ?? '';
    this.container.tabIndex = -1;
    this.container.append(column);
    root.append(this.container);
    this.#links = new PDFLinkService({ eventBus: this.#bus });
    this.#links.externalLinkEnabled = false;
    this.#viewer = new PDFViewer({
      container: this.container,
      viewer: column,
      eventBus: this.#bus,
      linkService: this.#links,
      findController: new PDFFindController({ eventBus: this.#bus, linkService: this.#links }),
      annotationMode: AnnotationMode.ENABLE,
      annotationEditorMode: -1,
      imageResourcesPath: ANNOTATION_PICTURES,
      maxCanvasPixels: MAX_CANVAS_PIXELS,
      supportsPinchToZoom: false,
      enableAutoLinking: false,
      l10n,
      abortSignal: this.#end.signal,
    } as ConstructorParameters<typeof PDFViewer>[0]);
    this.#links.setViewer(this.#viewer);
    this.#listen();
  }

  #listen(): void {
    const { signal } = this.#end;
    this.#bus.on('pagechanging', ({ pageNumber }: { readonly pageNumber: number }) => {
      this.#store.setState({ page: pageNumber, pageSizeMm: this.#pageSizeMm(pageNumber) });
      this.#events.onPage();
    });
    this.#bus.on('scalechanging', ({ scale }: { readonly scale: number }) => {
      this.#store.setState({ scale });
      if (!this.#isQuiet) this.#events.onMove();
    });
    this.#bus.on('pagerendered', ({ error }: { readonly error: unknown }) => {
      namePages(this.container);
      if (error) this.#events.onDamage();
    });
    const onScroll = (): void => {
      const isOurs = this.#expectedTop !== undefined && Math.abs(this.container.scrollTop - this.#expectedTop) <= 1;
      if (!isOurs) this.#expectedTop = undefined;
      if (!isOurs && !this.#isQuiet) this.#events.onMove();
    };
    this.container.addEventListener('scroll', onScroll, { signal, passive: true });
    const resize = new ResizeObserver(() => this.#applyFit());
    resize.observe(this.container);
    signal.addEventListener('abort', () => resize.disconnect());
  }

  /** Resolves when the first page in view is painted. @throws Failure 'malformed' */
  async open(document: PDFDocumentProxy, place: Place | undefined, call: Call): Promise<void> {
    const { fit, rotation, scale } = this.#store.getState();
    const onInit = (): void => {
      this.#quietly(() => {
        this.#viewer.pagesRotation = rotation;
        this.#viewer.currentScaleValue = fit ?? String(scale);
        if (place) this.goTo(place);
      });
      const { page } = this.place();
      this.#store.setState({ page, pageCount: document.numPages, pageSizeMm: this.#pageSizeMm(page) });
    };
    this.#bus.on('pagesinit', onInit, { once: true });
    const isPainted = this.#whenPainted(call);
    this.#links.setDocument(document);
    this.#viewer.setDocument(document);
    this.#viewer.pagesPromise?.catch(() => undefined);
    await isPainted;
  }

  #whenPainted({ signal }: Call): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown): void => {
        watchdog.stop();
        this.#bus.off('pagerendered', onPainted);
        signal.removeEventListener('abort', onAbort);
        if (error) reject(error);
        else void nextPaint().then(resolve);
      };
      const onPainted = (): void => done();
      const onAbort = (): void => done(signal.reason);
      const watchdog = startWatchdog(PATIENCE_SECONDS, () => done(new Failure('malformed', { detail: 'painting does not end' })));
      this.#bus.on('pagerendered', onPainted);
      signal.addEventListener('abort', onAbort, { once: true });
      // The viewer prints a first page it cannot get to the console and goes on waiting; its promise tells us.
      setTimeout(() =>
        this.#viewer.pagesPromise?.catch((cause: unknown) => done(new Failure('malformed', { cause, detail: 'no first page' }))),
      );
    });
  }

  #boxOf = (page: number): PageBox => {
    const div: HTMLElement = this.#viewer.getPageView(page - 1).div;
    return { top: div.offsetTop + div.clientTop, height: div.clientHeight };
  };

  /** The place at the middle of what is seen. */
  place(): Place {
    const { scrollTop, clientHeight } = this.container;
    const count = this.#viewer.pagesCount;
    return count > 0 ? placeAt(count, this.#boxOf, scrollTop + clientHeight / 2) : { page: 1, down: 0 };
  }

  goTo({ page, down }: Place): void {
    const count = this.#viewer.pagesCount;
    if (count === 0) return;
    const place = { page: Math.min(count, Math.max(1, Math.round(page))), down };
    this.container.scrollTop = heightOf(place, this.#boxOf) - this.container.clientHeight / 2;
    this.#expectedTop = this.container.scrollTop;
  }

  /** To the top of a page, as the reader asks. */
  goToPage(page: number): void {
    const count = this.#viewer.pagesCount;
    if (count > 0) this.#viewer.currentPageNumber = Math.min(count, Math.max(1, page));
  }

  /** Where an entry of the table of contents leads; one that leads nowhere does nothing. */
  goToDestination(dest: string | unknown[]): void {
    this.#links.goToDestination(dest as Parameters<PDFLinkService['goToDestination']>[0]).catch(() => undefined);
  }

  setScale(scale: number): void {
    this.#store.setState({ fit: undefined });
    this.#viewer.currentScale = clampScale(scale);
  }

  /** @param at client px: the point of the page there stays where it is */
  zoomBy(factor: number, at: readonly [number, number]): void {
    const { currentScale } = this.#viewer;
    const scaleFactor = clampScale(currentScale * factor) / currentScale;
    this.#store.setState({ fit: undefined });
    this.#viewer.updateScale({ scaleFactor, drawingDelay: 300, origin: [...at] });
  }

  setFit(fit: Fit): void {
    this.#store.setState({ fit });
    this.#applyFit();
  }

  #applyFit(): void {
    const { fit } = this.#store.getState();
    if (this.#viewer.pagesCount === 0) return;
    this.#quietly(() => {
      if (fit) this.#viewer.currentScaleValue = fit;
      this.#viewer.update();
    });
  }

  setRotation(rotation: number): void {
    this.#store.setState({ rotation });
    this.#viewer.pagesRotation = rotation;
    this.#applyFit();
  }

  /** What follows is not the reader's doing. */
  quietly(act: () => void): void {
    this.#quietly(act);
    this.#expectedTop = this.container.scrollTop;
  }

  #quietly(act: () => void): void {
    const before = this.#isQuiet;
    this.#isQuiet = true;
    try {
      act();
    } finally {
      this.#isQuiet = before;
    }
  }

  #pageSizeMm(page: number): [number, number] | undefined {
    const view = this.#viewer.getPageView(page - 1)?.pdfPage?.getViewport({ scale: 1 });
    return view && [view.width * MM_PER_POINT, view.height * MM_PER_POINT];
  }

  get bus(): EventBus {
    return this.#bus;
  }

  /** Empties the column; canvases and text go. */
  close(): void {
    this.#viewer.setDocument(null);
    this.#links.setDocument(null);
  }

  dispose(): void {
    this.close();
    this.#end.abort();
    this.container.remove();
  }
}
