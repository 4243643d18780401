// Numbers given at a few heights, smooth between them.

export type Key = readonly [z: number, ...values: number[]];

/** Cubic through the keys (sorted by falling z), held beyond the ends. All keys have equally many values. */
export function keyed(keys: readonly Key[]): (z: number) => number[] {
  return (z) => {
    const last = keys.length - 1;
    let index = 0;
    while (index < last - 1 && z < (keys[index + 1]?.[0] ?? 0)) index++;
    const at = (offset: number): Key => keys[Math.max(0, Math.min(last, index + offset))] ?? [0];
    const [before, from, to, after] = [at(-1), at(0), at(1), at(2)];
    const t = Math.max(0, Math.min(1, (z - from[0]) / (to[0] - from[0] || 1)));
    return from.slice(1).map((value, axis) => {
      const end = to[axis + 1] ?? 0;
      const tangentIn = slope(before, to, axis) * (to[0] - from[0]);
      const tangentOut = slope(from, after, axis) * (to[0] - from[0]);
      const t2 = t * t;
      const t3 = t2 * t;
      return (2 * t3 - 3 * t2 + 1) * value + (t3 - 2 * t2 + t) * tangentIn + (3 * t2 - 2 * t3) * end + (t3 - t2) * tangentOut;
    });
  };
}

const slope = (a: Key, b: Key, axis: number): number =>
  a[0] === b[0] ? 0 : ((b[axis + 1] ?? 0) - (a[axis + 1] ?? 0)) / (b[0] - a[0]);

/** Between the first and the last key of a shape. */
export const within = (keys: readonly Key[], z: number): boolean => z <= (keys[0]?.[0] ?? 0) && z >= (keys.at(-1)?.[0] ?? 0);
