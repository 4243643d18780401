// One stack in the pane: which picture, how dressed, from where seen. Paints at most once per animation frame.
import { describeFailure, type Failure } from '../../model/failure.ts';
import { defaultLook, type Look } from '../../standards/dicom/pixels/look.ts';
import type { Host } from '../renderer.ts';
import { type Camera, type Extent, refit, resized, type Size, shapeOf, wholePicture } from './camera.ts';
import { Frames } from './frames.ts';
import type { Scene } from './painter.ts';
import type { Picture } from './picture.ts';
import type { Screen } from './plainScreen.ts';
import { type Spacing, spacingOf } from './spacing.ts';
import type { Shot, Stack } from './stacks.ts';
import { words } from './words.ts';

/** A scene and what it is a picture of. */
export interface Shown extends Scene {
  readonly shot: Shot;
  /** From 0. */
  readonly place: number;
  readonly count: number;
  /** The whole stack; the same array as long as it is the same stack. */
  readonly shots: readonly Shot[];
  readonly spacing: Spacing;
}

export interface DisplayEvents {
  painted(shown: Shown): void;
  /** The picture wanted is not here yet, or cannot be; undefined: it is shown. */
  instead(reason: 'loading' | { readonly message: string } | undefined): void;
  progress(fraction: number): void;
  /** The bytes of a picture have come. */
  received(): void;
  failed(place: number, failure: Failure): void;
}

export interface DisplaySetup {
  readonly host: Pick<Host, 'read' | 'admit'>;
  readonly screen: Screen;
  readonly pane: Size;
  readonly budgetBytes: number;
  readonly events: DisplayEvents;
}

const NO_PICTURES: readonly Shot[] = [];
/** A stack is given up when this many of its pictures, spread over it, all fail. */
const TRIES = 6;

export class Display {
  private frames: Frames;
  private wanted = 0;
  private chosen: Look | undefined;
  private isInverted = false;
  private dressed: { readonly base: Look; readonly isInverted: boolean; readonly look: Look } | undefined;
  private autoLook: Look | undefined;
  private readonly defaults = new WeakMap<Picture, Look>();
  private camera: Camera | undefined;
  private extent: Extent | undefined;
  private frame = 0;
  private waiters: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  private readonly setup: DisplaySetup;
  private current: Shown | undefined;
  private pane: Size;
  screen: Screen;

  constructor(setup: DisplaySetup) {
    this.setup = setup;
    this.screen = setup.screen;
    this.pane = setup.pane;
    this.frames = this.framesOf(NO_PICTURES);
  }

  get shown(): Shown | undefined {
    return this.current;
  }
  get count(): number {
    return this.frames.shots.length;
  }
  /** The place asked for, from 0; the shown one follows when it is here. */
  get place(): number {
    return this.wanted;
  }
  get shots(): readonly Shot[] {
    return this.frames.shots;
  }
  pictureAt(place: number): Picture | undefined {
    return this.frames.at(place);
  }
  get look(): Look | undefined {
    return this.current?.look;
  }

  /**
   * Shows a stack from a place on.
   * @param seed a picture of that place that is already here
   * @param isPartial more of the series is still being listed: its progress says nothing yet
   * @param keep the look and the camera stay, as when the rest of the same series has arrived
   */
  open(
    stack: Pick<Stack, 'shots'>,
    place: number,
    { seed, keep = false, isPartial = false }: { seed?: Picture | undefined; keep?: boolean; isPartial?: boolean } = {},
  ): void {
    this.frames.dispose();
    this.frames = this.framesOf(stack.shots, isPartial);
    if (!keep) {
      this.chosen = undefined;
      this.isInverted = false;
      this.autoLook = undefined;
      this.camera = undefined;
      this.extent = undefined;
    }
    this.wanted = Math.min(Math.max(0, place), stack.shots.length - 1);
    if (seed) this.frames.seed(this.wanted, seed);
    this.frames.focus(this.wanted);
    this.invalidate();
  }

  private framesOf(shots: readonly Shot[], isPartial = false): Frames {
    const { host, budgetBytes, events } = this.setup;
    const isCurrent = (): boolean => this.frames === frames;
    const frames: Frames = new Frames(host, shots, budgetBytes, {
      picture: (place) => isCurrent() && place === this.wanted && this.invalidate(),
      failed: (place, failure) => isCurrent() && this.fail(place, failure),
      received: () => isCurrent() && events.received(),
      progress: (fraction) => isCurrent() && !isPartial && events.progress(fraction),
    });
    return frames;
  }

