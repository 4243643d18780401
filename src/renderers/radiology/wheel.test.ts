import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WheelSteps } from './wheel.ts';

const total = (turns: { deltaY: number; deltaMode?: number; wheelDeltaY?: number }[]) => {
  const steps = new WheelSteps();
  return turns.reduce((sum, turn) => sum + steps.add({ deltaMode: 0, ...turn }), 0);
};

describe('WheelSteps', () => {
  it('a notch is a step, whatever the browser calls it', () => {
    expect(total([{ deltaY: 100 }])).toBe(1);
    expect(total([{ deltaY: 120, wheelDeltaY: -120 }])).toBe(1);
    expect(total([{ deltaY: 53 }])).toBe(1);
    expect(total([{ deltaY: 3, deltaMode: 1 }])).toBe(1);
    expect(total([{ deltaY: -100 }])).toBe(-1);
  });

  it('merged events lose no step', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 40 }), (merges) => {
        const notches = merges.reduce((sum, one) => sum + one, 0);
        expect(total(merges.map((times) => ({ deltaY: 100 * times })))).toBe(notches);
        expect(total(merges.map((times) => ({ deltaY: 120 * times, wheelDeltaY: -120 * times })))).toBe(notches);
        expect(total(merges.map((times) => ({ deltaY: 3 * times, deltaMode: 1 })))).toBe(notches);
      }),
    );
  });

  it('a touchpad’s small turns add up', () => {
    expect(total(Array.from({ length: 40 }, () => ({ deltaY: 4 })))).toBe(4);
  });

  it('turning back begins anew', () => {
    expect(total([{ deltaY: 30 }, { deltaY: -10 }, { deltaY: -30 }])).toBe(-1);
  });
});
