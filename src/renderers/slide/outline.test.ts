import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halve, type Mask, type Ring, ringsOf } from './outline.ts';

const maskOf = (...rows: string[]): Mask => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Uint8Array.from(rows.join(''), Number),
});

/** px²; holes, which run the other way, are below 0. */
function areaOf({ points }: Ring): number {
  let twice = 0;
  for (let at = 0; at < points.length; at += 2) {
    const next = (at + 2) % points.length;
    twice += (points[at] ?? 0) * (points[next + 1] ?? 0) - (points[next] ?? 0) * (points[at + 1] ?? 0);
  }
  return twice / 2;
}

const masks = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height, max: 2 })
      .map((data): Mask => ({ width, height, data })),
  );

test('a square has one ring of four corners', () => {
  const [ring, ...others] = ringsOf(maskOf('0000', '0110', '0110'), 1, 100) ?? [];

  expect(others).toEqual([]);
  expect([...(ring?.points ?? [])]).toEqual([3, 1, 3, 3, 1, 3, 1, 1]);
  expect(ring?.box).toEqual([1, 1, 3, 3]);
});

test('a hole has a ring of its own, and pixels that touch at a corner are apart', () => {
  expect(ringsOf(maskOf('111', '101', '111'), 1, 100)?.map(areaOf)).toEqual([9, -1]);
  expect(ringsOf(maskOf('10', '01'), 1, 100)?.map(areaOf)).toEqual([1, 1]);
});

test('rings hold exactly the pixels of their value, and every corner turns', () => {
  fc.assert(
    fc.property(masks, fc.integer({ min: 1, max: 2 }), (mask, value) => {
      const rings = ringsOf(mask, value, 1e6) ?? [];
      expect(rings.reduce((sum, ring) => sum + areaOf(ring), 0)).toBe(mask.data.filter((one) => one === value).length);
      for (const { points } of rings) expect(points.length % 4).toBe(0);
    }),
    { numRuns: 2000 },
  );
});

test('more corners than may be held are not drawn', () => {
  expect(ringsOf(maskOf('1010101', '0101010'), 1, 10)).toBeUndefined();
});

test('half as large, it is what most of it was', () => {
  expect(halve(maskOf('11002', '10000', '02220')).data).toEqual(Uint8Array.from([1, 0, 0, 0, 2, 0]));
});
