import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lut } from './description.ts';
import { chooseVoi } from './voi.ts';

const DESCRIPTION = { voiFunction: 'LINEAR' as const, voiLuts: [] };
const RANGE = { low: 0, high: 4095 };
const lut = (first: number, ...entries: number[]): Lut => ({ first, bits: 8, entries: Uint16Array.from(entries) });

describe('a look with tables of its own', () => {
  it('takes its curve, and the ends of it for what lies outside', () => {
    const { toGrey } = chooseVoi({ curve: lut(-1, 0, 255, 51) }, DESCRIPTION, RANGE);
    expect([-9, -1, 0, 1, 9].map(toGrey)).toEqual([0, 0, 1, 0.2, 0.2]);
  });

  it('passes what the window gives through the Presentation LUT', () => {
    const look = { window: { center: 50, width: 100, function: 'LINEAR_EXACT' as const }, tone: lut(0, 255, 51, 0) };
    const { toGrey, ramp } = chooseVoi(look, DESCRIPTION, RANGE);
    expect([0, 50, 100].map(toGrey)).toEqual([1, 0.2, 0]);
    expect(ramp, 'it is no straight line').toBeUndefined();
  });

  it('is as without where the table changes nothing, to one step of it', () => {
    const tone = lut(0, ...Array.from({ length: 256 }, (_, step) => step));
    fc.assert(
      fc.property(fc.double({ min: -500, max: 500, noNaN: true }), fc.integer({ min: 1, max: 400 }), (value, width) => {
        const look = { window: { center: 0, width } };
        const [plain, toned] = [look, { ...look, tone }].map((one) => chooseVoi(one, DESCRIPTION, RANGE).toGrey(value));
        expect(Math.abs((plain ?? 0) - (toned ?? 1))).toBeLessThanOrEqual(0.5 / 255 + 1e-9);
      }),
    );
  });
});
