// Where the reader looks: plain arithmetic between pixels of the base level and CSS px of the pane.

/** [x, y] */
export type Point = readonly [number, number];

export interface Camera {
  /** Pixels of the base level, at the pane's centre. */
  readonly centre: Point;
  /** CSS px per pixel of the base level. */
  readonly scale: number;
  /** Degrees, clockwise. */
  readonly rotation: number;
  /** Mirrored left to right, after it was turned. */
  readonly isFlipped: boolean;
  /** CSS px */
  readonly pane: { readonly width: number; readonly height: number };
}

/** @returns CSS px from the pane's top left corner */
export function toPane({ centre, scale, rotation, isFlipped, pane }: Camera, [x, y]: Point): Point {
  const [dx, dy] = turn([(x - centre[0]) * scale, (y - centre[1]) * scale], rotation);
  return [pane.width / 2 + (isFlipped ? -dx : dx), pane.height / 2 + dy];
}

/** @returns pixels of the base level, possibly outside of it */
export function toImage({ centre, scale, rotation, isFlipped, pane }: Camera, [x, y]: Point): Point {
  const dx = x - pane.width / 2;
  const [ux, uy] = turn([isFlipped ? -dx : dx, y - pane.height / 2], -rotation);
  return [centre[0] + ux / scale, centre[1] + uy / scale];
}

function turn([x, y]: Point, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos];
}

/** The pane's four corners in pixels of the base level, in order around it. */
export const cornersOf = (camera: Camera): readonly [Point, Point, Point, Point] => {
  const { width, height } = camera.pane;
  return [toImage(camera, [0, 0]), toImage(camera, [width, 0]), toImage(camera, [width, height]), toImage(camera, [0, height])];
};

/**
 * The level whose tiles are wanted: the coarsest that is still sharp.
 * @param widths of the levels, ascending
 * @param devicePx device px per pixel of the base level
 * @param least device px that a level's pixel may be squeezed into
 */
export function bestLevel(widths: readonly number[], devicePx: number, least: number): number {
  const base = widths[widths.length - 1] ?? 1;
  let best = 0;
  for (const [level, width] of widths.entries()) if (devicePx * (base / width) >= least) best = level;
  return best;
}

/** How far levels lie apart decides how small their pixels may become before the coarser one is taken. */
export function leastPixel(widths: readonly number[]): number {
  const gaps = widths.slice(1).map((width, index) => width / (widths[index] ?? width));
  const widest = Math.max(1, ...gaps);
  return Math.max(0.25, Math.min(0.5, 1.1 / widest));
}
