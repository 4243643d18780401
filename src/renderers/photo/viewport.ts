// Photos in a pane: a filmstrip of an item's pictures, measured, and laid over earlier ones of the same place.
import type { ComponentType } from 'react';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { Command, ControlPlace, Host, Lent, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { watchOthers } from '../watchOthers.ts';
import { ACTS, type Acted, commandsOf } from './acts.ts';
import { createControls } from './Controls.tsx';
import { type Camera, clampZoom, fitZoom, type Point, pan, toPicture, zoomAt } from './camera.ts';
import { nameSeen } from './captions.ts';
import { Comparing } from './comparing.ts';
import type { Controlled } from './controlled.ts';
import { findEarlier } from './earlier.ts';
import { EyePair } from './eyePair.ts';
import { type GestureTarget, listenToHands } from './gestures.ts';
import { into, isWithin, mirrored } from './halves.ts';
import { keepStill } from './keepStill.ts';
import { loadPhoto } from './load.ts';
import { calibrate, drawLine, forgetScale, recallScales } from './measuring.ts';
import { otherEye } from './pairing.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { Screen } from './screen.ts';
import { listShots, type Shot } from './shots.ts';
import { cellsOf, createPhotoStore, isPaired, scaleOf, type Tool } from './state.ts';
import { suits } from './suits.ts';
import { paintThumbnail } from './thumbnails.ts';
import { words } from './words.ts';

const UNTURNED: Camera = { zoom: 1, centre: [0, 0], quarters: 0, isMirrored: false };

export const createViewport = (host: Host): Viewport => new PhotoViewport(host);

class PhotoViewport implements Viewport, GestureTarget, Acted, Controlled {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom']);
  readonly store = createPhotoStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #screen: Screen;
  readonly #end = new AbortController();
  readonly comparing: Comparing;
  readonly #pair: EyePair;
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #camera = UNTURNED;
  /** Undefined once the reader has zoomed or moved: a new pane size then changes nothing. */
  #isFitted = true;
  #item: TimelineItem | undefined;
  aim = 0;
  #loading = new AbortController();

  constructor(host: Host) {
    this.#host = host;
    this.#screen = new Screen(host.element);
    this.comparing = new Comparing(this.store, { signal: this.#end.signal, redraw: () => this.#redraw(), report: host.report });
    this.#pair = new EyePair(this.store, host, this.#end.signal);
    this.Controls = createControls(this);
    listenToHands(this.#screen.root, this, this.#end.signal);
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(this.#screen.root);
    this.#undo.push(
      () => observer.disconnect(),
      onLanguage(() => this.#redraw()),
      this.store.subscribe((state, before) => {
        this.#screen.root.dataset.tool = state.tool;
        if (isPaired(state) !== isPaired(before)) this.fit();
        this.#screen.root.setAttribute('aria-label', nameSeen(state));
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
    const index = Math.max(0, wanted);
    this.store.setState({ shots, index, pair: otherEye(shots, index), ownScales: recallScales(shots) });
    if (presentation) this.setPresentation(presentation);
    await this.#load(index, all, (fraction) => fraction < 1 && this.#host.report({ type: 'progress', fraction }));
    if (view) this.setView(view);
    await nextPaint();
    all.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
    watchOthers(this.#host.others ?? (() => []), (others) => this.#lookAround(item, others), all);
  }

  /** What is written beside a picture is said of that picture: both change at once, when it is there. */
  async #load(index: number, signal: AbortSignal, onProgress?: (fraction: number) => void): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    this.aim = index;
    const own = AbortSignal.any([signal, this.#loading.signal]);
    const shot = this.store.getState().shots[index];
    if (!shot) return;
    const photo = await loadPhoto(shot, shot.lender ?? this.#host, { signal: own, ...(onProgress && { onProgress }) });
    if (own.aborted) photo.image.close();
    own.throwIfAborted();
    const before = this.store.getState().photo;
    const shots = withPages(this.store.getState().shots, index, photo.pages);
    this.store.setState({ photo, shots, index, pair: otherEye(shots, index), known: undefined });
    before?.image.close();
    if (before?.columns !== photo.columns || before.rows !== photo.rows) this.fit();
    this.#screen.draw(this.store.getState(), this.#camera, false);
    this.comparing.follow();
    void this.#pair.load(own);
  }

  /** What was taken earlier of the same, and the other eye where it is an item of its own. */
  #lookAround(item: TimelineItem, others: readonly Lent[]): void {
    this.comparing.offer(findEarlier(item, others, (other) => suits(other) > 0.5));
    void this.#pair.findElsewhere(item, others);
  }

  showEyes(eyes: 'both' | 'R' | 'L'): void {
    const { index, pair, shots } = this.store.getState();
    if (eyes === 'both') {
      this.comparing.end();
      this.store.setState({ eyes, tool: 'pan', known: undefined });
    } else {
      this.store.setState({ eyes: 'one' });
      const wanted = [index, pair].find((at) => at !== undefined && shots[at]?.laterality === eyes);
      if (wanted !== undefined) this.openShot(wanted);
    }
    this.#host.report({ type: 'changed' });
  }

  /** @param index from 0 */
  openShot(index: number): void {
    const { shots, index: shown } = this.store.getState();
    if (index === this.aim || !shots[index]) return;
    this.#load(index, this.#end.signal).then(
      () => this.#host.report({ type: 'changed' }),
      (error: unknown) => {
        if (isAbort(error) || this.#end.signal.aborted) return;
        // One picture of several: the others can still be seen.
        this.aim = shown;
        this.#host.report({ type: 'warning', text: `${words().picture(index + 1, shots.length)}: ${toFailure(error).detail}` });
      },
    );
  }

  setTool(tool: Tool): void {
    this.store.setState({ tool, known: undefined });
  }

  /** The line drawn last is so many mm long. */
  calibrate(mm: number): void {
    if (calibrate(this.store, mm)) this.#host.report({ type: 'changed' });
  }

  forgetScale(): void {
    forgetScale(this.store);
    this.#host.report({ type: 'changed' });
  }

  // -- gestures

  get isMeasuring(): boolean {
    return this.store.getState().tool !== 'pan';
  }
  panBy(by: Point, at: Point): void {
    this.#look(pan(this.#camera, this.#cell, this.#place(at).isOther ? [-by[0], by[1]] : by));
  }
  zoomAt(at: Point, factor: number): void {
    this.#look(zoomAt(this.#camera, this.#cell, this.#place(at).at, factor));
  }

  /** Where the picture lies: the whole pane, or one half of two eyes. */
  get #cell() {
    return cellsOf(this.store.getState(), this.#screen.pane).own;
  }
  /** A hand on the other eye does on this one what lies opposite. */
  #place(at: Point): { readonly at: Point; readonly isOther: boolean } {
    const { own, other } = cellsOf(this.store.getState(), this.#screen.pane);
    const isOther = other !== undefined && isWithin(at, other);
    return { at: isOther ? mirrored(into(at, other), other) : into(at, own), isOther };
  }
  doubleTap(at: Point): void {
    if (this.#isFitted) this.zoomAt(at, 1 / devicePixelRatio / this.#camera.zoom);
    else this.fit();
  }
  measure(from: Point, to: Point, isDone: boolean): void {
    const place = (at: Point): Point => toPicture(this.#camera, this.#cell, at);
    drawLine(this.store, { from: place(from), to: place(to) }, isDone);
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
      zoom: fitZoom(size, this.#cell, quarters),
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
    this.#screen.invalidate(() => this.#screen.draw(this.store.getState(), this.#camera, this.comparing.isPriorShown));
  }

  turn(change: Partial<Pick<Camera, 'quarters' | 'isMirrored'>>): void {
    this.#camera = { ...this.#camera, ...change };
    if (this.#isFitted) this.fit();
    this.#redraw();
    this.#host.report({ type: 'changed' });
  }

  paintThumbnail(of: Shot | TimelineItem, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
    const ends = AbortSignal.any([signal, this.#end.signal]);
    const find = async () => ('part' in of ? { shot: of, lender: of.lender ?? this.#host } : this.comparing.find(of, ends));
    return paintThumbnail(find, canvas, ends);
  }

  /** What is seen, as a file of the reader's own. */
  async keepStill(): Promise<void> {
    const { shots, index } = this.store.getState();
    const shot = shots[index];
    if (!this.#item || !shot) return;
    try {
      await keepStill((await this.capture()).png, this.#item, shot);
    } catch {
      this.#host.report({ type: 'warning', text: words().stillFailed });
    }
  }

  get camera(): Camera {
    return this.#camera;
  }
  zoomBy(factor: number): void {
    const { x, y, width, height } = this.#cell;
    this.zoomAt([x + width / 2, y + height / 2], factor);
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
    const dress = parsePresentation(presentation, { ...this.#camera, ...this.store.getState() });
    const { quarters, isMirrored, ownScales, eyes } = dress;
    this.turn({ quarters, isMirrored });
    this.store.setState({ ownScales, eyes });
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { index, shots } = this.store.getState();
    return { index: shots.length === 0 ? 0 : index + 1, count: shots.length };
  }

  get commands(): ReadonlySet<Command> {
    return commandsOf(this.store.getState());
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    this.#screen.draw(this.store.getState(), this.#camera, this.comparing.isPriorShown);
    return { png: await this.#screen.still(), item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    for (const undo of this.#undo.splice(0)) undo();
    this.comparing.dispose();
    const { photo, pairPhoto } = this.store.getState();
    photo?.image.close();
    pairPhoto?.image.close();
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
