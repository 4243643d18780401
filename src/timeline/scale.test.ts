import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, DAY, parseDay } from '../model/time.ts';
import { bandScale, clampSpan, linearScale, panSpan, toFrame, uAt, wholeSpan, xOf, zoomSpan } from './scale.ts';

const TODAY = parseDay('2026-11-23');
const anyStory = fc
  .record({ years: fc.double({ min: 0, max: 60, noNaN: true }), ahead: fc.integer({ min: 0, max: 400 }), banded: fc.boolean() })
  .map(({ years, ahead, banded }) => {
    const span = { from: TODAY - years * 365.25 * DAY, to: TODAY + ahead * DAY };
    return banded ? bandScale(span, TODAY) : linearScale(span);
  });
const anyTime = fc.double({ min: parseDay('1960-01-01'), max: parseDay('2030-01-01'), noNaN: true });

describe('a scale', () => {
  test('never turns back: later is further to the right', () => {
    fc.assert(
      fc.property(anyStory, anyTime, anyTime, (scale, a, b) => {
        fc.pre(Math.abs(a - b) > 1000);
        expect(Math.sign(scale.toU(a) - scale.toU(b))).toBe(Math.sign(a - b));
      }),
    );
  });

  test('is its own inverse to within a second', () => {
    fc.assert(
      fc.property(anyStory, anyTime, (scale, time) => {
        expect(Math.abs(scale.toTime(scale.toU(time)) - time)).toBeLessThan(1000);
      }),
    );
  });

  test('begins at 0 and ends at 1', () => {
    fc.assert(
      fc.property(anyStory, (scale) => {
        expect(scale.toU(scale.knots[0] ?? 0)).toBeCloseTo(0, 9);
        expect(scale.toU(scale.knots.at(-1) ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('gives the last quarter the most room and no older band more per day than a newer', () => {
    const scale = bandScale({ from: parseDay('1998-03-10'), to: TODAY }, TODAY);

    const perDay = scale.knots.slice(1).map((knot, at) => {
      const before = scale.knots[at] ?? 0;
      return (scale.toU(knot) - scale.toU(before)) / (knot - before);
    });

    expect(scale.knots.map((knot) => new Date(knot).toISOString().slice(0, 10))).toEqual([
      '1998-03-10',
      '2022-01-01',
      '2025-01-01',
      '2026-01-01',
      '2026-09-01',
      '2026-11-23',
    ]);
    expect(perDay).toEqual([...perDay].sort((a, b) => a - b));
    expect(1 - scale.toU(parseDay('2026-09-01'))).toBeGreaterThan(0.25);
  });
});

describe('a view of the scale', () => {
  const WIDTH = 1300;

  test('zooming keeps what is under the pointer where it is', () => {
    fc.assert(
      fc.property(
        anyStory,
        fc.double({ min: 1.01, max: 50, noNaN: true }),
        fc.double({ min: 300, max: 1000, noNaN: true }),
        (scale, factor, x) => {
          const span = wholeSpan(scale, WIDTH);
          const before = uAt(toFrame(scale, span, WIDTH), x);
          const next = zoomSpan(scale, span, WIDTH, factor, x);
          fc.pre(next.to - next.from > 2.01 * DAY);
          expect(xOf(toFrame(scale, next, WIDTH), before)).toBeCloseTo(x, 1);
        },
      ),
    );
  });

  test('never shows more than the whole story nor less than two days', () => {
    fc.assert(
      fc.property(
        anyStory,
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: WIDTH, noNaN: true }),
        (scale, factor, x) => {
          const whole = wholeSpan(scale, WIDTH);
          const next = zoomSpan(scale, whole, WIDTH, factor, x);
          expect(next.from).toBeGreaterThanOrEqual(whole.from - 1000);
          expect(next.to).toBeLessThanOrEqual(whole.to + 1000);
          expect(next.to - next.from).toBeGreaterThanOrEqual(DAY);
        },
      ),
    );
  });

  test('panning to the end and back again loses nothing', () => {
    const scale = bandScale({ from: parseDay('2001-01-01'), to: TODAY }, TODAY);
    const span = clampSpan(scale, { from: addMonths(TODAY, -60), to: addMonths(TODAY, -12) }, WIDTH);

    const back = panSpan(scale, panSpan(scale, span, WIDTH, -200), WIDTH, 200);

    expect(back.from).toBeCloseTo(span.from, -4);
    expect(panSpan(scale, span, WIDTH, 1e9).to).toBeCloseTo(wholeSpan(scale, WIDTH).to, -4);
  });
});
