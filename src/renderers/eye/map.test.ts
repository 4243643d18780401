import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, greyOf, interpolate, spacingOf } from './map.ts';
import { rankOf } from './rank.ts';

const grid = [-3, 3, 9].flatMap((y) => [-9, -3, 3, 9].map((x) => ({ x, y, sensitivity: 20 + x / 3, outcome: 'seen' as const })));

describe('the grey-scale map', () => {
  it('knows how far the points of a test lie apart', () => {
    expect(spacingOf(grid)).toBe(6);
    expect(spacingOf([{ x: 0, y: 0 }])).toBe(6);
  });
  it('says at a point what was measured there, and nothing far from all', () => {
    const cells = grid.map(({ x, y, sensitivity }) => ({ x, y, value: sensitivity }));
    expect(interpolate(cells, 3, 3, 5)).toBe(21);
    expect(interpolate(cells, 30, 30, 5)).toBeUndefined();
  });
  it('lies between what was measured, in few enough cells to be drawn at once', () => {
    const point = fc.record({
      x: fc.integer({ min: -90, max: 90 }),
      y: fc.integer({ min: -90, max: 90 }),
      sensitivity: fc.integer({ min: 0, max: 40 }),
      outcome: fc.constantFrom('seen' as const, 'seenAtMax' as const, 'notSeen' as const),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const { cells } = cellsOf(points);
        expect(cells.length).toBeLessThan(5000);
        expect(cells.every(({ value }) => value >= -1e-9 && value <= 40 + 1e-9)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('is darker where less is seen', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 45, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (decibel, more) => greyOf(decibel) <= greyOf(decibel + more),
      ),
    );
  });
});

describe('how rare a deviation is', () => {
  it('counts in the steps that field machines print', () => {
    expect([50, 5, 2, 1, 0.5].map(rankOf)).toEqual([0, 1, 2, 3, 4]);
    expect(rankOf(undefined)).toBe(0);
  });
});
