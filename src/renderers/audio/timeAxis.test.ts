import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printAxisTime, stepOf, ticksOf } from './timeAxis.ts';

it('marks lie inside of what is seen, and never so near that their words touch', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 10_000, noNaN: true }),
      fc.double({ min: 0.1, max: 10_000, noNaN: true }),
      fc.integer({ min: 100, max: 4000 }),
      (from, length, width) => {
        const { step, times } = ticksOf(from, from + length, width);
        if (step < 3600) expect((step / length) * width).toBeGreaterThanOrEqual(69.9);
        for (const time of times) {
          expect(time).toBeGreaterThanOrEqual(from - 1e-6 * step);
          expect(time).toBeLessThanOrEqual(from + length + 1e-6 * step);
        }
      },
    ),
  );
});

it('says seconds with the comma of the language, and minutes and hours where there are any', () => {
  expect(printAxisTime(0.25, 0.05)).toBe('0,25 s');
  expect(printAxisTime(12, 1)).toBe('12 s');
  expect(printAxisTime(200, 5)).toBe('3:20');
  expect(printAxisTime(3800, 300)).toBe('1:03:20');
  expect(printAxisTime(61.5, 0.5)).toBe('1:01,5');
});

it('a long recording is marked by minutes', () => {
  expect(stepOf(2400, 1000)).toBe(300);
});
