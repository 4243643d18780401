import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, ticksOf } from './axis.ts';
import { cellAt, clampPan, fitScale, originOf } from './geometry.ts';
import type { Cell } from './layout.ts';
import { heightOf } from './toHeight.ts';

const cell = (x: number, y: number): Cell => ({
  channel: 0,
  name: 'II',
  sign: 1,
  x,
  y,
  width: 50,
  height: 20,
  fromSec: 0,
  isFirst: true,
});

describe('paper on the screen', () => {
  it('fits whole, and lies in the middle', () => {
    const page = { width: 268, height: 134 };
    const scale = fitScale(page, { width: 1340, height: 1000 });
    expect(scale).toBe(5);
    expect(originOf({ width: 1340, height: 1000, scale, pan: { x: 0, y: 0 } }, page)).toEqual([0, 165]);
  });

  it('is never moved off the pane', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.4, max: 40, noNaN: true }), (x, y, scale) => {
        const page = { width: 268, height: 134 };
        const pan = clampPan({ width: 800, height: 600, scale, pan: { x, y } }, page);
        expect(pan.x).toBeGreaterThanOrEqual(0);
        expect(pan.x).toBeLessThanOrEqual(Math.max(0, page.width - 800 / scale));
      }),
    );
  });

  it('finds the curve under a point, or the nearest in its column', () => {
    const page = { cells: [cell(0, 0), cell(50, 0), cell(0, 20)], width: 100, height: 60, sec: 1 };
    expect(cellAt(page, [60, 5])).toBe(page.cells[1]);
    expect(cellAt(page, [10, 55])).toBe(page.cells[2]);
    expect(cellAt(page, [200, 5])).toBeUndefined();
  });
});

describe('heights', () => {
  it('are 10 mm a millivolt from the middle of the row', () => {
    const { toY, toValue } = heightOf(cell(0, 0), 0, { gain: 10 });
    expect(toY(1)).toBe(0);
    expect(toValue(5)).toBe(0.5);
  });

  it('come back to the value they came from', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (value, low, span) => {
          const height = heightOf(cell(0, 3), 0, { axis: axisOf([low, low + span]), times: 1 });
          expect(height.toValue(height.toY(value))).toBeCloseTo(value, 5);
        },
      ),
    );
  });

  it('have an axis with round steps around their values', () => {
    expect(axisOf([4, 128])).toEqual({ low: 0, high: 150, step: 50 });
    expect(ticksOf(axisOf([4, 128]))).toEqual([0, 50, 100, 150]);
    fc.assert(
      fc.property(fc.double(), fc.double(), (low, high) => {
        const axis = axisOf([low, high]);
        expect(axis.high).toBeGreaterThan(axis.low);
        expect(ticksOf(axis).length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
