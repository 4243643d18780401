import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toYear, trendOf } from './trend.ts';

describe('a trend', () => {
  it('finds the line that values lie on', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -20, max: 2, noNaN: true }), (slope, start) => {
        const trend = trendOf([2018, 2020.5, 2021, 2026].map((year) => ({ year, value: start + slope * (year - 2018) })));
        expect(trend?.slope).toBeCloseTo(slope, 6);
        expect(trend?.at(2018)).toBeCloseTo(start, 6);
      }),
    );
  });
  it('is not spoken of for two tests, or for tests of one month', () => {
    expect(
      trendOf([
        { year: 2020, value: 0 },
        { year: 2024, value: -3 },
      ]),
    ).toBeUndefined();
    expect(trendOf([2024, 2024.02, 2024.05].map((year) => ({ year, value: -year })))).toBeUndefined();
  });
});

describe('a date as years', () => {
  it('is the part of the year that has gone', () => {
    expect(toYear('20240101')).toBe(2024);
    expect(toYear('20230702')).toBeCloseTo(2023.5, 2);
  });
  it('is unknown for what is no date', () => {
    for (const text of ['', '2024', '20241350', 'abcdefgh']) expect(toYear(text)).toBeUndefined();
  });
});
