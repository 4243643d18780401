// The slide on the screen: an OpenSeadragon viewer of one image, moved by us alone.
import { type Failure, toFailure } from '../../model/failure.ts';
import { bestLevel, type Camera, leastPixel, type Point } from './camera.ts';
import { createViewer, type Job, OsdPoint, Rect, type TiledImage, type Viewer } from './engine.ts';
import { baseOf, type Look, type SlideImage } from './image.ts';
import { forgetUnseen, letGoOfTiles } from './letGo.ts';
import { createTiles, type SlideTiles } from './tileSource.ts';

export interface ScreenOptions {
  readonly element: HTMLElement;
  readonly image: SlideImage;
  readonly look: () => Look;
  /** Bytes of decoded tiles. */
  readonly tilesBytes: number;
  /** The camera moved, or something was drawn. */
  onDraw(): void;
  onSettled(isSettled: boolean): void;
  onTrouble(failure: Failure): void;
}

/** A level of more tiles than this is no overview: loading it whole would take minutes. */
const MAX_BACKDROP_TILES = 80;
/** After a movement has come to rest. */
const ASK_AGAIN_MS = 60;
const MAX_ASKING = 20;

export class Screen {
  readonly #options: ScreenOptions;
  readonly #viewer: Viewer;
  readonly #widths: readonly number[];
  readonly #least: number;
  readonly #first: Promise<void>;
  readonly #mostTiles: number;
  #backdrop: TiledImage | undefined;
  #sources: SlideTiles[] = [];
  /** Of the dress that tiles wear: a tile of another is another tile. */
  #dress = 0;
  readonly #version = (): number => this.#dress;
  #asked = { goal: '', times: 0 };
  #asking: ReturnType<typeof setTimeout> | undefined;
  #fits = true;
  #isDisposed = false;

  constructor(options: ScreenOptions) {
    const { element, image, tilesBytes } = options;
    const base = baseOf(image);
    this.#options = options;
    this.#widths = image.levels.map(({ width }) => width);
    this.#least = leastPixel(this.#widths);
    this.#mostTiles = Math.floor(tilesBytes / (base.tileWidth * base.tileHeight * 4));
    this.#viewer = createViewer(element, { minPixelRatio: this.#least });
    this.#viewer.addHandler('update-viewport', () => this.#drawn());
    this.#viewer.addHandler('resize', () => this.#fits && queueMicrotask(() => !this.#isDisposed && this.fit()));
    this.#first = this.#addImages();
  }

  /** When something a reader can use is on the screen. @throws Failure when nothing could be read */
  get firstPicture(): Promise<void> {
    return this.#first;
  }

