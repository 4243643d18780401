// A surface as plain triangles, and where they may lie. Positions are in the file's own units and axes.
import { Failure } from '../../model/failure.ts';

export type Vector = readonly [x: number, y: number, z: number];

export interface Mesh {
  /** Three corners a triangle, three numbers a corner. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** Faces that were left out: coordinates that are none, corners that do not exist. */
  readonly bad: number;
  /** Faces that the file announces and does not hold. */
  readonly lost: number;
}

export interface Box {
  readonly low: Vector;
  readonly high: Vector;
}

/** More triangles than this are refused before anything is made for them. */
export interface MeshLimit {
  readonly maxTriangles: number;
}

/** A coordinate further out than this is a fault: ten kilometres in mm, and squares of it still fit in a float. */
export const FARTHEST = 1e7;
export const isPlace = (value: number): boolean => value >= -FARTHEST && value <= FARTHEST;

export const triangleCount = ({ positions }: Pick<Mesh, 'positions'>): number => positions.length / 9;

export const tooMany = (count: number): Failure => new Failure('outOfMemory', { detail: `a model of ${count} triangles` });

/** @param meshes of which at least one has a triangle */
export function boxOf(meshes: readonly Pick<Mesh, 'positions'>[]): Box {
  const low: [number, number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high: [number, number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { positions } of meshes)
    for (let at = 0; at < positions.length; at++) {
      const value = positions[at] ?? 0;
      const axis = (at % 3) as 0 | 1 | 2;
      if (value < low[axis]) low[axis] = value;
      if (value > high[axis]) high[axis] = value;
    }
  return { low, high };
}

/** Collects triangles of unknown number: grows by doubling, never beyond the limit. */
export class MeshBuilder {
  #positions: Float32Array<ArrayBuffer>;
  #length = 0;
  readonly #limit: number;
  bad = 0;

  constructor({ maxTriangles }: MeshLimit, expected = 1024) {
    this.#limit = maxTriangles;
    this.#positions = new Float32Array(9 * Math.max(1, Math.min(expected, maxTriangles)));
  }

  /** @throws Failure 'outOfMemory' */
  add(a: Vector, b: Vector, c: Vector): void {
    if (this.#length / 9 >= this.#limit) throw tooMany(this.#limit + 1);
    if (this.#length + 9 > this.#positions.length) {
      const grown = new Float32Array(Math.min(9 * this.#limit, this.#positions.length * 2));
      grown.set(this.#positions);
      this.#positions = grown;
    }
    this.#positions.set(a, this.#length);
    this.#positions.set(b, this.#length + 3);
    this.#positions.set(c, this.#length + 6);
    this.#length += 9;
  }

  /** @throws Failure 'malformed' where there is no triangle */
  finish(lost = 0): Mesh {
    if (this.#length === 0) throw new Failure('malformed', { detail: 'a model without a single triangle' });
    return { positions: this.#positions.slice(0, this.#length), bad: this.bad, lost };
  }
}
