// Numbers that belong to a place: the same wherever the drawing of it begins, so that tiles meet without a seam.

/** [0, 1), of a cell of a grid and a purpose. */
export function chance(column: number, row: number, purpose: number): number {
  let mixed = Math.imul(column, 0x27d4eb2f) ^ Math.imul(row, 0x165667b1) ^ Math.imul(purpose, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

export interface Ring {
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly phases: readonly [number, number, number];
}

/** A round thing in a cell of a grid, neither in its middle nor quite round. */
export function ringIn(column: number, row: number, cell: number, [least, most]: readonly [number, number], seed: number): Ring {
  const at = (purpose: number): number => chance(column, row, seed + purpose);
  const radius = least + (most - least) * at(3) ** 1.5;
  return {
    column,
    row,
    x: (column + 0.5 + (at(1) - 0.5) * 0.55) * cell,
    y: (row + 0.5 + (at(2) - 0.5) * 0.55) * cell,
    radius,
    phases: [at(4) * 6.283, at(5) * 6.283, at(6) * 6.283],
  };
}

/** Its outline at an angle. */
export const outlineAt = ({ radius, phases: [a, b, c] }: Ring, angle: number): number =>
  radius * (1 + 0.2 * Math.cos(2 * angle + a) + 0.1 * Math.cos(3 * angle + b) + 0.05 * Math.cos(7 * angle + c));

/** px inside of the outline, below 0 outside; a plain distance where it is far. */
export function depthIn(ring: Ring, x: number, y: number): number {
  const [dx, dy] = [x - ring.x, y - ring.y];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (distance > ring.radius * 1.4 + 60) return ring.radius - distance;
  return outlineAt(ring, Math.atan2(dy, dx)) - distance;
}

/** Calls for each cell of a grid that may reach into a box. */
export function eachCell(box: Box, cell: number, margin: number, use: (column: number, row: number) => void): void {
  for (let row = Math.floor((box.y - margin) / cell); row <= Math.floor((box.y + box.size + margin) / cell); row++)
    for (let column = Math.floor((box.x - margin) / cell); column <= Math.floor((box.x + box.size + margin) / cell); column++)
      use(column, row);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}
