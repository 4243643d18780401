// The six ways to look at a model. With the patient's axes they have the patient's names; else they are the file's own.
import type { Vector } from '../../standards/mesh/mesh.ts';
import { type Direction, dot, lookFrom, outOf, turn } from './camera.ts';
import type { Format } from './suits.ts';

export const SIDES = ['front', 'back', 'left', 'right', 'above', 'below'] as const;
export type Side = (typeof SIDES)[number];
/** 'patient': LPS (PS3.3 C.7.6.2.1.1). The others: which axis is up is the custom of those who write the format. */
export type Axes = 'patient' | 'zUp' | 'yUp';

const X: Vector = [1, 0, 0];
const MINUS_X: Vector = [-1, 0, 0];
const Y: Vector = [0, 1, 0];
const MINUS_Y: Vector = [0, -1, 0];
const Z: Vector = [0, 0, 1];
const MINUS_Z: Vector = [0, 0, -1];

/** Towards the viewer, and upwards. */
const TABLE: Readonly<Record<Axes, Readonly<Record<Side, readonly [out: Vector, up: Vector]>>>> = {
  patient: {
    front: [MINUS_Y, Z],
    back: [Y, Z],
    left: [X, Z],
    right: [MINUS_X, Z],
    above: [Z, MINUS_Y],
    below: [MINUS_Z, MINUS_Y],
  },
  zUp: {
    front: [MINUS_Y, Z],
    back: [Y, Z],
    left: [MINUS_X, Z],
    right: [X, Z],
    above: [Z, Y],
    below: [MINUS_Z, MINUS_Y],
  },
  yUp: {
    front: [Z, Y],
    back: [MINUS_Z, Y],
    left: [MINUS_X, Y],
    right: [X, Y],
    above: [Y, MINUS_Z],
    below: [MINUS_Y, Z],
  },
};

export const axesOf = (frame: string | undefined, format: Format | undefined): Axes =>
  frame !== undefined ? 'patient' : format === 'obj' ? 'yUp' : 'zUp';

export const directionOf = (axes: Axes, side: Side): Direction => lookFrom(...TABLE[axes][side]);

/**
 * From where it is seen first. A patient is met from the front; what has no known axes shows its shape from above a corner, for its
 * "front" may be an edge.
 */
export function openingOf(axes: Axes): Direction {
  const front = directionOf(axes, 'front');
  return axes === 'patient' ? front : turn(turn(front, 0.6, 0), 0, -0.65);
}

/** Which of the six is seen, to within a degree; undefined for what lies between them. */
export function sideOf(axes: Axes, direction: Direction): Side | undefined {
  const out = outOf(direction);
  return SIDES.find((side) => {
    const [to, up] = TABLE[axes][side];
    return dot(out, to) > 0.9998 && dot(direction.up, up) > 0.9998;
  });
}

/** Right, Left, Anterior, Posterior, Head, Foot. */
export type Letter = 'R' | 'L' | 'A' | 'P' | 'H' | 'F';
/** Below this share of a direction, an axis is not worth a letter. */
const THRESHOLD = 0.25;

/** Where a direction of the patient's space (LPS) points, strongest first. */
export function lettersOf([x, y, z]: Vector): readonly Letter[] {
  const axes: readonly (readonly [Letter, number])[] = [
    [x >= 0 ? 'L' : 'R', Math.abs(x)],
    [y >= 0 ? 'P' : 'A', Math.abs(y)],
    [z >= 0 ? 'H' : 'F', Math.abs(z)],
  ];
  return [...axes]
    .filter(([, size]) => size > THRESHOLD)
    .sort(([, a], [, b]) => b - a)
    .map(([letter]) => letter);
}
