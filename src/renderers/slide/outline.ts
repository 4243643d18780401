// The edge of a mask as closed rings between its pixels, so that a dash runs around its shape at every magnification.

export interface Mask {
  readonly width: number;
  readonly height: number;
  /** A byte a pixel, row by row. */
  readonly data: Uint8Array;
}

export interface Ring {
  /** x, y of its corners, pixels of the mask from its top left; the first is not repeated. */
  readonly points: Int32Array;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

/** Right, down, left, up. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * Where pixels of a value end. Pixels that touch at a corner alone belong to different rings; holes have rings of their own.
 * @returns undefined where there would be more corners than `most`
 */
export function ringsOf({ width, height, data }: Mask, value: number, most: number): Ring[] | undefined {
  const isIn = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === value;
  const isFollowed = new Uint8Array(Math.ceil((width * height) / 8));
  const rings: Ring[] = [];
  let corners = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (data[at] !== value || isIn(x, y - 1) || ((isFollowed[at >> 3] ?? 0) >> (at & 7)) & 1) continue;
      const ring = follow({ x, y, isIn, most: most - corners }, (px, py) => {
        const edge = py * width + px;
        isFollowed[edge >> 3] = (isFollowed[edge >> 3] ?? 0) | (1 << (edge & 7));
      });
      if (!ring) return undefined;
      corners += ring.points.length / 2;
      rings.push(ring);
    }
  return rings;
}

interface Start {
  readonly x: number;
  readonly y: number;
  readonly most: number;
  isIn(x: number, y: number): boolean;
}

/** With the mask on the right hand, along the upper edge of the pixel first. @param passed each pixel whose upper edge is followed */
function follow({ x: startX, y: startY, most, isIn }: Start, passed: (x: number, y: number) => void): Ring | undefined {
  const points: number[] = [];
  let [x, y, direction] = [startX, startY, 0];
  let [left, top, right, bottom] = [x, y, x, y];
  do {
    if (direction === 0) passed(x, y);
    const [dx, dy] = STEPS[direction] ?? STEPS[0];
    x += dx;
    y += dy;
    const turn = turnAt(x, y, direction, isIn);
    if (turn === 0) continue;
    if (points.length >= 2 * most) return undefined;
    points.push(x, y);
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    direction = (direction + turn + 4) % 4;
  } while (x !== startX || y !== startY || direction !== 0);
  return { points: Int32Array.from(points), box: [left, top, right, bottom] };
}

/** @returns 1 to the right, -1 to the left, 0 straight on */
function turnAt(x: number, y: number, direction: number, isIn: Start['isIn']): -1 | 0 | 1 {
  // The pixels ahead, around the corner: right and left of the way.
  const ahead = [
    [x, y, x, y - 1],
    [x - 1, y, x, y],
    [x - 1, y - 1, x - 1, y],
    [x, y - 1, x - 1, y - 1],
  ][direction] ?? [0, 0, 0, 0];
  const [rightX = 0, rightY = 0, leftX = 0, leftY = 0] = ahead;
  if (!isIn(rightX, rightY)) return 1;
  return isIn(leftX, leftY) ? -1 : 0;
}

/** Half as large each way: what at least two of four pixels are, else nothing. */
export function halve({ width, height, data }: Mask): Mask {
  const [wide, high] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const smaller = new Uint8Array(wide * high);
  const at = (x: number, y: number): number => (x < width && y < height ? (data[y * width + x] ?? 0) : 0);
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      const [p, q, r, s] = [at(2 * x, 2 * y), at(2 * x + 1, 2 * y), at(2 * x, 2 * y + 1), at(2 * x + 1, 2 * y + 1)];
      smaller[y * wide + x] =
        p !== 0 && (p === q || p === r || p === s) ? p : q !== 0 && (q === r || q === s) ? q : r === s ? r : 0;
    }
  return { width: wide, height: high, data: smaller };
}
