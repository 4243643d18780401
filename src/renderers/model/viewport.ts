// Models in a pane: turned by hand, dressed, measured against a scale where a unit is known.
import type { ComponentType } from 'react';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { boxOf } from '../../standards/mesh/mesh.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { type Camera, clampZoom, fitBox, type Point, pan, turn, zoomAt } from './camera.ts';
import { ACTS, commandsOf } from './commands.ts';
import type { Controlled } from './controlled.ts';
import { directionOf, openingOf, type Side } from './directions.ts';
import { type GestureTarget, listenToHands } from './gestures.ts';
import { loadGroup } from './loadGroup.ts';
import { Picture } from './picture.ts';
import { groupsOf, listPieces } from './pieces.ts';
import { groupOf, parsePresentation, printPresentation } from './presentation.ts';
import type { Dress, Style } from './scene.ts';
import { axesNow, createModelStore, frameNow, isMeasured, type Tool } from './state.ts';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new ModelViewport(host);

/** A drag across 360 px is half a turn. */
const RADIANS_PER_PX = Math.PI / 360;
const COMMON_AXES: ReadonlySet<keyof View> = new Set(['position', 'zoom']);

class ModelViewport implements Viewport, GestureTarget, Controlled {
  readonly axes = COMMON_AXES;
  readonly store = createModelStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #picture: Picture;
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #loading = new AbortController();
  #item: TimelineItem | undefined;
  /** Until the reader has moved it: a new pane size then fits it anew. */
  #isFitted = true;

