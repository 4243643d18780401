// Objects put together as slides: the levels of a pyramid, parts of concatenations, label and overview (PS3.3 C.8.12.4).
import { type FindFrame, frameFinder, gridOf, type TilePlace } from './frames.ts';
import type { SlideInstance } from './instance.ts';

/** A tile's bytes: which object holds them, and which of its frames. */
export interface TileAddress {
  readonly instance: SlideInstance;
  /** From 1. */
  readonly frame: number;
}

export interface Level {
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Of the grid of tiles. */
  readonly columns: number;
  readonly rows: number;
  /** @returns undefined where nothing was scanned */
  find(place: TilePlace): TileAddress | undefined;
}

export interface Slide {
  readonly container: string;
  /** The coarsest first, the base last. */
  readonly levels: readonly [Level, ...Level[]];
  /** An object of the base level, for what is true of the whole slide. */
  readonly base: SlideInstance;
  readonly paths: readonly [string, ...string[]];
  /** µm, ascending. */
  readonly planes: readonly [number, ...number[]];
  readonly label?: SlideInstance;
  readonly overview?: SlideInstance;
}

/** Levels of one slide are alike in shape to within this many of their pixels: scanners round each side by itself. */
const TOLERANCE_PX = 3;

/** The slides of an item in the order of their first objects. Objects that are no image of tissue alone make none. */
export function toSlides(instances: readonly SlideInstance[]): Slide[] {
  const tissue = instances.filter(({ flavour }) => flavour === 'volume' || flavour === 'thumbnail');
  const pyramids: SlideInstance[][] = [];
  // The largest first: a level belongs to the base that it is a smaller picture of.
  for (const instance of [...tissue].sort((a, b) => b.width * b.height - a.width * a.height)) {
    const home = pyramids.find(([base]) => base && belongs(instance, base));
    if (home) home.push(instance);
    else pyramids.push([instance]);
  }
  const order = new Map(instances.map((instance, index) => [instance, index]));
  const firstOf = (pyramid: SlideInstance[]): number => Math.min(...pyramid.map((one) => order.get(one) ?? 0));
  return pyramids.sort((a, b) => firstOf(a) - firstOf(b)).flatMap((pyramid) => toSlide(pyramid, instances) ?? []);
}

function belongs(level: SlideInstance, base: SlideInstance): boolean {
  if (level.container !== base.container) return false;
  const down = base.width / level.width;
  return Math.abs(base.height / down - level.height) <= TOLERANCE_PX;
}

function toSlide(pyramid: readonly SlideInstance[], all: readonly SlideInstance[]): Slide | undefined {
  const [base] = pyramid;
  if (!base) return undefined;
  const bySize = new Map<string, SlideInstance[]>();
  for (const instance of pyramid) {
    const { width, height, tileWidth, tileHeight } = instance;
    const size = [width, height, tileWidth, tileHeight].join();
    bySize.set(size, [...(bySize.get(size) ?? []), instance]);
  }
  const levels = [...bySize.values()].flatMap(toLevel).sort((a, b) => a.width - b.width);
  const [coarsest, ...finer] = levels.filter(({ width }, index) => levels[index + 1]?.width !== width);
  const [path = '', ...paths] = new Set(pyramid.flatMap((instance) => instance.paths));
  const [plane = 0, ...planes] = [...new Set(pyramid.flatMap((instance) => instance.planes))].sort((a, b) => a - b);
  const beside = (flavour: 'label' | 'overview') =>
    all.find((one) => one.flavour === flavour && one.container === base.container) ?? all.find((one) => one.flavour === flavour);
  const [label, overview] = [beside('label'), beside('overview')];
  if (!coarsest) return undefined;
  return {
    container: base.container,
    levels: [coarsest, ...finer],
    base,
    paths: [path, ...paths],
    planes: [plane, ...planes],
    ...(label && { label }),
    ...(overview && { overview }),
  };
}

/** Parts of a concatenation, optical paths and planes of one size: each place is found in the first that holds it. */
function toLevel(members: readonly SlideInstance[]): Level[] {
  const [first] = members;
  if (!first) return [];
  const finders = new Map<SlideInstance, FindFrame>();
  const find = (place: TilePlace): TileAddress | undefined => {
    for (const instance of members) {
      const finder = finders.get(instance) ?? frameFinder(instance);
      finders.set(instance, finder);
      const frame = finder(place);
      if (frame !== undefined) return { instance, frame };
    }
    return undefined;
  };
  const { width, height, tileWidth, tileHeight } = first;
  return [{ width, height, tileWidth, tileHeight, ...gridOf(first), find }];
}
