import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findAll, pieceAt } from './find.ts';
import { clampScale, MAX_SCALE, MIN_SCALE, stepScale } from './state.ts';
import { plotTrend } from './trend.ts';

it('finds words whatever their case and their blanks', () => {
  expect(findAll('Åtgärd: ÅTGÄRD\u00a0nu', 'åtgärd nu')).toEqual([[8, 17]]);
  expect(findAll('aaaa', 'aa')).toEqual([
    [0, 2],
    [2, 4],
  ]);
  expect(findAll('İ x', 'x')).toEqual([[2, 3]]);
  expect(findAll('text', '  ')).toEqual([]);
});

it('finds the piece that a place lies in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), fc.nat(), (lengths, place) => {
      const starts = lengths.map((_, at) => lengths.slice(0, at).reduce((sum, one) => sum + one, 0));
      const at = place % lengths.reduce((sum, one) => sum + one, 0);
      const piece = pieceAt(starts, at);
      expect(at).toBeGreaterThanOrEqual(starts[piece] ?? Number.NaN);
      expect(at).toBeLessThan(starts[piece + 1] ?? Number.POSITIVE_INFINITY);
    }),
  );
});

it('takes every step of size the way it was asked, within its range', () => {
  fc.assert(
    fc.property(
      fc.double({ min: MIN_SCALE, max: MAX_SCALE, noNaN: true }),
      fc.constantFrom<1 | -1>(1, -1),
      (scale, direction) => {
        expect(clampScale(stepScale(scale, direction))).toBe(stepScale(scale, direction));
      },
    ),
  );
  expect(clampScale(Number.NaN)).toBe(1);
});

it('draws any values inside of its frame', () => {
  const point = fc.record({
    when: fc.constantFrom('2024-01-01', '2025-06-30', 'x', ''),
    value: fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 9 }), (points) => {
      for (const [x, y] of plotTrend(points, undefined).points) {
        expect(x >= 0 && x <= 640 && y >= 0 && y <= 200, `${x} ${y}`).toBe(true);
      }
    }),
  );
});

it('marks round values', () => {
  const ticks = plotTrend(
    [
      { when: '2024-01-01', value: 8 },
      { when: '2025-01-01', value: 23 },
    ],
    undefined,
  ).ticks;
  expect(ticks.map(([value]) => value)).toEqual([5, 10, 15, 20, 25]);
});
