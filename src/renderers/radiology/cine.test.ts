import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cineOf, frameAt, frameDue, nextSpeed } from './cine.ts';

const of = (attributes: Record<string, readonly unknown[]>) =>
  Object.fromEntries(Object.entries(attributes).map(([tag, Value]) => [tag, { Value }]));

describe('cineOf', () => {
  it('asks the attributes in the standard’s order', () => {
    expect(cineOf(of({ '00082144': [50], '00180040': [25], '00181063': [100] }), 10).framesPerSecond).toBe(50);
    expect(cineOf(of({ '00180040': [25], '00181063': [100] }), 10).framesPerSecond).toBe(25);
    expect(cineOf(of({ '00181063': [100] }), 10).framesPerSecond).toBe(10);
  });

  it('says when the rate is assumed', () => {
    expect(cineOf({}, 10)).toMatchObject({ isAssumed: true });
    expect(cineOf(of({ '00181063': [0] }), 10)).toMatchObject({ isAssumed: true });
    expect(cineOf(of({ '00180040': [30] }), 10)).toMatchObject({ isAssumed: false });
  });

  it('keeps an uneven frame time vector', () => {
    const rate = cineOf(of({ '00181065': [0, 10, 30, 10] }), 4);
    expect(rate.starts.map((start) => Math.round(start * 1000))).toEqual([0, 10, 40, 50, 67]);
    expect([0, 0.01, 0.039, 0.041, 0.06].map((at) => frameAt(rate, at))).toEqual([0, 1, 1, 2, 3]);
  });
});

describe('frameDue', () => {
  const rate = cineOf(of({ '00180040': [10] }), 10);

  it('drops frames, not time', () => {
    expect(frameDue(rate, 0, 0.35, true).frame).toBe(3);
    expect(frameDue(rate, 8, 0.35, true).frame).toBe(1);
  });

  it('stops at the last frame unless it loops', () => {
    expect(frameDue(rate, 0, 5, false)).toEqual({ frame: 9, isEnded: true });
    expect(frameDue(rate, 0, 0.95, false)).toEqual({ frame: 9, isEnded: false });
  });

  it('sweeps to and fro', () => {
    const sweep = { ...rate, isSweep: true };
    expect([0.05, 0.95, 1.05, 1.95].map((at) => frameDue(sweep, 0, at, true).frame)).toEqual([0, 9, 9, 0]);
  });

  it('never names a frame that is not there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.boolean(),
        fc.boolean(),
        (frames, seconds, isLooping, isSweep) => {
          const { frame } = frameDue({ ...cineOf({}, frames), isSweep }, 0, seconds, isLooping);
          expect(frame).toBeGreaterThanOrEqual(0);
          expect(frame).toBeLessThan(frames);
        },
      ),
    );
  });
});

describe('nextSpeed', () => {
  it('steps through the speeds and stays at the ends', () => {
    expect(nextSpeed(1, 1)).toBe(1.5);
    expect(nextSpeed(1, -1)).toBe(0.5);
    expect(nextSpeed(4, 1)).toBe(4);
    expect(nextSpeed(0.1, -1)).toBe(0.1);
  });
});
