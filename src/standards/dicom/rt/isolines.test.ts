import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolines } from './isolines.ts';

const field = fc
  .record({ columns: fc.integer({ min: 2, max: 9 }), rows: fc.integer({ min: 2, max: 9 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      values: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: columns * rows, maxLength: columns * rows }),
    }),
  );
/** Between two whole values, so that no line runs through a sample. */
const level = fc.integer({ min: 0, max: 20 }).map((value) => value + 0.5);

describe('isolines', () => {
  it('have the level at every end, linear between the two samples it lies between', () => {
    fc.assert(
      fc.property(field, level, ({ columns, rows, values }, at) => {
        const lines = isolines({ columns, rows, values }, at);
        for (let end = 0; end < lines.length; end += 2) {
          const [x, y] = [lines[end] ?? 0, lines[end + 1] ?? 0];
          const [left, top] = [Math.floor(x + 1e-6), Math.floor(y + 1e-6)];
          const [fx, fy] = [x - left, y - top];
          const sample = (column: number, row: number) =>
            values[Math.min(row, rows - 1) * columns + Math.min(column, columns - 1)] ?? 0;
          const value =
            fx > 1e-6
              ? sample(left, top) + (sample(left + 1, top) - sample(left, top)) * fx
              : sample(left, top) + (sample(left, top + 1) - sample(left, top)) * fy;
          expect(value).toBeCloseTo(at, 3);
        }
      }),
    );
  });

  it('are closed, or end at the edge of the samples', () => {
    fc.assert(
      fc.property(field, level, ({ columns, rows, values }, at) => {
        const lines = isolines({ columns, rows, values }, at);
        const ends = new Map<string, number>();
        for (let end = 0; end < lines.length; end += 2) {
          const key = `${lines[end]?.toFixed(4)},${lines[end + 1]?.toFixed(4)}`;
          ends.set(key, (ends.get(key) ?? 0) + 1);
        }
        for (const [key, count] of ends) {
          const [x = 0, y = 0] = key.split(',').map(Number);
          const isEdge = x === 0 || y === 0 || x === columns - 1 || y === rows - 1;
          expect(count).toBe(isEdge ? 1 : 2);
        }
      }),
    );
  });

  it('of a cone are circles', () => {
    const size = 41;
    const values = Array.from({ length: size * size }, (_, at) => 20 - Math.hypot((at % size) - 20, Math.floor(at / size) - 20));
    const lines = isolines({ columns: size, rows: size, values }, 8);

    expect(lines.length).toBeGreaterThan(100);
    for (let at = 0; at < lines.length; at += 2)
      expect(Math.hypot((lines[at] ?? 0) - 20, (lines[at + 1] ?? 0) - 20)).toBeCloseTo(12, 1);
  });

  it('part at a saddle by what its middle is', () => {
    const saddle = (level: number) => [...isolines({ columns: 2, rows: 2, values: [0, 10, 10, 0] }, level)];

    // The high corners are joined, and the low one at the top left is cut off.
    expect(
      saddle(4)
        .slice(0, 4)
        .map((value) => Math.round(10 * value) / 10),
    ).toEqual([0, 0.4, 0.4, 0]);
    // The low corners are joined, and the high one at the bottom left is cut off.
    expect(
      saddle(6)
        .slice(0, 4)
        .map((value) => Math.round(10 * value) / 10),
    ).toEqual([0, 0.6, 0.4, 1]);
  });

  it('do not exist at no level, nor of samples that are no numbers', () => {
    expect(isolines({ columns: 2, rows: 2, values: [1, 2, 3, 4] }, Number.NaN)).toHaveLength(0);
    expect(isolines({ columns: 2, rows: 2, values: [Number.NaN, Number.NaN, Number.NaN, Number.NaN] }, 1)).toHaveLength(0);
  });
});
