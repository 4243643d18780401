// Shows the slides of an item, one at a time, as a pathologist moves over them.
import { nextPaint } from '../../lib/nextPaint.ts';
import { type Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { Command, Controls, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { readSlideAnnotations } from './annotations.ts';
import type { Camera, Point } from './camera.ts';
import { toImage } from './camera.ts';
import { ACTS, commandsOf } from './commands.ts';
import { tilePool } from './decodePool.ts';
import { listenToHands } from './gestures.ts';
import type { SlideImage } from './image.ts';
import { Inset } from './inset.ts';
import { MarkPen } from './marks.ts';
import { listSlides, type SlideRef } from './open.ts';
import { type OverlayScene, paintOverlay } from './overlayPainter.ts';
import { type Ink, readInk } from './paint.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { printMagnification } from './printed.ts';
import { Screen } from './screen.ts';
import { readSlideSegments, type SlideSegment } from './segments.ts';
import styles from './slide.module.css';
import { createSlideStore, type SlideState, type SlideStore, type Tool } from './state.ts';
import { paintStill } from './stillPicture.ts';
import { drawWhole } from './wholePicture.ts';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new SlideViewport(host);

/** Decoded tiles: 48 MB per GB that the device owns up to. */
const tilesBytes = (host: Host): number => {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return host.picturesBytes ?? (deviceMemory ?? 4) * 48 * 2 ** 20;
};

export class SlideViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom']);
  readonly store: SlideStore = createSlideStore();
  readonly pen: MarkPen;
  readonly #host: Host;
  readonly #root = document.createElement('div');
  readonly #engine = document.createElement('div');
  readonly #overlay = document.createElement('canvas');
  readonly #live = document.createElement('div');
  readonly #inset: Inset;
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #release = tilePool.hold();
  #showing = new AbortController();
  #item: TimelineItem | undefined;
  #slides: readonly SlideRef[] = [];
  #ink: Ink | undefined;
  #frame = 0;
  #troubles = 0;
  #hasSaidAll = false;
  screen: Screen | undefined;
  pointer: Point | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#root.className = styles.root ?? '';
    this.#engine.className = styles.engine ?? '';
    this.#overlay.className = styles.overlay ?? '';
    this.#live.className = styles.live ?? '';
    this.#live.setAttribute('aria-live', 'polite');
    this.#root.append(this.#engine, this.#overlay, this.#live);
    host.element.append(this.#root);
    this.pen = new MarkPen(this.store, () => this.#camera());
    this.#inset = new Inset({
      root: this.#root,
      label: words().overview,
      onGo: (at) => {
        this.screen?.moveTo(at);
        this.tellMove();
      },
    });
    listenToHands(this.#overlay, this.#hands(), this.#end.signal);
    this.#unsubscribe = this.store.subscribe((state) => {
      this.#root.toggleAttribute('data-tool', state.tool !== undefined);
      if (state.tool) this.#root.dataset.tool = state.tool;
      this.#drawSoon();
    });
  }
  readonly #unsubscribe: () => void;

  async loadControls(): Promise<Controls> {
    const { createControls } = await import('./Controls.tsx');
    return createControls(this);
  }

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const call = { signal: AbortSignal.any([signal, this.#showing.signal, this.#end.signal]) };
    call.signal.throwIfAborted();
    this.#item = item;
    this.#slides = await listSlides(item, this.#host, call);
    call.signal.throwIfAborted();
    const wanted = instance === undefined ? 0 : this.#slides.findIndex(({ instances }) => instances.has(instance));
    const say = words();
    const slides = this.#slides.map(({ name }, index) => name || say.slideNumber(index + 1));
    this.store.setState({ slides, shown: Math.max(0, wanted) });
    await this.#load(call.signal, { ...(view && { view }), ...(presentation && { presentation }) });
  }

  async #load(signal: AbortSignal, { view, presentation }: Pick<ShowOptions, 'view' | 'presentation'> = {}): Promise<void> {
    const ref = this.#slides[this.store.getState().shown];
    if (!ref) return;
    this.#closeScreen();
    const image = await ref.open({ signal });
    signal.throwIfAborted();
    this.store.setState({
      image,
      look: image.look,
      marks: [],
      annotations: [],
      segments: [],
      selected: undefined,
      isSettled: false,
      rotation: 0,
      isFlipped: false,
    });
    this.#troubles = 0;
    const screen = new Screen({
      element: this.#engine,
      image,
      look: () => this.store.getState().look,
      tilesBytes: tilesBytes(this.#host),
      onDraw: () => this.#draw(),
      onSettled: (isSettled) => this.#settled(screen, isSettled),
      onTrouble: (failure) => this.#warn(failure),
    });
    this.screen = screen;
    const leave = (): void => screen.dispose();
    signal.addEventListener('abort', leave, { once: true });
    try {
      if (presentation) this.setPresentation(presentation);
      await Promise.race([screen.firstPicture, rejectOnAbort(signal)]);
      if (view) this.setView(view);
      screen.redraw();
      await nextPaint();
      await nextPaint();
      signal.throwIfAborted();
    } catch (error) {
      this.#closeScreen();
      throw error;
    } finally {
      signal.removeEventListener('abort', leave);
    }
    this.#draw();
    if (!screen.hasOverview) this.#host.report({ type: 'warning', text: words().noOverview });
    void this.#showInset(image, signal);
    void this.#showAnnotations(ref, image, signal);
  }

  /** What other objects of the study have drawn on it; a slide is whole without. */
  async #showAnnotations(ref: SlideRef, image: SlideImage, signal: AbortSignal): Promise<void> {
    const [study] = this.#item?.uids ?? [];
    if (study === undefined || !this.#host.study) return;
    const say = words();
    const warn = (error: unknown, text: string): void => {
      if (!isAbort(error) && !signal.aborted) this.#host.report({ type: 'warning', text });
    };
    try {
      const others = await this.#host.study(study, { signal });
      const onSegments = (found: readonly SlideSegment[]): void => {
        if (!signal.aborted) this.store.setState(({ segments }) => ({ segments: [...segments, ...found] }));
      };
      const annotations = await readSlideAnnotations(others, ref, image, { signal });
      if (!signal.aborted) this.store.setState({ annotations });
      await readSlideSegments(others, ref, { signal, onSegments, onTrouble: (error) => warn(error, say.noSegments) });
    } catch (error) {
      warn(error, say.noAnnotations);
    }
  }

  /** After the picture that was asked for; without it the corner stays free. */
  async #showInset(image: SlideImage, signal: AbortSignal): Promise<void> {
    try {
      const picture = await drawWhole(image, this.store.getState().look, { signal, sizePx: 336 });
      if (signal.aborted) picture.close();
      else this.#inset.show(image, picture);
      this.#drawSoon();
    } catch (error) {
      if (!isAbort(error)) this.#drawSoon();
    }
  }

  #settled(screen: Screen, isSettled: boolean): void {
    if (screen !== this.screen) return;
    if (this.store.getState().isSettled !== isSettled) this.store.setState({ isSettled });
    if (!isSettled) return;
    this.#host.report({ type: 'changed' });
    if (this.#hasSaidAll) return;
    this.#hasSaidAll = true;
    this.#host.report({ type: 'progress', fraction: 1 });
  }

  #warn(failure: Failure): void {
    this.#troubles++;
    if (failure.reason === 'unauthorised' || failure.reason === 'otherPatient') this.#host.report({ type: 'failed', failure });
    else this.#host.report({ type: 'warning', text: words().missingTiles(this.#troubles) });
  }

  /** Another slide of the same item, as the reader asks. @param index from 0 */
  openSlide(index: number): void {
    if (index === this.store.getState().shown || !this.#slides[index]) return;
    this.#showing.abort();
    this.#showing = new AbortController();
    const signal = AbortSignal.any([this.#showing.signal, this.#end.signal]);
    this.store.setState({ shown: index });
    this.#load(signal).then(
      () => this.#host.report({ type: 'changed' }),
      (error) => {
        if (!isAbort(error) && !signal.aborted) this.#host.report({ type: 'failed', failure: toFailure(error) });
      },
    );
  }

  #camera = (): Camera => this.screen?.camera('now') ?? NOWHERE;

  #hands() {
    return {
      drag: (at: Point, hand: 'mouse' | 'touch') => {
        const { tool } = this.store.getState();
        if (this.pen.isDrawing || (tool && tool !== 'zoom') || this.pen.hit(at, hand)) return 'mark' as const;
        return tool === 'zoom' ? ('zoom' as const) : ('pan' as const);
      },
      panBy: (delta: Point) => {
        this.screen?.panBy(delta);
        this.tellMove();
      },
      zoomAt: (factor: number, at: Point, isImmediate: boolean) => {
        this.screen?.zoomBy(factor, at, isImmediate);
        this.tellMove();
      },
      markDown: (at: Point, hand: 'mouse' | 'touch') => this.pen.down(at, hand),
      markMove: (at: Point) => this.pen.move(at),
      markUp: (at: Point) => this.pen.up(at),
      pointerAt: (at: Point | undefined) => {
        this.pointer = at;
      },
      tapped: () =>
        this.store.getState().selected !== undefined && !this.pen.isDrawing && this.store.setState({ selected: undefined }),
      doubleTapped: (at: Point) => {
        if (this.pen.isDrawing) this.pen.finish();
        else if (this.screen?.isFitting) this.#goNative(at);
        else this.perform('preset1');
      },
    };
  }

  #goNative(at: Point): void {
    const point = toImage(this.#camera(), at);
    this.screen?.setScale(1 / devicePixelRatio, { isImmediate: true });
    this.screen?.moveTo(point);
    this.tellMove();
  }

  /** @param columns, rows of what the pane shows */
  moveByFields(columns: number, rows: number): void {
    const { width, height } = this.#camera().pane;
    this.screen?.panBy([-columns * width, -rows * height], false);
    this.tellMove();
  }

  stepPlane(by: 1 | -1): void {
    const { image, look } = this.store.getState();
    const plane = image?.planes[image.planes.indexOf(look.plane) + by];
    if (plane !== undefined) this.dress({ look: { ...look, plane } });
  }

  setTool(tool: Tool | undefined): void {
    this.pen.cancel();
    this.store.setState({ tool, selected: undefined });
    if (tool === undefined) delete this.#root.dataset.tool;
  }

  /** A point where the pointer is, else in the middle. */
  markHere(): void {
    const camera = this.#camera();
    this.pen.addPoint(this.pointer ? toImage(camera, this.pointer) : camera.centre);
  }

  /** Changes how the slide is dressed; tiles that look otherwise are asked for again. */
  dress = (change: Partial<SlideState>): void => {
    const before = this.store.getState();
    this.store.setState(change);
    const { look, rotation, isFlipped, image } = this.store.getState();
    if (rotation !== before.rotation || isFlipped !== before.isFlipped) this.screen?.turn(rotation, isFlipped);
    if (look !== before.look) {
      this.screen?.redress();
      if (image) void this.#showInset(image, AbortSignal.any([this.#showing.signal, this.#end.signal]));
    }
    this.#host.report({ type: 'changed' });
  };

  getView(): View {
    const camera = this.screen?.camera('goal');
    const spacing = this.store.getState().image?.spacingMm;
    if (!camera) return {};
    return {
      position: { space: 'image', frame: 1, px: camera.centre },
      zoom: spacing ? { per: 'mm', value: (camera.scale * 2) / (spacing.x + spacing.y) } : { per: 'px', value: camera.scale },
    };
  }

  setView({ position, zoom }: Partial<View>): void {
    const spacing = this.store.getState().image?.spacingMm;
    if (zoom?.per === 'mm' && spacing) this.screen?.setScale((zoom.value * (spacing.x + spacing.y)) / 2, { isImmediate: true });
    else if (zoom?.per === 'px' && !spacing) this.screen?.setScale(zoom.value, { isImmediate: true });
    if (position?.space === 'image') this.screen?.moveTo(position.px);
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tellMove = (): void => {
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
  };

  getPresentation(): Presentation {
    return printPresentation(this.store.getState());
  }

  setPresentation(presentation: Presentation): void {
    const before = this.store.getState();
    const dressed = parsePresentation(presentation, before);
    const isSame = JSON.stringify(printPresentation(dressed)) === JSON.stringify(printPresentation(before));
    if (isSame) return;
    const { image } = before;
    const isKnown = image?.planes.includes(dressed.look.plane) === true;
    this.pen.adopt(dressed.marks);
    this.dress({ ...dressed, look: isKnown ? dressed.look : { ...dressed.look, plane: before.look.plane }, selected: undefined });
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { shown, slides } = this.store.getState();
    return { index: slides.length === 0 ? 0 : shown + 1, count: slides.length };
  }

  get commands(): ReadonlySet<Command> {
    return commandsOf(this);
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  #scene(): OverlayScene {
    this.#ink ??= readInk(this.#root);
    return { state: this.store.getState(), camera: this.#camera(), ink: this.#ink };
  }

  #drawSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    const scene = this.#scene();
    const { camera, state, ink } = scene;
    const { width, height } = camera.pane;
    const [wide, high] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (this.#overlay.width !== wide) this.#overlay.width = wide;
    if (this.#overlay.height !== high) this.#overlay.height = high;
    const pen = this.#overlay.getContext('2d');
    if (!pen) return;
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, width, height);
    paintOverlay(pen, scene);
    this.#inset.draw(camera, state.hasInset && state.overlays !== 'none', ink);
    if (state.image && state.scale !== camera.scale) this.#tellScale(state.image, camera.scale);
  }

  #tellScale(image: SlideImage, scale: number): void {
    this.store.setState({ scale });
    const spoken = printMagnification(image, scale);
    if (this.#live.textContent !== spoken && this.screen && !this.screen.isAnimating) this.#live.textContent = spoken;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    this.screen?.redraw();
    await nextPaint();
    const scene = this.#scene();
    const png = await paintStill({ slide: this.screen?.canvas, camera: scene.camera, scene, inset: this.#inset });
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  #closeScreen(): void {
    this.screen?.dispose();
    this.screen = undefined;
    this.store.setState({ image: undefined });
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    cancelAnimationFrame(this.#frame);
    this.#unsubscribe();
    this.#closeScreen();
    this.#inset.dispose();
    this.#release();
    this.#root.remove();
    this.#listeners.clear();
  }
}

const NOWHERE: Camera = { centre: [0, 0], scale: 1, rotation: 0, isFlipped: false, pane: { width: 1, height: 1 } };

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
