// Which frame shows a tile (PS3.3 C.7.6.17.3).
import { items, number, text } from '../json.ts';
import { heightOf, perFrame, type SlideInstance } from './instance.ts';

/** A tile's place: from 0, of the grid of tiles. */
export interface TilePlace {
  readonly column: number;
  readonly row: number;
  /** Optical path identifier. */
  readonly path: string;
  /** µm, one of the instance's planes. */
  readonly plane: number;
}

/** @returns the frame within its own object, from 1; undefined where the object does not hold the tile */
export type FindFrame = (place: TilePlace) => number | undefined;

export const gridOf = ({ width, height, tileWidth, tileHeight }: SlideInstance): { columns: number; rows: number } => ({
  columns: Math.ceil(width / tileWidth),
  rows: Math.ceil(height / tileHeight),
});

export const frameFinder = (instance: SlideInstance): FindFrame => (instance.isFull ? findFull(instance) : findSparse(instance));

/** Columns first, then rows, focal planes and optical paths; a concatenation counts on from part to part. */
function findFull(instance: SlideInstance): FindFrame {
  const { columns, rows } = gridOf(instance);
  return ({ column, row, path, plane }) => {
    const [pathIndex, planeIndex] = [instance.paths.indexOf(path), instance.planes.indexOf(plane)];
    if (pathIndex < 0 || planeIndex < 0 || column < 0 || row < 0 || column >= columns || row >= rows) return undefined;
    const frame = ((pathIndex * instance.planes.length + planeIndex) * rows + row) * columns + column + 1 - instance.frameOffset;
    return frame >= 1 && frame <= instance.frames ? frame : undefined;
  };
}

/**
 * By the position that each frame tells. A frame that does not lie on the grid is left out: a neighbour's place would be a
 * guess, and the levels above show what is there.
 */
function findSparse(instance: SlideInstance): FindFrame {
  const { columns, rows } = gridOf(instance);
  const { tileWidth, tileHeight, paths, planes } = instance;
  const frames = new Map<number, number>();
  const keyOf = (path: number, plane: number, row: number, column: number): number =>
    ((path * planes.length + plane) * rows + row) * columns + column;
  let count = 0;
  for (const item of perFrame(instance.dataset)) {
    count++;
    if (count > instance.frames) break;
    const position = items(item, '0048021A')[0];
    const [left, top] = [(position && number(position, '0048021E')) ?? 0, (position && number(position, '0048021F')) ?? 0];
    const [column, row] = [(left - 1) / tileWidth, (top - 1) / tileHeight];
    const identified = items(item, '00480207')[0];
    const path = identified ? paths.indexOf(text(identified, '00480106') ?? '') : 0;
    const plane = planes.indexOf(heightOf(item));
    const isInside =
      Number.isInteger(column) && Number.isInteger(row) && column >= 0 && row >= 0 && column < columns && row < rows;
    if (isInside && path >= 0 && plane >= 0) frames.set(keyOf(path, plane, row, column), count);
  }
  return ({ column, row, path, plane }) => {
    const [pathIndex, planeIndex] = [paths.indexOf(path), planes.indexOf(plane)];
    if (pathIndex < 0 || planeIndex < 0 || column < 0 || row < 0 || column >= columns || row >= rows) return undefined;
    return frames.get(keyOf(pathIndex, planeIndex, row, column));
  };
}
