// Surfaces as pixels without a GPU: for small pictures, and for machines without WebGL. A depth buffer and a lamp at the viewer.
import { type Camera, outOf, type Size } from './camera.ts';
import type { Dressed, Style } from './scene.ts';

export interface Raster extends Size {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

interface Layer {
  readonly depth: Float32Array;
  /** 0 … 1 of the light that comes back. */
  readonly light: Float32Array;
  /** Index of the solid, from 1; 0 is nothing. */
  readonly owner: Uint8Array;
}

const MOST_SOLIDS = 250;
const AMBIENT = 0.22;

/**
 * Opaque solids first; over them the nearest of those that let light through.
 * @param camera its zoom in pixels of the raster per unit
 */
export function raster(solids: readonly Dressed[], camera: Camera, { width, height }: Size, style: Style): Raster {
  const shown = solids.slice(0, MOST_SOLIDS).map((dressed, index) => ({ ...dressed, owner: index + 1 }));
  const draw = (wanted: (opacity: number) => boolean): Layer => {
    const layer = newLayer(width * height);
    for (const { solid, dress, owner } of shown)
      if (dress.isShown && wanted(dress.opacity))
        drawSolid(layer, { width, height }, project(solid, camera, { width, height }), owner, style, 1.5 / camera.zoom);
    return layer;
  };
  const opaque = draw((opacity) => opacity >= 0.99);
  const clear = shown.some(({ dress }) => dress.isShown && dress.opacity < 0.99) ? draw((opacity) => opacity < 0.99) : undefined;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    pixels[at * 4 + 3] = 255;
    blend(pixels, at, opaque, shown, 1);
    if (
      clear &&
      (clear.owner[at] ?? 0) > 0 &&
      ((opaque.owner[at] ?? 0) === 0 || (clear.depth[at] ?? 0) > (opaque.depth[at] ?? 0))
    )
      blend(pixels, at, clear, shown, shown[(clear.owner[at] ?? 1) - 1]?.dress.opacity ?? 1);
  }
  return { width, height, pixels };
}

const newLayer = (count: number): Layer => ({
  depth: new Float32Array(count).fill(Number.NEGATIVE_INFINITY),
  light: new Float32Array(count),
  owner: new Uint8Array(count),
});

function blend(pixels: Uint8ClampedArray, at: number, layer: Layer, solids: readonly Dressed[], opacity: number): void {
  const colour = solids[(layer.owner[at] ?? 0) - 1]?.dress.colour;
  if (!colour) return;
  const light = layer.light[at] ?? 0;
  for (const channel of [0, 1, 2] as const) {
    const under = pixels[at * 4 + channel] ?? 0;
    pixels[at * 4 + channel] = under + (colour[channel] * light * 255 - under) * opacity;
  }
}

/** Four numbers a corner: x, y in pixels, nearness, light. */
function project({ positions, normals }: Dressed['solid'], camera: Camera, { width, height }: Size): Float32Array {
  const { right, up, centre, zoom } = camera;
  const out = outOf(camera);
  const corners = new Float32Array((positions.length / 3) * 4);
  for (let at = 0, to = 0; at < positions.length; at += 3, to += 4) {
    const x = (positions[at] ?? 0) - centre[0];
    const y = (positions[at + 1] ?? 0) - centre[1];
    const z = (positions[at + 2] ?? 0) - centre[2];
    corners[to] = width / 2 + (x * right[0] + y * right[1] + z * right[2]) * zoom;
    corners[to + 1] = height / 2 - (x * up[0] + y * up[1] + z * up[2]) * zoom;
    corners[to + 2] = x * out[0] + y * out[1] + z * out[2];
    const facing = (normals[at] ?? 0) * out[0] + (normals[at + 1] ?? 0) * out[1] + (normals[at + 2] ?? 0) * out[2];
    corners[to + 3] = AMBIENT + (1 - AMBIENT) * Math.min(1, Math.abs(facing));
  }
  return corners;
}

function drawSolid(layer: Layer, size: Size, corners: Float32Array, owner: number, style: Style, slack: number): void {
  for (let at = 0; at < corners.length; at += 12) {
    if (style !== 'wire') fill(layer, size, corners, at, owner);
    if (style === 'surface') continue;
    for (const [from, to] of [
      [0, 4],
      [4, 8],
      [8, 0],
    ] as const)
      line(layer, size, corners, at + from, at + to, owner, style === 'wire' ? 1 : 0.45, slack);
  }
}

function fill(
  { depth, light, owner: owners }: Layer,
  { width, height }: Size,
  corners: Float32Array,
  at: number,
  owner: number,
): void {
  const c = (offset: number): number => corners[at + offset] ?? 0;
  const [ax, ay, bx, by, cx, cy] = [c(0), c(1), c(4), c(5), c(8), c(9)];
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  if (area === 0 || !Number.isFinite(area)) return;
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy)));
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy)));
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx)));
  const rightmost = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx)));
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= rightmost; x++) {
      const b = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area;
      const g = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area;
      if (b < 0 || g < 0 || b + g > 1) continue;
      const near = c(2) + b * (c(6) - c(2)) + g * (c(10) - c(2));
      const pixel = y * width + x;
      if (near <= (depth[pixel] ?? 0)) continue;
      depth[pixel] = near;
      light[pixel] = c(3) + b * (c(7) - c(3)) + g * (c(11) - c(3));
      owners[pixel] = owner;
    }
}

/** A pixel wide; what hides it lies clearly nearer. */
function line(
  { depth, light, owner: owners }: Layer,
  { width, height }: Size,
  corners: Float32Array,
  from: number,
  to: number,
  owner: number,
  share: number,
  slack: number,
): void {
  const c = (at: number): number => corners[at] ?? 0;
  const [dx, dy] = [c(to) - c(from), c(to + 1) - c(from + 1)];
  // An edge far longer than the pane is a model looked at from within: its surface is drawn, its edges are not.
  const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)));
  if (!(steps <= 4 * (width + height))) return;
  for (let step = 0; step <= steps; step++) {
    const part = steps === 0 ? 0 : step / steps;
    const [x, y] = [Math.round(c(from) + dx * part), Math.round(c(from + 1) + dy * part)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    const near = c(from + 2) + (c(to + 2) - c(from + 2)) * part;
    const pixel = y * width + x;
    if (near < (depth[pixel] ?? 0) - slack) continue;
    depth[pixel] = Math.max(near, depth[pixel] ?? near);
    light[pixel] = (c(from + 3) + (c(to + 3) - c(from + 3)) * part) * share;
    owners[pixel] = owner;
  }
}
