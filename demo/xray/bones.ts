// Bones as a flat detector sees them: shafts with a dense rim, spongy ends, drawn on a plane of millimetres.
import { fractal, ridges, valueNoise } from '../draw/noise.ts';
import { smoothClosed } from '../draw/outline.ts';
import { cover, type Outline, type Plane } from '../draw/plane.ts';

const spongy = valueNoise('spongy');

/** A bone by its axis: x, y and half its width at each station, all in mm. */
export type Axis = readonly (readonly [x: number, y: number, half: number])[];

/** The closed outline around an axis, rounded at both ends. */
export function outlineOf(axis: Axis, steps = 5): number[] {
  const left: number[] = [];
  const right: number[] = [];
  for (const [index, [x, y, half]] of axis.entries()) {
    const before = axis[Math.max(0, index - 1)] ?? [x, y, half];
    const after = axis[Math.min(axis.length - 1, index + 1)] ?? [x, y, half];
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const [nx, ny] = [-(after[1] - before[1]) / length, (after[0] - before[0]) / length];
    left.push(x + nx * half, y + ny * half);
    right.unshift(x - nx * half, y - ny * half);
  }
  // `unshift` of pairs keeps x before y.
  return smoothClosed([...left, ...right], steps);
}

export interface BoneLook {
  /** cm of water a thick bone adds in its middle */
  readonly density: number;
  /** mm of dense rim */
  readonly rimMm: number;
}

/** Adds a bone's attenuation: the rim is seen twice where the ray grazes it. */
export function addBone(plane: Plane, outline: Outline, { density, rimMm }: BoneLook): void {
  const window = cover(plane, outline);
  if (!window) return;
  const { x: left, y: top, width, height, stride } = window;
  const mask = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) mask[row * width + column] = window.data[row * stride + column] ?? 0;
  const inside = distances(mask, width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const share = mask[row * width + column] ?? 0;
      if (share <= 0) continue;
      const mm = (inside[row * width + column] ?? 0) * plane.spacingMm;
      const px = left + column;
      const py = top + row;
      const x = px * plane.spacingMm;
      const y = py * plane.spacingMm;
      const web = ridges(spongy, x * 0.9, y * 0.9, 3) * 0.3 + (fractal(spongy, x * 0.25, y * 0.25, 2) - 0.5) * 0.24;
      const rim = Math.exp(-(((mm - rimMm * 0.55) / (rimMm * 0.75)) ** 2));
      const body = Math.min(1, Math.sqrt(mm / (rimMm * 3.2)));
      const at = py * plane.columns + px;
      plane.data[at] = (plane.data[at] ?? 0) + share * density * (0.52 * body + 0.62 * rim + web * body * 0.62);
    }
  }
}

/** About how many px each pixel lies inside the mask (two-pass chamfer). */
export function distances(mask: Float32Array, width: number, height: number): Float32Array {
  const far = new Float32Array(mask.length);
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? 0 : (far[y * width + x] ?? 0));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      far[y * width + x] =
        (mask[y * width + x] ?? 0) < 0.5
          ? 0
          : Math.min(at(x - 1, y) + 1, at(x, y - 1) + 1, at(x - 1, y - 1) + 1.41, at(x + 1, y - 1) + 1.41, 1e4);
  for (let y = height - 1; y >= 0; y--)
    for (let x = width - 1; x >= 0; x--)
      far[y * width + x] = Math.min(
        far[y * width + x] ?? 0,
        at(x + 1, y) + 1,
        at(x, y + 1) + 1,
        at(x + 1, y + 1) + 1.41,
        at(x - 1, y + 1) + 1.41,
      );
  return far;
}

/** Adds soft tissue: thick in the middle, thinning over `roundMm` towards the skin. */
export function addFlesh(plane: Plane, outline: Outline, thickness: number, roundMm: number): void {
  const window = cover(plane, outline);
  if (!window) return;
  const { x: left, y: top, width, height, stride } = window;
  const mask = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) mask[row * width + column] = window.data[row * stride + column] ?? 0;
  const inside = distances(mask, width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const share = mask[row * width + column] ?? 0;
      if (share <= 0) continue;
      const mm = (inside[row * width + column] ?? 0) * plane.spacingMm;
      const round = Math.min(1, mm / roundMm);
      const at = (top + row) * plane.columns + left + column;
      // Fingers overlap the palm: the thickest wins.
      plane.data[at] = Math.max(plane.data[at] ?? 0, share * thickness * Math.sqrt(round * (2 - round)));
    }
  }
}
