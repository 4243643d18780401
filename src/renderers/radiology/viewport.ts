// The contract, said to a session: the first picture without an engine, the engine when it comes.

import { printForeign } from '../../lib/foreignText.ts';
import { toFailure } from '../../model/failure.ts';
import type { ItemId, TimelineItem } from '../../model/item.ts';
import type { Command, Controls, Host, Lent, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { type Point, pan, zoomAt } from './camera.ts';
import { cornersOf, seriesTitle } from './captions.ts';
import { captureStill } from './capture.ts';
import { type CommandHost, commandsFor, perform, toggleActual } from './commands.ts';
import { decodePool } from './decodePool.ts';
import type { Shown } from './display.ts';
import type { Engine } from './engine.ts';
import { type GestureTarget, listenToGestures } from './gestures.ts';
import type { Layers } from './layers/layers.ts';
import { Magnifier } from './magnifier.ts';
import { edgesOf, seenEdges } from './orientation.ts';
import { Overlay, type OverlayLevel } from './overlay.ts';
import { isDerivedPart } from './pictures.ts';
import { PlainScreen } from './plainScreen.ts';
import { defaultBudgetBytes } from './prefetch.ts';
import styles from './radiology.module.css';
import { scaleBar } from './scaleBar.ts';
import { MARK_TOOLS, Session, type Tool } from './session.ts';
import { StackSlider } from './stackSlider.ts';
import { moveTo, parsePresentation, toPresentation, viewOf } from './view.ts';
import { draggedWindow } from './windows.ts';
import { words } from './words.ts';

const LEVELS: readonly OverlayLevel[] = ['all', 'less', 'none'];
const CHANGED_MS = 250;
const ENGINE_PATIENCE_MS = 10_000;
/** What lies over the pictures waits for them, but not for the last of a thousand. */
const LAYERS_PATIENCE_MS = 2000;

/** Chromium only (Device Memory API); the others do not say. */
const deviceMemoryGb = (): number | undefined =>
  'deviceMemory' in navigator && typeof navigator.deviceMemory === 'number' ? navigator.deviceMemory : undefined;

// The workers begin with this code and not with the first viewport: at a launch the first frame is already on its way.
const EARLY_MS = 10_000;
setTimeout(decodePool.hold(), EARLY_MS);

/** Clips of ultrasound come in this nearly always; a wrong guess costs one small file. */
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';

/** Has the code for the likeliest coding fetched beside the first frame, where the modality lets it be guessed. */
export function expect({ parts }: TimelineItem): void {
  if (parts.some(({ modality }) => modality === 'US')) decodePool.preload(JPEG_BASELINE);
}

export const createViewport = (host: Host): Viewport => new RadiologyViewport(host);

let viewports = 0;

class RadiologyViewport implements Viewport, CommandHost, GestureTarget {
  readonly axes: ReadonlySet<keyof View> = new Set(['position', 'zoom', 'time']);
  private readonly name = `radiology-${++viewports}`;
  readonly session: Session;
  private readonly root = document.createElement('div');
  private readonly engineElement = document.createElement('div');
  private readonly plain: PlainScreen;
  private readonly overlay: Overlay;
  private readonly slider: StackSlider;
  private readonly magnifier: Magnifier;
  private engine: Engine | undefined;
  layers: Layers | undefined;
  private wantedLayers: readonly string[] = [];
  /** Whose pictures are shown: the item's own, or those that it refers to. */
  private lender: Pick<Lent, 'read' | 'admit'>;
  private askForEngine: () => void = () => undefined;
  private readonly engineWanted = new Promise<void>((resolve) => {
    this.askForEngine = resolve;
  });
  private item: TimelineItem | undefined;
  private overlays: OverlayLevel = 'all';
  private readonly listeners = new Set<(view: View) => void>();
  private readonly undo: (() => void)[] = [];
  private changedAt = 0;
  private isDisposed = false;
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    this.lender = host;
    this.undo.push(decodePool.hold());
    this.root.className = styles.root ?? '';
    this.root.setAttribute('role', 'img');
    this.plain = new PlainScreen(this.root, styles.canvas ?? '');
    this.engineElement.className = styles.engine ?? '';
    this.root.append(this.engineElement);
    this.overlay = new Overlay(this.root);
    this.slider = new StackSlider(this.root, (place) => this.byUser(() => this.session.goTo(place)));
    this.magnifier = new Magnifier(this.root);
    host.element.append(this.root);
    const lending: Host = {
      ...host,
      read: (part, options) => this.lender.read(part, options),
      admit: (identity) => this.lender.admit(identity),
    };
    this.session = new Session(lending, {
      screen: this.plain,
      pane: this.measure(),
      budgetBytes: host.picturesBytes ?? defaultBudgetBytes(deviceMemoryGb()),
      events: {
        painted: (shown) => this.painted(shown),
        instead: (reason) => this.instead(reason),
        progress: (fraction) => {
          if (fraction >= 1) this.askForEngine();
          host.report({ type: 'progress', fraction });
        },
      },
    });
    this.undo.push(listenToGestures(this.root, this));
    const observer = new ResizeObserver(() => this.session.display.resize(this.measure()));
    observer.observe(this.root);
    this.undo.push(() => observer.disconnect());
  }

  async loadControls(): Promise<Controls> {
    const { createControls } = await import('./Controls.tsx');
    return createControls(this);
  }

  private measure() {
    return { width: this.root.clientWidth, height: this.root.clientHeight };
  }

  async show(item: TimelineItem, options: ShowOptions): Promise<void> {
    this.item = item;
    if (item.parts.every(isDerivedPart)) await this.showDerived(item, options);
    else {
      await this.session.show(item, options);
      void this.loadLayers();
    }
    if (options.presentation) this.setPresentation(options.presentation);
    if (options.view) this.setView(options.view);
    void this.loadEngine();
  }

  /** A segmentation, a plan, a stored look: the pictures it refers to, with it over them. @throws Failure */
  private async showDerived(item: TimelineItem, options: ShowOptions): Promise<void> {
    const { showOrigins } = await import('./layers/showOrigins.ts');
    const { lent, opened } = await showOrigins(item, this.host, options, async (pictures) => {
      this.lender = pictures.lent;
      const { first, instance } = pictures;
      await this.session.show(pictures.lent.item, { signal: options.signal, first, ...(instance && { instance }) });
    });
    this.wantedLayers = opened;
    if (lent !== this.host) void this.loadLayers(opened[0]);
  }

  /** What is drawn over the pictures: its code and its objects come after the first of them. */
  private async loadLayers(opened?: string): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    if (this.isDisposed) return;
    try {
      const { Layers } = await import('./layers/layers.ts');
      if (this.isDisposed) return;
      this.layers = new Layers({
        host: { ...this.host, read: this.lender.read, admit: (identity) => this.lender.admit(identity) },
        display: this.session.display,
        after: this.engineElement,
        signal: this.session.signal,
        wanted: this.wantedLayers,
        changed: (layers) => this.session.state.update({ layers }),
      });
      this.session.display.invalidate();
      if (!opened) await Promise.race([this.engineWanted, new Promise((resolve) => setTimeout(resolve, LAYERS_PATIENCE_MS))]);
      if (!this.isDisposed) await this.layers.discover(opened);
    } catch (error) {
      if (this.isDisposed) return;
      console.warn(`radiology layers: ${toFailure(error).detail}`);
    }
  }

  /**
   * The engine never stands between a person and the pictures: reading its code takes a small machine as long as decoding
   * a hundred slices. It is fetched when they are here, when a tool needs it, or when it has waited long enough.
   */
  private async loadEngine(): Promise<void> {
    const patience = setTimeout(this.askForEngine, ENGINE_PATIENCE_MS);
    await this.engineWanted;
    clearTimeout(patience);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    if (this.isDisposed) return;
    try {
      const { startEngine } = await import('./engine/start.ts');
      if (this.isDisposed) return;
      const engine = await startEngine({
        name: this.name,
        element: this.engineElement,
        marksChanged: (hasMarks) => this.session.state.update({ hasMarks }),
        lost: () => this.engineLost(),
      });
      if (this.isDisposed) return engine.dispose();
      this.takeOver(engine);
    } catch (error) {
      if (this.isDisposed) return;
      this.session.state.update({ engine: 'failed' });
      this.host.report({ type: 'warning', text: words().engineMissing });
      console.warn(`radiology engine: ${toFailure(error).detail}`);
    }
  }

  private takeOver(engine: Engine): void {
    this.engine = engine;
    engine.setTool(this.session.state.get().tool);
    this.session.display.screen = engine;
    this.session.display.invalidate();
    this.session.state.update({ engine: engine.kind });
  }

  /** After a lost GPU the last picture may stay under a newer slice's name: cover at once, go on without, start anew. */
  private engineLost(): void {
    this.session.display.screen = this.plain;
    this.engine?.dispose({ keepMarks: true });
    this.engine = undefined;
    delete this.engineElement.dataset.engine;
    this.session.state.update({ engine: 'none' });
    this.session.display.draw();
    void this.loadEngine();
  }

  private painted(shown: Shown): void {
    // The engine has shown a picture, and now another: the first canvas is not needed any more.
    if (this.engine && this.engineElement.dataset.engine) this.plain.release();
    const edges = edgesOf(shown.shot.dataset, shown.shot.frame);
    const { camera, spacing, shot, place, count, pane } = shown;
    const { cine, entries, currentKey } = this.session.state.get();
    const clips = entries.filter(({ stack }) => stack?.kind === 'clip');
    const clipIndex = clips.findIndex(({ key }) => key === currentKey) + 1;
    const clip = cine && {
      index: Math.max(1, clipIndex),
      count: Math.max(1, clips.length),
      framesPerSecond: cine.rate.framesPerSecond,
    };
    const bar =
      spacing.basis === 'none'
        ? undefined
        : scaleBar(camera.zoom / Math.min(spacing.x, spacing.y), Math.min(160, pane.width / 4));
    const unit = words().unit[spacing.basis](undefined);
    this.overlay.show({
      corners: cornersOf({ ...shown, index: place + 1, scale: camera.zoom * shown.devicePixelRatio, ...(clip && { clip }) }),
      edges: edges && seenEdges(edges, camera),
      ruler: bar && { ...bar, unit },
      level: this.overlays,
      spoken: words().image(place + 1, count),
    });
    this.root.setAttribute('aria-label', printForeign(`${seriesTitle(shot)}, ${words().image(place + 1, count)}`));
    this.slider.show(place, count);
    const isWhole = entries.some(({ key, stack }) => key === currentKey && stack !== undefined);
    this.layers?.paint(shown, { isHidden: this.overlays === 'none', isWhole });
    this.magnifier.draw(shown);
    this.session.state.update({ shown });
    const now = performance.now();
    if (now - this.changedAt < CHANGED_MS) return;
    this.changedAt = now;
    this.host.report({ type: 'changed' });
  }

  private instead(reason: 'loading' | { readonly message: string } | undefined): void {
    this.overlay.isLoading = reason === 'loading';
    this.overlay.coverWith(typeof reason === 'object' ? reason.message : undefined);
    if (typeof reason === 'object') this.root.setAttribute('aria-label', printForeign(reason.message));
    const { display } = this.session;
    this.slider.show(display.place, display.count);
  }

  // -- the contract: view, presentation, capture

  getView(): View {
    const { shown } = this.session.display;
    return shown ? viewOf(shown, this.session.state.get().cine?.rate) : {};
  }

  setView(view: Partial<View>): void {
    const { display } = this.session;
    const { shown } = display;
    if (!shown) return;
    const { place, camera } = moveTo(view, shown, this.session.state.get().cine?.rate);
    if (place !== undefined) display.goTo(place);
    if (camera && Object.keys(camera).length > 0) display.setCamera((before) => ({ ...before, ...camera }));
  }

  onMove(listener: (view: View) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What the user did is told; what a link asked for is not. Told after the paint, when the view is what is seen. */
  private byUser(act: () => void): void {
    act();
    if (this.listeners.size === 0) return;
    requestAnimationFrame(() => {
      const view = this.getView();
      for (const listener of this.listeners) listener(view);
    });
  }

  getPresentation(): Presentation {
    const { display } = this.session;
    const { rotation = 0, isMirrored = false } = display.shown?.camera ?? {};
    const speed = this.session.state.get().cine?.playing.speed ?? 1;
    const layers = this.layers?.on ?? this.wantedLayers;
    const dress = { window: display.window, isInverted: display.inverted, rotation, isMirrored, speed };
    return toPresentation({ ...dress, ...(layers.length > 0 && { layers }) });
  }

  setPresentation(presentation: Presentation): void {
    const { window, isInverted, rotation, isMirrored, speed, layers } = parsePresentation(presentation);
    const { display } = this.session;
    display.setWindow(window);
    if (isInverted !== undefined) display.setInverted(isInverted);
    if (rotation !== undefined || isMirrored !== undefined)
      display.setCamera((camera) => ({
        ...camera,
        rotation: rotation ?? camera.rotation,
        isMirrored: isMirrored ?? camera.isMirrored,
      }));
    if (speed !== undefined) this.session.withPlayer((player) => player.setSpeed(speed));
    if (layers) this.wantedLayers = [...new Set([...this.wantedLayers, ...layers])];
    if (layers) this.layers?.want(layers);
  }

  getIndex() {
    const { display } = this.session;
    return { index: display.count === 0 ? 0 : display.place + 1, count: display.count };
  }

  get commands(): ReadonlySet<Command> {
    return commandsFor(this);
  }

  perform(command: Command): boolean {
    let isDone = false;
    this.byUser(() => {
      isDone = perform(command, this);
    });
    return isDone;
  }

  async capture(): Promise<Still> {
    this.session.display.draw();
    const png = await captureStill(this.root);
    return { png, item: this.item?.id ?? ('' as ItemId), view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    // Nothing that waits for the engine keeps this viewport and its pictures in memory.
    this.askForEngine();
    this.session.dispose();
    this.layers?.dispose();
    this.engine?.dispose();
    this.plain.dispose();
    this.overlay.dispose();
    this.magnifier.dispose();
    for (const undo of this.undo.splice(0)) undo();
    this.listeners.clear();
    this.root.remove();
  }

  // -- what commands ask

  setTool(tool: Tool | undefined): void {
    this.session.state.update({ tool });
    if (tool && MARK_TOOLS.has(tool)) this.askForEngine();
    this.engine?.setTool(tool);
    this.root.style.cursor = tool && MARK_TOOLS.has(tool) ? 'crosshair' : '';
  }

  deleteMark(): boolean {
    return this.engine?.deleteMark() ?? false;
  }

  toggleOverlays(): void {
    this.overlays = LEVELS[(LEVELS.indexOf(this.overlays) + 1) % LEVELS.length] ?? 'all';
    this.session.display.invalidate();
  }

  get isMagnifying(): boolean {
    return this.magnifier.isOn;
  }

  magnify(isOn: boolean): void {
    this.magnifier.isOn = isOn;
    this.session.display.invalidate();
  }

  // -- what gestures ask

  get isStack(): boolean {
    return this.session.display.count > 1;
  }

  primaryDrag() {
    const { tool, shown } = this.session.state.get();
    if (tool) return MARK_TOOLS.has(tool) ? (this.engine ? 'engine' : 'pan') : (tool as 'window' | 'pan' | 'zoom' | 'scroll');
    return shown?.picture.levels[0].frame.samples === 1 ? 'window' : 'pan';
  }

  touchDrag() {
    if (this.session.state.get().tool) return this.primaryDrag();
    return this.isStack ? 'scroll' : 'pan';
  }

  hasMarkAt(at: Point): boolean {
    return this.engine?.hasMarkAt(at) ?? false;
  }

  windowBy(drag: Point): void {
    const { display } = this.session;
    const { shown } = display;
    if (shown?.picture.levels[0].frame.samples !== 1) return;
    const { min, max } = shown.picture.levels[0].frame;
    this.byUser(() => display.setWindow(draggedWindow(display.window ?? shown.look, shown.picture.description, drag, max - min)));
  }

  panBy(drag: Point): void {
    this.byUser(() => this.session.display.setCamera((camera, extent) => pan(camera, extent, drag)));
  }

  zoomAt(factor: number, at: Point): void {
    this.byUser(() => this.session.display.setCamera((camera, extent, pane) => zoomAt(camera, extent, pane, factor, at)));
  }

  step(pictures: number): void {
    this.byUser(() => this.session.step(pictures));
  }

  pointerAt(at: Point | undefined): void {
    if (this.magnifier.moveTo(at)) this.session.display.invalidate();
  }

  doubleTap(at: Point): void {
    this.byUser(() => toggleActual(this.session, at));
  }

  tap(): void {}
}
