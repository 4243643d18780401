// A grey picture in floating point on a grid of millimetres, and shapes painted on it with exact area coverage.
import { clamp } from './numbers.ts';

/** Points as x0, y0, x1, y1 … in mm. */
export type Outline = readonly number[];

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** mm between pixel centres, equal in both directions. */
  readonly spacingMm: number;
  /** The centre of the first pixel, mm. */
  readonly left: number;
  readonly top: number;
}

export interface Plane extends Grid {
  readonly data: Float32Array;
}

/** Where a shape lies: coverage 0 … 1 for a window of the plane, whose memory is reused by the next shape. */
export interface Coverage {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly data: Float32Array;
}

export const createPlane = (grid: Grid, value = 0): Plane => ({
  ...grid,
  data: new Float32Array(grid.columns * grid.rows).fill(value),
});

/** A grid of px units: spacing 1, the first pixel's centre at 0.5, so that 0 … columns spans the picture. */
export const pixelGrid = (columns: number, rows: number): Grid => ({ columns, rows, spacingMm: 1, left: 0.5, top: 0.5 });

let scratch = new Float32Array(1 << 16);

/** The exact share of each pixel inside the outline (signed-area accumulation, as font rasterisers do); undefined if outside. */
export function cover(grid: Grid, outline: Outline): Coverage | undefined {
  const scale = 1 / grid.spacingMm;
  const offsetX = -grid.left * scale + 0.5;
  const offsetY = -grid.top * scale + 0.5;
  const bounds = boundsOf(outline);
  const x = Math.max(0, Math.floor(bounds.left * scale + offsetX));
  const y = Math.max(0, Math.floor(bounds.top * scale + offsetY));
  const width = Math.min(grid.columns, Math.ceil(bounds.right * scale + offsetX)) - x;
  const height = Math.min(grid.rows, Math.ceil(bounds.bottom * scale + offsetY)) - y;
  if (!(width > 0 && height > 0)) return undefined;
  const stride = width + 2;
  if (scratch.length < stride * height) scratch = new Float32Array(stride * height * 2);
  else scratch.fill(0, 0, stride * height);
  const count = outline.length;
  for (let index = 0; index < count; index += 2) {
    const next = (index + 2) % count;
    accumulate(
      stride,
      width,
      height,
      (outline[index] ?? 0) * scale + offsetX - x,
      (outline[index + 1] ?? 0) * scale + offsetY - y,
      (outline[next] ?? 0) * scale + offsetX - x,
      (outline[next + 1] ?? 0) * scale + offsetY - y,
    );
  }
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let at = row * stride; at < row * stride + width; at++) {
      sum += scratch[at] ?? 0;
      // What is left of rounding counts as outside.
      const share = Math.abs(sum);
      scratch[at] = share < 1e-4 ? 0 : Math.min(1, share);
    }
  }
  return { x, y, width, height, stride, data: scratch };
}

function boundsOf(outline: Outline): { left: number; top: number; right: number; bottom: number } {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let index = 0; index < outline.length; index += 2) {
    const px = outline[index] ?? 0;
    const py = outline[index + 1] ?? 0;
    if (px < left) left = px;
    if (px > right) right = px;
    if (py < top) top = py;
    if (py > bottom) bottom = py;
  }
  return { left, top, right, bottom };
}

function accumulate(stride: number, width: number, height: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottomY - topY);
  const first = Math.max(0, Math.floor(topY));
  const last = Math.min(height, Math.ceil(bottomY));
  for (let row = first; row < last; row++) {
    const from = Math.max(row, topY);
    const to = Math.min(row + 1, bottomY);
    if (to <= from) continue;
    const area = (to - from) * direction;
    const enter = clamp(topX + (from - topY) * slope, 0, width);
    const leave = clamp(topX + (to - topY) * slope, 0, width);
    spread(row * stride, Math.min(enter, leave), Math.max(enter, leave), area);
  }
}

/** Adds one edge's share of one row: `area` of coverage begins somewhere between `low` and `high`. */
function spread(base: number, low: number, high: number, area: number): void {
  const start = Math.floor(low);
  const end = Math.ceil(high);
  if (end <= start + 1) {
    const share = area * ((low + high) / 2 - start);
    scratch[base + start] = (scratch[base + start] ?? 0) + area - share;
    scratch[base + start + 1] = (scratch[base + start + 1] ?? 0) + share;
    return;
  }
  const density = area / (high - low);
  let before = 0;
  for (let column = start; column < end; column++) {
    const a = Math.max(low, column);
    const b = Math.min(high, column + 1);
    // The coverage reached at this column's right edge, averaged over the column.
    const through = density * (b - a);
    const inside = through * (column + 1 - (a + b) / 2);
    scratch[base + column] = (scratch[base + column] ?? 0) + inside + before;
    before = through - inside;
  }
  scratch[base + end] = (scratch[base + end] ?? 0) + before;
}

