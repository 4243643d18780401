// Segmentations of slides: tiles of a matrix of their own, somewhere on the same glass (PS3.3 A.51, C.8.20, C.7.6.17).
import { type Dataset, items, number, text } from '../json.ts';
import { referredInstances } from '../references.ts';
import { parseSegmentation, type Segmentation } from '../seg/segmentation.ts';
import { gridOf } from './frames.ts';
import { type Affine, between, bySides } from './glass.ts';
import { perFrame, readSlideInstance, type SlideInstance } from './instance.ts';

export interface SegmentTile {
  /** From 1. */
  readonly frame: number;
  /** px of the segmentation's matrix, from 0, of its top left corner. */
  readonly x: number;
  readonly y: number;
  /** Undefined: all, as a label map has them. */
  readonly segment: number | undefined;
}

export interface SlideSegmentation {
  readonly instance: SlideInstance;
  readonly segmentation: Segmentation;
  readonly tiles: readonly SegmentTile[];
  /** Pixels of its matrix to pixels of the slide's base level. */
  readonly toBase: Affine;
}

/** An annotator that marks single cells of a whole slide makes as many; beyond, it would take minutes. */
export const MOST_SEGMENT_TILES = 20_000;

/**
 * @param slides SOP Instance UIDs of the slide's objects
 * @returns undefined for one of another glass, or that does not tell where it lies
 * @throws Failure 'malformed', 'unsupported'
 */
export function readSlideSegmentation(
  dataset: Dataset,
  base: SlideInstance,
  slides: Pick<ReadonlySet<string>, 'has'>,
): SlideSegmentation | undefined {
  const glass = text(dataset, '00200052');
  const isSameGlass = glass !== undefined && glass === text(base.dataset, '00200052');
  const isOfIt = referredInstances(dataset).some((uid) => slides.has(uid));
  if (!isSameGlass && !isOfIt) return undefined;
  const instance = readSlideInstance(dataset);
  const toBase = (isSameGlass ? between(instance, base) : undefined) ?? (isOfIt ? bySides(instance, base) : undefined);
  if (!toBase) return undefined;
  const segmentation = parseSegmentation(dataset);
  const tiles = instance.isFull ? fullTiles(instance, segmentation) : sparseTiles(instance, segmentation);
  return { instance, segmentation, tiles, toBase };
}

/** Columns first, then rows, focal planes and segments; of several planes the middle one is shown (C.7.6.17.3). */
function fullTiles(instance: SlideInstance, { type, segments }: Segmentation): SegmentTile[] {
  const { columns, rows } = gridOf(instance);
  const { planes, tileWidth, tileHeight, frames, frameOffset } = instance;
  const found: SegmentTile[] = [];
  for (let frame = 0; frame < frames && found.length < MOST_SEGMENT_TILES; frame++) {
    const at = frame + frameOffset;
    const [column, row] = [at % columns, Math.floor(at / columns) % rows];
    const layer = Math.floor(at / (columns * rows));
    if (layer % planes.length !== planes.length >> 1) continue;
    const segment = type === 'LABELMAP' ? undefined : segments[Math.floor(layer / planes.length)]?.number;
    if (type !== 'LABELMAP' && segment === undefined) break;
    found.push({ frame: frame + 1, x: column * tileWidth, y: row * tileHeight, segment });
  }
  return found;
}

/** Where each frame says; tiles need not lie on a grid. Those outside of the matrix are left out. */
function sparseTiles({ dataset, frames, width, height }: SlideInstance, { frames: described }: Segmentation): SegmentTile[] {
  const found: SegmentTile[] = [];
  let frame = 0;
  for (const item of perFrame(dataset)) {
    frame++;
    if (frame > frames || found.length >= MOST_SEGMENT_TILES) break;
    const position = items(item, '0048021A')[0];
    const x = ((position && number(position, '0048021E')) ?? 1) - 1;
    const y = ((position && number(position, '0048021F')) ?? 1) - 1;
    const isInside = Number.isSafeInteger(x) && Number.isSafeInteger(y) && x >= 0 && y >= 0 && x < width && y < height;
    if (isInside) found.push({ frame, x, y, segment: described[frame - 1]?.segment });
  }
  return found;
}
