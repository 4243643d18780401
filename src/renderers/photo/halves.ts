// Two eyes in one pane: the right one on the left or above, as a field report has them. Plain arithmetic.
import type { Camera, Point, Size } from './camera.ts';

export interface Cell extends Size {
  readonly x: number;
  readonly y: number;
}

export const wholeOf = (pane: Size): Cell => ({ x: 0, y: 0, ...pane });

/** @returns the cell of the right eye and that of the left one */
export function halvesOf({ width, height }: Size): readonly [right: Cell, left: Cell] {
  if (width >= height) {
    const half = width / 2;
    return [
      { x: 0, y: 0, width: half, height },
      { x: half, y: 0, width: half, height },
    ];
  }
  const half = height / 2;
  return [
    { x: 0, y: 0, width, height: half },
    { x: 0, y: half, width, height: half },
  ];
}

/** Eyes are each other's mirror image: the camera that looks at the same place of the other one. */
export const facing = (camera: Camera, from: Size, to: Size): Camera => ({
  ...camera,
  zoom: (camera.zoom * from.width) / to.width,
  centre: [((from.width - camera.centre[0]) * to.width) / from.width, (camera.centre[1] * to.width) / from.width],
  quarters: ((4 - camera.quarters) % 4) as Camera['quarters'],
});

export const isWithin = ([x, y]: Point, cell: Cell): boolean =>
  x >= cell.x && y >= cell.y && x < cell.x + cell.width && y < cell.y + cell.height;

/** A point of the pane as one of a cell. */
export const into = ([x, y]: Point, cell: Cell): Point => [x - cell.x, y - cell.y];

/** What a hand does on the other eye's cell, as if it were done on the facing place of this one. */
export const mirrored = ([x, y]: Point, cell: Size): Point => [cell.width - x, y];
