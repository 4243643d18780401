import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printChange } from './trend.ts';

test('growth, shrinkage and no change have an arrow and a sign each', () => {
  expect(printChange(6.1, 9.1)).toBe('↗ +49 %');
  expect(printChange(10, 8)).toBe('↘ −20 %');
  expect(printChange(6.0, 6.1)).toBe('→ ±0 %');
});

test('nothing to compare says nothing', () => {
  expect(printChange(0, 5)).toBe('');
  expect(printChange(Number.NaN, 5)).toBe('');
});

test('the arrow is never against the numbers', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), fc.double({ min: 0.1, max: 1e6, noNaN: true }), (before, now) => {
      const printed = printChange(before, now);
      if (printed.startsWith('↗')) expect(now).toBeGreaterThan(before);
      if (printed.startsWith('↘')) expect(now).toBeLessThan(before);
    }),
  );
});
