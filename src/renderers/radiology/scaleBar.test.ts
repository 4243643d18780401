import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaleBar } from './scaleBar.ts';

describe('scaleBar', () => {
  it('takes a round length', () => {
    expect(scaleBar(2, 130)).toEqual({ mm: 50, px: 100 });
    expect(scaleBar(0.5, 130)).toEqual({ mm: 200, px: 100 });
  });

  it('never outgrows its room and is never much shorter than it could be', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 500, noNaN: true }), (scale) => {
        const bar = scaleBar(scale, 120);
        expect(bar).toBeDefined();
        expect(bar?.px).toBeLessThanOrEqual(120 + 1e-6);
        expect(bar?.px).toBeGreaterThan(120 / 2.6);
      }),
    );
  });

  it('is none without a scale', () => {
    expect(scaleBar(0, 100)).toBeUndefined();
    expect(scaleBar(Number.NaN, 100)).toBeUndefined();
  });
});
