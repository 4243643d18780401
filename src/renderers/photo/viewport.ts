// Photos in a pane: a filmstrip of an item's pictures, measured, and laid over earlier ones of the same place.
import type { ComponentType } from 'react';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import type { Command, ControlPlace, Host, Lent, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { type Camera, clampZoom, fitZoom, type Point, pan, toPicture, zoomAt } from './camera.ts';
import { findEarlier } from './earlier.ts';
import { type GestureTarget, listenToHands } from './gestures.ts';
import { loadPhoto } from './load.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { Screen } from './screen.ts';
import { listShots } from './shots.ts';
import { createPhotoStore, lengthOf, scaleOf, type Tool } from './state.ts';
import { suits } from './suits.ts';
import { words } from './words.ts';

const FLICKER_MS = 500;
const UNTURNED: Camera = { zoom: 1, centre: [0, 0], quarters: 0, isMirrored: false };

export const createViewport = (host: Host): Viewport => new PhotoViewport(host);

class PhotoViewport implements Viewport, GestureTarget {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom']);
  readonly store = createPhotoStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #screen: Screen;
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #camera = UNTURNED;
  /** Undefined once the reader has zoomed or moved: a new pane size then changes nothing. */
  #isFitted = true;
  #item: TimelineItem | undefined;
  #loading = new AbortController();
  #flicker: ReturnType<typeof setInterval> | undefined;
  #showsPrior = false;
  #lent: readonly Lent[] = [];

  constructor(host: Host) {
    this.#host = host;
    this.#screen = new Screen(host.element);
    this.Controls = createControls(this);
    listenToHands(this.#screen.root, this, this.#end.signal);
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(this.#screen.root);
    this.#undo.push(
      () => observer.disconnect(),
      onLanguage(() => this.#redraw()),
      this.store.subscribe(({ tool }) => {
        this.#screen.root.dataset.tool = tool;
        this.#redraw();
      }),
    );
  }

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    const all = AbortSignal.any([signal, this.#end.signal]);
    all.throwIfAborted();
    this.#item = item;
    const shots = await listShots(item, this.#host, { signal: all });
    all.throwIfAborted();
    const wanted = shots.findIndex(({ dicom }) => dicom !== undefined && dicom.uid === instance);
    this.#lent = findEarlier(item, this.#host.others?.() ?? [], (other) => suits(other) > 0.5);
    this.store.setState({ shots, index: Math.max(0, wanted), earlier: this.#lent.map(({ item: one }) => one) });
    if (presentation) this.setPresentation(presentation);
    await this.#load(all, (fraction) => fraction < 1 && this.#host.report({ type: 'progress', fraction }));
    if (view) this.setView(view);
    await nextPaint();
    all.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
  }

  async #load(signal: AbortSignal, onProgress?: (fraction: number) => void): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const own = AbortSignal.any([signal, this.#loading.signal]);
    const { shots, index } = this.store.getState();
    const shot = shots[index];
    if (!shot) return;
    const photo = await loadPhoto(shot, this.#host, { signal: own, ...(onProgress && { onProgress }) });
    if (own.aborted) photo.image.close();
    own.throwIfAborted();
    const before = this.store.getState().photo;
    const isSameShape = before?.columns === photo.columns && before.rows === photo.rows;
    this.store.setState({
      photo,
      shots: withPages(shots, index, photo.pages),
      measures: isSameShape ? this.store.getState().measures : [],
      known: undefined,
    });
    before?.image.close();
    this.#screen.root.setAttribute('aria-label', shot.label);
    if (!isSameShape) this.fit();
    this.#screen.draw(this.store.getState(), this.#camera, false);
  }

  /** @param index from 0 */
  openShot(index: number): void {
    const { shots, index: shown } = this.store.getState();
    if (index === shown || !shots[index]) return;
    this.store.setState({ index });
    this.#load(this.#end.signal).then(
      () => this.#host.report({ type: 'changed' }),
      (error: unknown) => {
        if (isAbort(error) || this.#end.signal.aborted) return;
        // One picture of several: the others can still be seen.
        this.store.setState({ index: shown });
        this.#host.report({ type: 'warning', text: `${words().picture(index + 1, shots.length)}: ${toFailure(error).detail}` });
      },
    );
  }

  /** Lays an earlier item's picture over the current one. */
  async compareWith(item: TimelineItem): Promise<void> {
    const lent = this.#lent.find((one) => one.item.id === item.id);
    if (!lent) return;
    const { signal } = this.#end;
    try {
      const [shot] = await listShots(item, lent, { signal });
      const photo = await loadPhoto(shot, lent, { signal });
      this.endComparison();
      if (signal.aborted) return photo.image.close();
      this.store.setState({ comparison: { item, when: printWhen(item.when), photo, shot } });
    } catch (error) {
      if (!isAbort(error)) this.#host.report({ type: 'warning', text: `${item.title}: ${toFailure(error).detail}` });
    }
  }

  endComparison(): void {
    this.setFlicker(false);
    this.store.getState().comparison?.photo.image.close();
    this.store.setState({ comparison: undefined });
  }

  setFlicker(isFlickering: boolean): void {
    clearInterval(this.#flicker);
    // One change in half a second: far below what may trigger a seizure (WCAG 2.3.1).
    if (isFlickering)
      this.#flicker = setInterval(() => {
        this.#showsPrior = !this.#showsPrior;
        this.#redraw();
      }, FLICKER_MS);
    this.store.setState({ isFlickering });
  }

  setTool(tool: Tool): void {
    this.store.setState({ tool, known: undefined });
  }

  /** The line drawn last is so many mm long. */
  calibrate(mm: number): void {
    const { known } = this.store.getState();
    if (!known || !(mm > 0)) return;
    this.store.setState({ ownScale: mm / lengthOf(known, undefined), known: undefined, tool: 'length' });
    this.#host.report({ type: 'changed' });
  }

  forgetScale(): void {
    this.store.setState({ ownScale: undefined });
  }

  // -- gestures

  get isMeasuring(): boolean {
    return this.store.getState().tool !== 'pan';
  }
  panBy(by: Point): void {
    this.#look(pan(this.#camera, this.#screen.pane, by));
  }
  zoomAt(at: Point, factor: number): void {
    this.#look(zoomAt(this.#camera, this.#screen.pane, at, factor));
  }
  doubleTap(at: Point): void {
    if (this.#isFitted) this.zoomAt(at, 1 / devicePixelRatio / this.#camera.zoom);
    else this.fit();
  }
  measure(from: Point, to: Point, isDone: boolean): void {
    const { tool, measures } = this.store.getState();
    const { pane } = this.#screen;
    const measure = { from: toPicture(this.#camera, pane, from), to: toPicture(this.#camera, pane, to) };
    if (tool === 'calibrate' || !isDone) this.store.setState({ known: measure });
    else this.store.setState({ measures: [...measures, measure], known: undefined });
  }

  #look(camera: Camera): void {
    this.#camera = camera;
    this.#isFitted = false;
    this.#redraw();
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
    this.#host.report({ type: 'changed' });
  }

  fit(): void {
    const { photo } = this.store.getState();
    if (!photo) return;
    const { quarters } = this.#camera;
    const size = { width: photo.columns, height: photo.rows };
    this.#camera = {
      ...this.#camera,
      zoom: fitZoom(size, this.#screen.pane, quarters),
      centre: [photo.columns / 2, photo.rows / 2],
    };
    this.#isFitted = true;
    this.#redraw();
  }

  #resized(): void {
    if (this.#isFitted) this.fit();
    else this.#redraw();
  }

  #redraw(): void {
    this.#screen.invalidate(() => this.#screen.draw(this.store.getState(), this.#camera, this.#showsPrior));
  }

  turn(change: Partial<Pick<Camera, 'quarters' | 'isMirrored'>>): void {
    this.#camera = { ...this.#camera, ...change };
    if (this.#isFitted) this.fit();
    this.#redraw();
    this.#host.report({ type: 'changed' });
  }

  get camera(): Camera {
    return this.#camera;
  }
  zoomBy(factor: number): void {
    const { width, height } = this.#screen.pane;
    this.zoomAt([width / 2, height / 2], factor);
  }

  // -- the contract

  getView(): View {
    const state = this.store.getState();
    const scale = scaleOf(state);
    const { zoom, centre } = this.#camera;
    return {
      position: { space: 'image', frame: state.index + 1, px: centre },
      zoom: scale ? { per: 'mm', value: zoom / scale.x } : { per: 'px', value: zoom },
    };
  }

  setView({ zoom, position }: Partial<View>): void {
    const scale = scaleOf(this.store.getState());
    if (position?.space === 'image') this.#camera = { ...this.#camera, centre: position.px };
    if (zoom?.per === 'mm' && scale) this.#camera = { ...this.#camera, zoom: clampZoom(zoom.value * scale.x) };
    if (zoom?.per === 'px' && !scale) this.#camera = { ...this.#camera, zoom: clampZoom(zoom.value) };
    this.#isFitted = false;
    this.#redraw();
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  getPresentation(): Presentation {
    return printPresentation(this.#camera, this.store.getState());
  }

  setPresentation(presentation: Presentation): void {
    const { quarters, isMirrored, ownScale } = parsePresentation(presentation, {
      ...this.#camera,
      ownScale: this.store.getState().ownScale,
    });
    this.turn({ quarters, isMirrored });
    this.store.setState({ ownScale });
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { index, shots } = this.store.getState();
    return { index: shots.length === 0 ? 0 : index + 1, count: shots.length };
  }

  get commands(): ReadonlySet<Command> {
    const { tool, measures, known } = this.store.getState();
    const hidden = [...(tool === 'pan' ? ['toolNone'] : []), ...(measures.length === 0 && !known ? ['deleteMark'] : [])];
    return hidden.length === 0 ? COMMANDS : new Set([...COMMANDS].filter((command) => !hidden.includes(command)));
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    this.#screen.draw(this.store.getState(), this.#camera, this.#showsPrior);
    return { png: await this.#screen.still(), item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    clearInterval(this.#flicker);
    for (const undo of this.#undo.splice(0)) undo();
    const { photo, comparison } = this.store.getState();
    photo?.image.close();
    comparison?.photo.image.close();
    this.#screen.dispose();
    this.#listeners.clear();
  }
}

/** A file's pages are pictures like any others, once it is known how many it has. */
function withPages<Shot extends { readonly key: string; readonly page: number; readonly dicom?: unknown }>(
  shots: readonly Shot[],
  index: number,
  pages: number,
): readonly Shot[] {
  const shot = shots[index];
  if (!shot || shot.dicom || pages < 2 || shots.some(({ page }) => page > 0)) return shots;
  const all = Array.from({ length: pages }, (_, page) => ({ ...shot, key: `${shot.key} ${page}`, page }));
  return [...shots.slice(0, index), ...all, ...shots.slice(index + 1)];
}

const step = (by: number) => (viewport: PhotoViewport) => {
  const { index, shots } = viewport.store.getState();
  viewport.openShot(Math.max(0, Math.min(shots.length - 1, index + by)));
};

const ACTS: { readonly [command in Command]?: (viewport: PhotoViewport) => void } = {
  next: step(1),
  previous: step(-1),
  next10: step(10),
  previous10: step(-10),
  first: step(Number.NEGATIVE_INFINITY),
  last: (viewport) => viewport.openShot(viewport.store.getState().shots.length - 1),
  zoomIn: (viewport) => viewport.zoomBy(1.25),
  zoomOut: (viewport) => viewport.zoomBy(0.8),
  fitOrActual: (viewport) => viewport.doubleTap([0, 0]),
  rotate: (viewport) => viewport.turn({ quarters: ((viewport.camera.quarters + 1) % 4) as Camera['quarters'] }),
  flip: (viewport) => viewport.turn({ isMirrored: !viewport.camera.isMirrored }),
  reset: (viewport) => {
    viewport.turn({ quarters: 0, isMirrored: false });
    viewport.setTool('pan');
    viewport.fit();
  },
  toolLength: (viewport) => viewport.setTool('length'),
  toolPan: (viewport) => viewport.setTool('pan'),
  toolNone: (viewport) => viewport.setTool('pan'),
  deleteMark: ({ store }) => store.setState(({ measures }) => ({ measures: measures.slice(0, -1), known: undefined })),
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
