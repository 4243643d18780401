import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenRows, rowsInView } from './useVirtualRows.ts';

test('every row that touches the view is drawn, and none far from it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 300 }),
      fc.nat(20_000),
      fc.nat(2000),
      (heights, top, height) => {
        const starts = new Float64Array(heights.length + 1);
        for (const [at, rowHeight] of heights.entries()) starts[at + 1] = (starts[at] ?? 0) + rowHeight;
        const { from, to } = rowsInView(starts, top, top + height);
        for (let row = 0; row < heights.length; row += 1) {
          const touches = (starts[row + 1] ?? 0) > top && (starts[row] ?? 0) <= top + height;
          if (touches) expect(row >= from && row < to).toBe(true);
        }
        expect(to).toBeLessThanOrEqual(heights.length);
        expect(from).toBeLessThanOrEqual(Math.max(to, heights.length));
      },
    ),
  );
});

test('an empty list draws nothing', () => {
  expect(rowsInView(evenRows(0, 42), -400, 1000)).toEqual({ from: 0, to: 0, offset: 0, height: 0 });
});
