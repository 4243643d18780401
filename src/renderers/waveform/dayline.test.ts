import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BINS, type Dayline, extentOf, lookOf, orderOfBins, readDayline } from './dayline.ts';

it('every bin is looked at once', () => {
  expect([...orderOfBins()].sort((a, b) => a - b)).toEqual(Array.from({ length: BINS }, (_, bin) => bin));
});

it('a look at a day costs at most eight megabytes, and never more than there is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 32 }),
      fc.double({ min: 1, max: 10_000, noNaN: true }),
      fc.integer({ min: 1, max: 400 }),
      (samples, rateHz, bytesPerInstant) => {
        const look = lookOf({ samples, rateHz, bytesPerInstant });
        expect(look).toBeGreaterThanOrEqual(1);
        if (samples >= BINS) expect(look * BINS).toBeLessThanOrEqual(samples);
        expect(look * BINS * bytesPerInstant).toBeLessThanOrEqual(Math.max(8 * 2 ** 20, BINS * bytesPerInstant));
      },
    ),
  );
});

it('padding is no value', () => {
  expect(extentOf(Float32Array.of(Number.NaN, 3, -2, Number.NaN))).toEqual([-2, 3]);
  expect(extentOf(Float32Array.of(Number.NaN))).toEqual([Number.NaN, Number.NaN]);
});

it('a line shows where the curve is high, and a hole where nothing came', async () => {
  const samples = BINS * 1000;
  let last: Dayline | undefined;
  const source = {
    firstChannel: async (from: number, to: number) => {
      if (from === 5000) throw new Error('not to be had');
      return new Float32Array(to - from + 1).fill(from >= samples / 2 ? 2 : 1);
    },
  };
  const onMore = (line: Dayline): void => {
    last = line;
  };
  await readDayline(source, { samples, rateHz: 100, bytesPerInstant: 2 }, { signal: new AbortController().signal, onMore });
  expect([last?.high[0], last?.high[BINS - 1], last?.high[5]]).toEqual([1, 2, Number.NaN]);
});
