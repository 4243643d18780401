import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toSpread } from './median.ts';

describe('the spread of measurements', () => {
  it('takes the middle one of an odd number, the mean of the middle two of an even one', () => {
    expect(toSpread([9, 1, 5])?.median).toBe(5);
    expect(toSpread([9, 1, 5, 7])?.median).toBe(6);
  });

  it('does not count what was not measured', () => {
    expect(toSpread([undefined, 4, Number.NaN])).toEqual({ median: 4, least: 4, most: 4, count: 1 });
    expect(toSpread([undefined])).toBeUndefined();
  });

  it('has as many measurements above the median as below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const { median = Number.NaN } = toSpread(values) ?? {};

        const [below, above] = [values.filter((n) => n < median).length, values.filter((n) => n > median).length];
        expect(below).toBeLessThanOrEqual(values.length / 2);
        expect(above).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });
});