  /** Resolves when a picture of this stack has been painted. @throws Failure when none can be */
  firstPicture(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      this.waiters.push(waiter);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.invalidate();
    });
  }

  private fail(place: number, failure: Failure): void {
    this.setup.events.failed(place, failure);
    if (place !== this.wanted) return;
    // Nobody has seen anything yet: another picture of the stack may still be shown.
    const next = this.waiters.length > 0 ? this.untried() : undefined;
    if (next !== undefined) {
      this.wanted = next;
      this.frames.focus(next);
    } else if (this.waiters.length > 0 || this.frames.isHopeless) {
      const waiters = this.waiters.splice(0);
      for (const { reject } of waiters) reject(failure);
    }
    this.invalidate();
  }

  private untried(): number | undefined {
    const { count } = this;
    const tries = Array.from({ length: Math.min(TRIES, count) }, (_, index) =>
      Math.floor((index * count) / Math.min(TRIES, count)),
    );
    return [this.wanted + 1, ...tries].find((place) => place < count && !this.frames.failureAt(place));
  }

  goTo(place: number): boolean {
    const next = Math.min(Math.max(0, Math.round(place)), this.count - 1);
    if (next === this.wanted || this.count === 0) return false;
    this.wanted = next;
    this.frames.focus(next);
    this.invalidate();
    return true;
  }

  retry(): void {
    this.frames.retry();
    this.invalidate();
  }

  /** The reader's window; undefined: each picture's own. */
  setWindow(look: Look | undefined): void {
    this.chosen = look;
    this.invalidate();
  }
  setInverted(isInverted: boolean): void {
    this.isInverted = isInverted;
    this.invalidate();
  }
  get inverted(): boolean {
    return this.isInverted;
  }
  get window(): Look | undefined {
    return this.chosen;
  }

  setCamera(change: (camera: Camera, extent: Extent, pane: Size) => Camera): void {
    if (!this.extent) return;
    this.camera = change(this.cameraNow(), this.extent, this.pane);
    this.invalidate();
  }
  /** Whole picture, upright, its own window. */
  reset(): void {
    this.camera = undefined;
    this.chosen = undefined;
    this.isInverted = false;
    this.invalidate();
  }

  resize(pane: Size): void {
    if (this.extent && this.camera && this.pane.width > 0) this.camera = resized(this.camera, this.extent, this.pane, pane);
    this.pane = pane;
    // At once, or the browser shows one frame of a stretched picture.
    this.draw();
  }
  get size(): Size {
    return this.pane;
  }

  invalidate(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  /** Paints now what has been asked for. */
  draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const place = this.wanted;
    const shot = this.frames.shots[place];
    if (!shot || this.pane.width <= 0 || this.pane.height <= 0) return;
    const picture = this.frames.at(place);
    if (!picture) {
      this.sayInstead(place);
      return;
    }
    const shown = this.sceneOf(shot, place, picture);
    this.current = shown;
    this.screen.paint(shown);
    this.setup.events.instead(undefined);
    this.setup.events.painted(shown);
    for (const { resolve } of this.waiters.splice(0)) resolve();
  }

  private sayInstead(place: number): void {
    const failure = this.frames.failureAt(place);
    if (!failure) {
      this.setup.events.instead('loading');
      return;
    }
    const { title } = describeFailure(failure);
    const why = failure.detail ? `${title} (${failure.detail})` : title;
    this.setup.events.instead({ message: words().cannotShow(place + 1, this.count, why) });
  }

  private sceneOf(shot: Shot, place: number, picture: Picture): Shown {
    const spacing = spacingOf(shot.dataset, shot.frame);
    this.adopt({ columns: picture.columns, rows: picture.rows, shape: shapeOf(spacing) });
    const { pane, extent } = this;
    if (!extent) throw new Error('a scene without an extent');
    const { devicePixelRatio } = window;
    return {
      shot,
      place,
      count: this.count,
      shots: this.frames.shots,
      picture,
      spacing,
      pane,
      extent,
      look: this.lookOf(picture),
      camera: this.cameraNow(),
      devicePixelRatio,
    };
  }

  /** Pictures of one stack may differ in size: each is then seen whole, turned as the last one. */
  private adopt(extent: Extent): void {
    const before = this.extent;
    const isSame =
      before?.columns === extent.columns &&
      before.rows === extent.rows &&
      before.shape[0] === extent.shape[0] &&
      before.shape[1] === extent.shape[1];
    if (isSame) return;
    this.extent = extent;
    if (this.camera) this.camera = refit(this.camera, extent, this.pane);
  }

  private cameraNow(): Camera {
    if (this.camera) return this.camera;
    return this.extent ? wholePicture(this.extent, this.pane) : { zoom: 1, centre: [0, 0], rotation: 0, isMirrored: false };
  }

  /** The same object as long as nothing changes: the painter then keeps what it has windowed. */
  private lookOf(picture: Picture): Look {
    const base = this.chosen ?? this.defaultOf(picture);
    const { dressed, isInverted } = this;
    if (dressed?.base === base && dressed.isInverted === isInverted) return dressed.look;
    const look = isInverted ? { ...base, invert: true } : base;
    this.dressed = { base, isInverted, look };
    return look;
  }

  /** One automatic window for the whole stack: one for each picture would make a clip flicker. */
  private defaultOf(picture: Picture): Look {
    const known = this.defaults.get(picture);
    if (known) return known;
    const own = defaultLook(picture.description, picture.levels[0].frame);
    // A preview's extremes are not the picture's.
    if (own.auto && !picture.isReduced) this.autoLook ??= own;
    const look = own.auto ? (this.autoLook ?? own) : own;
    const shared = this.dressed && isEqual(this.dressed.base, look) ? this.dressed.base : look;
    this.defaults.set(picture, shared);
    return shared;
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.frames.dispose();
    this.frames = this.framesOf(NO_PICTURES);
    this.screen.dispose();
    const gone = new DOMException('the viewport is gone', 'AbortError');
    for (const { reject } of this.waiters.splice(0)) reject(gone);
  }
}

const isEqual = (a: Look, b: Look) =>
  a.voiLut === b.voiLut &&
  a.curve === b.curve &&
  a.tone === b.tone &&
  a.auto === b.auto &&
  a.window?.center === b.window?.center &&
  a.window?.width === b.window?.width &&
  a.window?.function === b.window?.function;