  constructor(host: Host) {
    this.#host = host;
    this.#picture = new Picture(host.element, this.store);
    this.Controls = createControls(this);
    listenToHands(this.#picture.root, this, this.#end.signal);
    const observer = new ResizeObserver(() => this.#resized());
    observer.observe(this.#picture.root);
    this.#undo.push(
      () => observer.disconnect(),
      onLanguage(() => this.#picture.invalidate()),
      this.store.subscribe(() => this.#picture.invalidate()),
    );
  }

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    const all = AbortSignal.any([signal, this.#end.signal]);
    all.throwIfAborted();
    this.#item = item;
    const groups = groupsOf(await listPieces(item, this.#host, { signal: all }));
    all.throwIfAborted();
    const named = groups.findIndex((pieces) => instance !== undefined && pieces.some((piece) => piece.instance === instance));
    const worn = (presentation && groupOf(presentation)) ?? 0;
    this.store.setState({ groups, group: named >= 0 ? named : groups[worn] ? worn : 0, shown: [], camera: undefined });
    await this.#load(all, (fraction) => this.#host.report({ type: 'progress', fraction }));
    if (presentation) this.setPresentation(presentation);
    if (view) this.setView(view);
    this.#picture.paint();
    await nextPaint();
    all.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
  }

  async #load(signal: AbortSignal, onProgress?: (fraction: number) => void): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const own = AbortSignal.any([signal, this.#loading.signal]);
    const { groups, group } = this.store.getState();
    const { shown, failed } = await loadGroup(groups[group] ?? [], this.#host, {
      signal: own,
      ...(onProgress && { onProgress }),
    });
    await this.#picture.open();
    own.throwIfAborted();
    if (failed > 0) this.#host.report({ type: 'warning', text: words().failedParts(failed, shown.length) });
    const box = boxOf(shown.flatMap(({ solid }) => solid ?? []));
    this.store.setState({ shown, box, camera: undefined });
    this.#picture.name(shown.map(({ piece }) => piece.label).join(', '));
    this.reset();
  }

  openGroup(index: number): void {
    const { groups, group } = this.store.getState();
    if (index === group || !groups[index]) return;
    this.store.setState({ group: index });
    this.#load(this.#end.signal).then(
      () => this.#host.report({ type: 'changed' }),
      (error: unknown) => {
        if (isAbort(error) || this.#end.signal.aborted) return;
        // One model of several: the others can still be seen.
        this.store.setState({ group });
        this.#host.report({ type: 'warning', text: `${words().model(index + 1)}: ${toFailure(error).detail}` });
      },
    );
  }

  // -- hands

  get tool(): Tool {
    return this.store.getState().tool;
  }
  orbitBy([x, y]: Point): void {
    this.#move((camera) => turn(camera, x * RADIANS_PER_PX, -y * RADIANS_PER_PX), true);
  }
  panBy(by: Point): void {
    this.#move((camera) => pan(camera, by), true);
  }
  zoomAt(at: Point, factor: number): void {
    this.#move((camera) => zoomAt(camera, this.#picture.pane, at, factor), true);
  }
  doubleTap(): void {
    this.fit();
  }
  rest(): void {
    this.#picture.rest();
  }

  // -- commands

  turnBy(toRight: number, upwards: number, clockwise: number): void {
    this.#move((camera) => turn(camera, toRight, upwards, clockwise));
  }
  zoomBy(factor: number): void {
    const { width, height } = this.#picture.pane;
    this.#move((camera) => zoomAt(camera, this.#picture.pane, [width / 2, height / 2], factor));
  }
  lookAt(side: Side): void {
    this.#move((camera) => ({ ...camera, ...directionOf(axesNow(this.store.getState()), side) }));
    this.fit();
  }
  fit(): void {
    const { box } = this.store.getState();
    if (!box) return;
    this.#move((camera) => fitBox(camera, box, this.#picture.pane));
    this.#isFitted = true;
  }
  reset(): void {
    const state = this.store.getState();
    if (state.box)
      this.store.setState({ camera: fitBox(openingOf(axesNow(state)), state.box, this.#picture.pane), tool: 'turn' });
    this.#tell();
    this.#isFitted = true;
  }
  readonly styleAs = (style: Style): void => {
    this.store.setState({ style });
    this.#host.report({ type: 'changed' });
  };
  dress(index: number, change: Partial<Dress>): void {
    this.store.setState(({ shown }) => ({
      shown: shown.map((one, at) => (at === index ? { ...one, dress: { ...one.dress, ...change } } : one)),
    }));
    this.#host.report({ type: 'changed' });
  }

  #move(change: (camera: Camera) => Camera, isMoving = false): void {
    const { camera } = this.store.getState();
    if (!camera) return;
    this.#isFitted = false;
    if (isMoving) this.#picture.move();
    this.store.setState({ camera: change(camera) });
    this.#tell();
  }

  #tell(): void {
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
    if (this.#item && this.store.getState().camera) this.#host.report({ type: 'changed' });
  }

  #resized(): void {
    const { box, camera } = this.store.getState();
    if (box && camera && this.#isFitted) this.store.setState({ camera: fitBox(camera, box, this.#picture.pane) });
    this.#picture.invalidate();
  }

  // -- the contract

  getView(): View {
    const state = this.store.getState();
    if (!state.camera) return {};
    const { centre, zoom } = state.camera;
    const frameOfReference = isMeasured(state) ? frameNow(state) : undefined;
    return {
      ...(frameOfReference && { position: { space: 'patient', frameOfReference, mm: centre } }),
      zoom: { per: isMeasured(state) ? 'mm' : 'px', value: zoom },
    };
  }

  setView({ position, zoom }: Partial<View>): void {
    const state = this.store.getState();
    if (!state.camera) return;
    const isHere = position?.space === 'patient' && position.frameOfReference === frameNow(state);
    const isScale = zoom?.per === (isMeasured(state) ? 'mm' : 'px') && Number.isFinite(zoom.value);
    this.#isFitted = false;
    this.store.setState({
      camera: { ...state.camera, ...(isHere && { centre: position.mm }), ...(isScale && { zoom: clampZoom(zoom.value) }) },
    });
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  getPresentation(): Presentation {
    return printPresentation(this.store.getState());
  }
  setPresentation(presentation: Presentation): void {
    this.store.setState((state) => parsePresentation(presentation, state));
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { groups, group } = this.store.getState();
    return { index: groups.length === 0 ? 0 : group + 1, count: groups.length };
  }

  get commands(): ReadonlySet<Command> {
    return commandsOf(this);
  }
  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    return { png: await this.#picture.still(), item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    for (const undo of this.#undo.splice(0)) undo();
    this.#picture.dispose();
    this.#listeners.clear();
    // The triangles of a model are many: nothing keeps them.
    this.store.setState({ shown: [], camera: undefined, box: undefined });
  }
}
