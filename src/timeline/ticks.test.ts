import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, parseDay } from '../model/time.ts';
import { bandScale, linearScale, toFrame, wholeSpan, zoomSpan } from './scale.ts';
import { placeTicks } from './ticks.ts';

const TODAY = parseDay('2026-11-23');

describe('the axis', () => {
  test('labels never crowd, lie in order and within the view, at any zoom', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 1300, noNaN: true }),
        fc.boolean(),
        (years, factor, x, banded) => {
          const story = { from: TODAY - years * 365.25 * DAY, to: TODAY };
          const scale = banded ? bandScale(story, TODAY) : linearScale(story);
          const frame = toFrame(scale, zoomSpan(scale, wholeSpan(scale, 1300), 1300, factor, x), 1300);
          const ticks = placeTicks(scale, frame);
          for (const [at, tick] of ticks.entries()) {
            expect(tick.x).toBeGreaterThanOrEqual(-0.5);
            expect(tick.x).toBeLessThanOrEqual(1300.5);
            if (at > 0) expect(tick.x - (ticks[at - 1]?.x ?? 0)).toBeGreaterThanOrEqual(46);
          }
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThan(30);
        },
      ),
    );
  });

  test('the newest band is told in months, the old in years', () => {
    const scale = bandScale({ from: parseDay('2001-03-10'), to: TODAY }, TODAY);
    const ticks = placeTicks(scale, toFrame(scale, wholeSpan(scale, 1350), 1350));

    expect(ticks.filter(({ unit }) => unit === 'month').map(({ time }) => new Date(time).getUTCMonth() + 1)).toContain(10);
    expect(ticks[0]?.unit).toBe('year');
  });
});
