import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBudgetBytes, outside, outward, windowOf } from './prefetch.ts';

const place = fc
  .integer({ min: 1, max: 300 })
  .chain((count) => fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.constant(count)));

describe('outward', () => {
  it('goes from the shown one to both sides', () => {
    expect([...outward(2, 6, 10)]).toEqual([2, 3, 1, 4, 0, 5]);
    expect([...outward(0, 4, 10)]).toEqual([0, 1, 2, 3]);
    expect([...outward(3, 10, 4)]).toEqual([3, 4, 2, 5]);
  });

  it('names every place once, nearest first, and no other', () => {
    fc.assert(
      fc.property(place, ([shown, count]) => {
        const order = [...outward(shown, count, count)];
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
        const distances = order.map((one) => Math.abs(one - shown));
        expect(distances).toEqual([...distances].sort((a, b) => a - b));
      }),
    );
  });

  it('is empty for an empty stack', () => {
    expect([...outward(0, 0, 10)]).toEqual([]);
  });
});

describe('outside', () => {
  it('together with the window names all that is held, and never the shown one', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 50 }), ([shown, count], window) => {
        const all = Array.from({ length: count }, (_, index) => index);
        const dropped = outside(all, shown, count, window);
        expect(dropped).not.toContain(shown);
        expect(dropped.length + Math.min(window, count)).toBe(count);
      }),
    );
  });
});

describe('budgets', () => {
  it('always let one step to a neighbour', () => {
    expect(windowOf(1, 1e9)).toBe(3);
    expect(windowOf(100, 10)).toBe(10);
  });

  it('follow the device within bounds', () => {
    expect(defaultBudgetBytes(0.5)).toBe(128 * 1024 * 1024);
    expect(defaultBudgetBytes(8)).toBe(768 * 1024 * 1024);
    expect(defaultBudgetBytes(undefined)).toBe(384 * 1024 * 1024);
  });
});