  async #addImages(): Promise<void> {
    const { image } = this.#options;
    const [coarsest] = image.levels;
    const top = image.levels.length - 1;
    const hasBackdrop = top > 0 && coarsest.columns * coarsest.rows <= MAX_BACKDROP_TILES;
    const settled = whenever();
    let loaded = 0;
    const onTile = (): void => {
      loaded++;
    };
    const onTrouble = (error: unknown): void => {
      const failure = toFailure(error);
      queueMicrotask(() => {
        if (loaded === 0 && this.#count() === 0) settled.reject(failure);
        else this.#options.onTrouble(failure);
      });
    };
    const add = (to: number, isBackdrop: boolean): Promise<TiledImage> => {
      const isWanted = (tile: Job['tile'], margin: number): boolean => this.#isWanted(tile, margin, isBackdrop);
      const tiles = createTiles({
        ...{ image, to, isWanted, onTile, onTrouble },
        version: this.#version,
        look: this.#options.look,
        onRefused: () => this.#askAgain(),
      });
      this.#sources.push(tiles);
      return new Promise((resolve) =>
        this.#viewer.addTiledImage({
          tileSource: tiles.source,
          ...((isBackdrop || !hasBackdrop) && { placeholderFillStyle: image.glass }),
          width: 1,
          success: (event: unknown) => resolve((event as { item: TiledImage }).item),
        }),
      );
    };
    const watch = (item: TiledImage, isWhole: boolean): void => {
      item.addHandler('fully-loaded-change', ({ fullyLoaded }) => {
        if (isWhole) this.#options.onSettled(fullyLoaded === true);
        if (fullyLoaded) forgetUnseen(item);
        // Also where nothing was scanned in sight: then glass is what there is to see.
        if (fullyLoaded) settled.resolve();
      });
    };
    const { clientWidth, clientHeight } = this.#options.element;
    const first = await add(hasBackdrop ? 0 : top, hasBackdrop);
    if (this.#isDisposed) return;
    if (hasBackdrop) this.#backdrop = first;
    watch(first, !hasBackdrop);
    this.fit();
    // A pane without size draws nothing, and has nothing to wait for.
    const isBlind = clientWidth === 0 || clientHeight === 0;
    // Where the coarsest level is all that the first view needs, its tiles are asked for once and shared.
    if (hasBackdrop && !isBlind && bestLevel(this.#widths, this.camera('goal').scale * devicePixelRatio, this.#least) === 0)
      await settled.promise;
    if (hasBackdrop && !this.#isDisposed) watch(await add(top, false), true);
    if (!isBlind && !this.#isDisposed) await settled.promise;
  }

  #count = (): number => this.#sources.reduce((sum, tiles) => sum + tiles.count(), 0);

  /** Only what will be seen when the movement ends. */
  #isWanted({ bounds, level }: Job['tile'], margin: number, isBackdrop: boolean): boolean {
    const { viewport } = this.#viewer;
    if (!isBackdrop) {
      // The engine hears of another size of its pane a frame too late, and would begin with tiles of another level.
      const { clientWidth, clientHeight } = this.#options.element;
      const scale =
        (this.#fits ? this.#fitScale(clientWidth, clientHeight) : this.#scaleAt(viewport.getZoom(false))) * devicePixelRatio;
      if (level !== bestLevel(this.#widths, scale, this.#least)) return false;
    }
    if (this.#fits) return true;
    const view = viewport.getBounds(false).getBoundingBox();
    const [wide, high] = [bounds.width * margin, bounds.height * margin];
    const near = new Rect(bounds.x - wide, bounds.y - high, bounds.width + 2 * wide, bounds.height + 2 * high);
    return (
      near.x < view.x + view.width &&
      near.x + near.width > view.x &&
      near.y < view.y + view.height &&
      near.y + near.height > view.y
    );
  }

  /** As the hand sees it: the engine mirrors only what it draws. */
  #mirrored([x, y]: Point): OsdPoint {
    const { viewport } = this.#viewer;
    return new OsdPoint(viewport.getFlip() ? viewport.getContainerSize().x - x : x, y);
  }

  #drawn(): void {
    let ended = 0;
    for (const tiles of this.#sources) ended += tiles.cancelUnwanted();
    if (ended > 0) this.#askAgain();
    letGoOfTiles(this.#viewer, this.#mostTiles, this.#backdrop);
    this.#options.onDraw();
  }

  /** The engine forgets what was ended or refused until it draws the next time. */
  #askAgain(): void {
    const goal = JSON.stringify(this.camera('goal'));
    // One that is refused where nothing moves any more will not be wanted the next time either.
    this.#asked = this.#asked.goal === goal ? { goal, times: this.#asked.times + 1 } : { goal, times: 0 };
    if (this.#asked.times > MAX_ASKING) return;
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => !this.#isDisposed && this.redraw(), ASK_AGAIN_MS);
  }

  /** Whether it has a level that can be seen as a whole. */
  get hasOverview(): boolean {
    const [{ columns, rows }] = this.#options.image.levels;
    return columns * rows <= MAX_BACKDROP_TILES;
  }

  get isAnimating(): boolean {
    return this.camera('now').scale !== this.camera('goal').scale;
  }

  #scaleAt = (zoom: number): number => (zoom * this.#viewer.viewport.getContainerSize().x) / baseOf(this.#options.image).width;

  /** @param when 'now' as it is drawn, 'goal' where a movement under way will end */
  camera(when: 'now' | 'goal'): Camera {
    const { viewport } = this.#viewer;
    const base = baseOf(this.#options.image);
    const centre = viewport.getCenter(when === 'now');
    const { x: width, y: height } = viewport.getContainerSize();
    return {
      centre: [centre.x * base.width, centre.y * base.width],
      scale: this.#scaleAt(viewport.getZoom(when === 'now')),
      rotation: viewport.getRotation(),
      isFlipped: viewport.getFlip(),
      pane: { width, height },
    };
  }

  /** @param at CSS px in the pane; absent: its centre */
  zoomBy(factor: number, at?: Point, isImmediate = false): void {
    const { viewport } = this.#viewer;
    const goal = this.#scaleAt(viewport.getZoom(false));
    const { x, y } = viewport.getContainerSize();
    const { least, most } = this.#limits(x, y);
    const bounded = Math.min(most, Math.max(least, goal * factor)) / goal;
    if (Math.abs(bounded - 1) < 1e-9) return;
    this.#fits = false;
    viewport.zoomBy(bounded, at && viewport.pointFromPixel(this.#mirrored(at), true), isImmediate);
  }

  setScale(scale: number, { at, isImmediate = false }: { readonly at?: Point; readonly isImmediate?: boolean } = {}): void {
    this.zoomBy(scale / this.camera('goal').scale, at, isImmediate);
  }

  /** CSS px per base pixel: from half of the whole slide to sixteen device px a pixel. Levels that are missing are not downloaded in pieces. */
  #limits(x: number, y: number): { least: number; most: number } {
    const { image } = this.#options;
    const base = baseOf(image);
    const whole = Math.min(x / base.width, y / base.height) || 1;
    const [coarsest] = image.levels;
    const tiles = coarsest.columns * coarsest.rows;
    const least = tiles <= MAX_BACKDROP_TILES ? whole / 2 : whole * Math.sqrt(tiles / MAX_BACKDROP_TILES);
    return { least, most: Math.max(16 / devicePixelRatio, least) };
  }

  panBy([dx, dy]: Point, isImmediate = true): void {
    const { viewport } = this.#viewer;
    const delta = new OsdPoint(viewport.getFlip() ? dx : -dx, -dy);
    this.#fits = false;
    viewport.panBy(viewport.deltaPointsFromPixels(delta, false), isImmediate);
    this.#keepInSight();
  }

  /** Some of the slide stays in the pane. */
  #keepInSight(): void {
    const base = baseOf(this.#options.image);
    const { viewport } = this.#viewer;
    const { x, y } = viewport.getCenter(false);
    const inside = new OsdPoint(Math.min(1, Math.max(0, x)), Math.min(base.height / base.width, Math.max(0, y)));
    if (inside.x !== x || inside.y !== y) viewport.panTo(inside, true);
  }

  moveTo([x, y]: Point, isImmediate = true): void {
    const { width } = baseOf(this.#options.image);
    this.#fits = false;
    this.#viewer.viewport.panTo(new OsdPoint(x / width, y / width), isImmediate);
    this.#keepInSight();
  }

  /** The whole slide; of one without overview, as much as can be had. */
  fit(): void {
    const base = baseOf(this.#options.image);
    const { viewport } = this.#viewer;
    const { x, y } = viewport.getContainerSize();
    if (!x || !y) return;
    const scale = this.#fitScale(x, y);
    viewport.panTo(new OsdPoint(0.5, base.height / base.width / 2), true);
    viewport.zoomTo((scale * base.width) / x, undefined, true);
    this.#fits = true;
  }

  /** @param x, y of the pane, CSS px */
  #fitScale(x: number, y: number): number {
    const base = baseOf(this.#options.image);
    const isLying = this.#viewer.viewport.getRotation() % 180 === 0;
    const [width, height] = isLying ? [base.width, base.height] : [base.height, base.width];
    return Math.max(this.#limits(x, y).least, Math.min(x / width, y / height) * 0.98);
  }

  get isFitting(): boolean {
    return this.#fits;
  }

  turn(rotation: number, isFlipped: boolean): void {
    const { viewport } = this.#viewer;
    const fits = this.#fits;
    viewport.setRotation(rotation, true);
    viewport.setFlip(isFlipped);
    if (fits) this.fit();
  }

  /** All tiles again, for they are dressed anew. */
  redress(): void {
    this.#dress++;
    for (const tiles of this.#sources) tiles.cancelAll();
    const { world } = this.#viewer;
    for (let index = 0; index < world.getItemCount(); index++) world.getItemAt(index).reset();
    this.redraw();
  }

  redraw(): void {
    this.#viewer.forceRedraw();
  }

  get canvas(): HTMLCanvasElement | undefined {
    return this.#options.element.querySelector<HTMLCanvasElement>('.openseadragon-canvas canvas') ?? undefined;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    clearTimeout(this.#asking);
    for (const tiles of this.#sources) tiles.cancelAll();
    this.#sources = [];
    this.#viewer.destroy();
    this.#options.element.replaceChildren();
  }
}

interface Whenever {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(failure: Failure): void;
}

function whenever(): Whenever {
  let [resolve, reject] = [(): void => undefined, (_: Failure): void => undefined];
  const promise = new Promise<void>((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  // Whoever waits hears of it; that nobody waits any more is no error.
  promise.catch(() => undefined);
  return { promise, resolve: () => resolve(), reject: (failure) => reject(failure) };
}