export type Ink = number | ((before: number, x: number, y: number) => number);

/** Paints over what is there; `ink` may look at the value before and at the pixel's place in px. */
export function fill(plane: Plane, outline: Outline, ink: Ink, opacity = 1, mask?: Float32Array): void {
  const window = cover(plane, outline);
  if (!window) return;
  if (typeof ink === 'number') fillFlat(plane, window, ink, opacity, mask);
  else fillVaried(plane, window, ink, opacity, mask);
}

function fillFlat({ data, columns }: Plane, window: Coverage, ink: number, opacity: number, mask?: Float32Array): void {
  for (let row = 0; row < window.height; row++) {
    let at = (window.y + row) * columns + window.x;
    let from = row * window.stride;
    for (const end = from + window.width; from < end; at++, from++) {
      const share = (window.data[from] ?? 0) * opacity * (mask ? (mask[at] ?? 0) : 1);
      if (share === 0) continue;
      if (share === 1) {
        data[at] = ink;
        continue;
      }
      const before = data[at] ?? 0;
      data[at] = before + (ink - before) * share;
    }
  }
}

function fillVaried(plane: Plane, window: Coverage, ink: Exclude<Ink, number>, opacity: number, mask?: Float32Array): void {
  for (let row = 0; row < window.height; row++) {
    let at = (window.y + row) * plane.columns + window.x;
    let from = row * window.stride;
    for (let column = 0; column < window.width; column++, at++, from++) {
      const share = (window.data[from] ?? 0) * opacity * (mask ? (mask[at] ?? 0) : 1);
      if (share === 0) continue;
      const before = plane.data[at] ?? 0;
      plane.data[at] = before + (ink(before, window.x + column, window.y + row) - before) * share;
    }
  }
}

/** A round spot with a one-pixel soft edge; for what is too small or too many for outlines. */
export function dot(plane: Plane, x: number, y: number, radiusMm: number, ink: number, opacity = 1, mask?: Float32Array): void {
  line(plane, [x, y, x, y], radiusMm, ink, opacity, mask);
}

/** A stroke along the points with round ends. */
export function line(plane: Plane, points: Outline, radiusMm: number, ink: number, opacity = 1, mask?: Float32Array): void {
  for (let index = 0; index + 3 < points.length; index += 2)
    capsule(
      plane,
      points[index] ?? 0,
      points[index + 1] ?? 0,
      points[index + 2] ?? 0,
      points[index + 3] ?? 0,
      radiusMm,
      radiusMm,
      ink,
      opacity,
      mask,
    );
}

/** A stroke whose radius goes from r0 to r1; `depth` mm off the plane shortens it as a cut through a round thing would. */
export function capsule(
  plane: Plane,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  r0: number,
  r1: number,
  ink: number,
  opacity = 1,
  mask?: Float32Array,
): void {
  const { spacingMm, left, top, columns, rows, data } = plane;
  const reach = Math.max(r0, r1) + spacingMm;
  const firstColumn = Math.max(0, Math.floor((Math.min(x0, x1) - reach - left) / spacingMm));
  const lastColumn = Math.min(columns - 1, Math.ceil((Math.max(x0, x1) + reach - left) / spacingMm));
  const firstRow = Math.max(0, Math.floor((Math.min(y0, y1) - reach - top) / spacingMm));
  const lastRow = Math.min(rows - 1, Math.ceil((Math.max(y0, y1) + reach - top) / spacingMm));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const squared = dx * dx + dy * dy || 1e-9;
  for (let row = firstRow; row <= lastRow; row++) {
    const py = top + row * spacingMm - y0;
    for (let column = firstColumn; column <= lastColumn; column++) {
      const px = left + column * spacingMm - x0;
      const along = clamp((px * dx + py * dy) / squared);
      const offX = px - along * dx;
      const offY = py - along * dy;
      const radius = r0 + (r1 - r0) * along;
      let share =
        clamp(0.5 + (radius - Math.sqrt(offX * offX + offY * offY)) / spacingMm, 0, Math.min(1, (2 * radius) / spacingMm)) *
        opacity;
      if (share <= 0) continue;
      const at = row * columns + column;
      if (mask) share *= mask[at] ?? 0;
      const before = data[at] ?? 0;
      data[at] = before + (ink - before) * share;
    }
  }
}
