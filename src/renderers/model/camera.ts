// From where a model is seen: parallel light rays, so that one scale holds everywhere. Plain arithmetic.
import type { Box, Vector } from '../../standards/mesh/mesh.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export type Point = readonly [x: number, y: number];

export interface Camera {
  /** Unit vectors of the model's space along the pane's right and up. */
  readonly right: Vector;
  readonly up: Vector;
  /** The model's point at the pane's centre. */
  readonly centre: Vector;
  /** CSS px per unit of the model. */
  readonly zoom: number;
}
export type Direction = Pick<Camera, 'right' | 'up'>;

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const times = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];
const plus = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const unit = (a: Vector): Vector => times(a, 1 / (Math.hypot(...a) || 1));

/** Towards the viewer. */
export const outOf = ({ right, up }: Direction): Vector => cross(right, up);

/** @param out towards the viewer @param up what is upwards then, at right angles to it */
export const lookFrom = (out: Vector, up: Vector): Direction => ({ right: cross(up, out), up });

/** Turns what is seen by angles in radians: to the right about the pane's upright, up about its level line, clockwise about the view. */
export function turn<Seen extends Direction>(seen: Seen, toRight: number, upwards: number, clockwise = 0): Seen {
  const out = outOf(seen);
  const [c1, s1] = [Math.cos(toRight), Math.sin(toRight)];
  const right = plus(times(seen.right, c1), times(out, s1));
  const turned = plus(times(out, c1), times(seen.right, -s1));
  const [c2, s2] = [Math.cos(upwards), Math.sin(upwards)];
  const up = plus(times(seen.up, c2), times(turned, s2));
  const [c3, s3] = [Math.cos(clockwise), Math.sin(clockwise)];
  return { ...seen, ...straighten({ right: plus(times(right, c3), times(up, s3)), up: plus(times(up, c3), times(right, -s3)) }) };
}

/** Ten thousand small turns must not bend what is at right angles. */
export function straighten({ right, up }: Direction): Direction {
  const level = unit(right);
  return { right: level, up: unit(plus(up, times(level, -dot(level, up)))) };
}

/** By CSS px, as a hand that holds the model. */
export function pan(camera: Camera, [x, y]: Point): Camera {
  const by = plus(times(camera.right, -x / camera.zoom), times(camera.up, y / camera.zoom));
  return { ...camera, centre: plus(camera.centre, by) };
}

const LEAST = 1e-6;
const MOST = 1e6;
export const clampZoom = (zoom: number): number => Math.max(LEAST, Math.min(MOST, zoom));

/** What lies under a point of the pane stays there. */
export function zoomAt(camera: Camera, pane: Size, [x, y]: Point, factor: number): Camera {
  const zoom = clampZoom(camera.zoom * factor);
  const [across, down] = [x - pane.width / 2, y - pane.height / 2];
  const share = 1 / camera.zoom - 1 / zoom;
  const by = plus(times(camera.right, across * share), times(camera.up, -down * share));
  return { ...camera, zoom, centre: plus(camera.centre, by) };
}

/** All of the box in the pane, with room around it for letters and the scale. */
export function fitBox(direction: Direction, box: Box, pane: Size): Camera {
  const size: Vector = [box.high[0] - box.low[0], box.high[1] - box.low[1], box.high[2] - box.low[2]];
  const reach = (along: Vector): number => size.reduce((sum, side, axis) => sum + side * Math.abs(along[axis] ?? 0), 0);
  const [width, height] = [reach(direction.right), reach(direction.up)];
  const room = { width: Math.max(16, pane.width - 96), height: Math.max(16, pane.height - 112) };
  const zoom = Math.min(room.width / (width || Number.MIN_VALUE), room.height / (height || Number.MIN_VALUE));
  return {
    ...straighten(direction),
    centre: plus(times(box.low, 0.5), times(box.high, 0.5)),
    zoom: clampZoom(Number.isFinite(zoom) ? zoom : 1),
  };
}

export const sizeOf = ({ low, high }: Box): Vector => [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
