import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampTime, frameAt, frameCount, middleOf, printTime, SPEEDS, stepSpeed } from './timing.ts';

const rate = double({ min: 1, max: 240, noNaN: true });

describe('frames and seconds', () => {
  it('show the frame whose middle was sought, at every rate', () => {
    assert(
      property(integer({ min: 1, max: 1_000_000 }), rate, (frame, perSecond) => {
        expect(frameAt(middleOf(frame, perSecond), perSecond, 1_000_000)).toBe(frame);
      }),
      { numRuns: 2000 },
    );
  });

  it('never leave the film', () => {
    assert(
      property(double(), rate, (seconds, perSecond) => {
        const count = frameCount(10, perSecond);
        const frame = frameAt(seconds, perSecond, count);
        if (!Number.isNaN(seconds)) expect(frame >= 1 && frame <= count).toBe(true);
        expect(clampTime(seconds, 10)).toBeGreaterThanOrEqual(0);
        expect(clampTime(seconds, 10)).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('begin a new frame where the old one ends, although its edge is no whole number in binary', () => {
    for (let frame = 1; frame < 2000; frame++) expect(frameAt((frame - 1) / 29.97, 29.97, 2000)).toBe(frame);
  });
});

describe('speeds', () => {
  it('go up and down one step, and stay at the ends', () => {
    expect(SPEEDS.reduce<number>((speed) => stepSpeed(speed, 1), 0.25)).toBe(8);
    expect(stepSpeed(8, 1)).toBe(8);
    expect(stepSpeed(0.25, -1)).toBe(0.25);
    expect(stepSpeed(1.3, -1)).toBe(1);
  });
});

describe('printed times', () => {
  it('have hours only where there are some, and frames only where a rate is given', () => {
    expect(printTime(0)).toBe('00:00');
    expect(printTime(75.4)).toBe('01:15');
    expect(printTime(3723)).toBe('1:02:03');
    expect(printTime(1.32, 25)).toBe('00:01,08');
    expect(printTime(1 / 25, 25)).toBe('00:00,01');
    expect(printTime(Number.NaN)).toBe('00:00');
  });
});
