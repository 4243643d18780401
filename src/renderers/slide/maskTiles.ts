// Tiles of a segmentation put together to one mask, no larger than a screen can use.
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import type { Affine } from '../../standards/dicom/slides/glass.ts';
import type { SlideInstance } from '../../standards/dicom/slides/instance.ts';
import type { SegmentTile } from '../../standards/dicom/slides/segments.ts';
import { tilePool } from './decodePool.ts';
import type { Frames } from './frames.ts';
import type { Mask } from './outline.ts';

/** What of the matrix the tiles cover, and how it is thinned. */
export interface Canvas {
  /** px of the matrix. */
  readonly left: number;
  readonly top: number;
  /** px of the mask. */
  readonly width: number;
  readonly height: number;
  /** Every so many pixels each way are kept. */
  readonly step: number;
  readonly toMatrix: Affine;
}

/** 16 MB: a millimetre of glass in a quarter of a micrometre, or a whole slide in eight. */
const MOST_SIDE = 4096;
const IN_FLIGHT = 4;

type Sizes = Pick<SlideInstance, 'width' | 'height' | 'tileWidth' | 'tileHeight'>;

/** @param tiles at least one */
export function canvasOf(tiles: readonly SegmentTile[], { width, height, tileWidth, tileHeight }: Sizes): Canvas {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { x, y } of tiles) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, Math.min(width, x + tileWidth)), Math.max(bottom, Math.min(height, y + tileHeight))];
  }
  const step = Math.max(1, Math.ceil(Math.max(right - left, bottom - top) / MOST_SIDE));
  return {
    ...{ left, top, step },
    width: Math.max(1, Math.ceil((right - left) / step)),
    height: Math.max(1, Math.ceil((bottom - top) / step)),
    toMatrix: { a: step, b: 0, c: 0, d: step, e: left, f: top },
  };
}

interface DrawOptions extends Call {
  readonly tiles: readonly SegmentTile[];
  readonly instance: SlideInstance;
  readonly frames: Pick<Frames, 'read'>;
  /** 0 … 255 of what a frame stores; 0 leaves what is there. */
  meaning(stored: number): number;
}

/** @throws Failure when a tile cannot be had */
export async function drawTiles({
  tiles,
  instance,
  frames,
  meaning,
  signal,
}: DrawOptions): Promise<{ mask: Mask; canvas: Canvas }> {
  const canvas = canvasOf(tiles, instance);
  const mask: Mask = { width: canvas.width, height: canvas.height, data: new Uint8Array(canvas.width * canvas.height) };
  const ends = new AbortController();
  const call = { signal: AbortSignal.any([signal, ends.signal]) };
  const waiting = tiles.values();
  const work = async (): Promise<void> => {
    for (const tile of waiting) {
      const frame = await frames.read({ instance, frame: tile.frame }, call);
      const result = await tilePool.run({ kind: 'labels', frame }, call.signal);
      if (!('values' in result) || result.values.length < instance.tileWidth * instance.tileHeight)
        throw new Failure('malformed', { detail: 'a tile of a segmentation is too small' });
      putTile(mask, canvas, { ...tile, values: result.values, ...instance }, meaning);
    }
  };
  try {
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  } finally {
    // One that failed ends the others.
    ends.abort();
  }
  return { mask, canvas };
}

interface Tile extends Sizes {
  /** px of the matrix. */
  readonly x: number;
  readonly y: number;
  readonly values: ArrayLike<number>;
}

export function putTile({ width, data }: Mask, canvas: Canvas, tile: Tile, meaning: (stored: number) => number): void {
  const { left, top, step } = canvas;
  const [right, bottom] = [Math.min(tile.width, tile.x + tile.tileWidth), Math.min(tile.height, tile.y + tile.tileHeight)];
  const first = (from: number, origin: number): number => Math.ceil((from - origin) / step);
  for (let row = first(tile.y, top); top + row * step < bottom; row++)
    for (let column = first(tile.x, left); left + column * step < right; column++) {
      const at = (top + row * step - tile.y) * tile.tileWidth + left + column * step - tile.x;
      const value = meaning(tile.values[at] ?? 0);
      if (value !== 0) data[row * width + column] = value;
    }
}
