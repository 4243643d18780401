import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toMask } from './mask.ts';

const pixels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 63, maxLength: 63 });

it('holds what the frame holds, at its place, and no empty border', () => {
  fc.assert(
    fc.property(pixels, (all) => {
      const mask = toMask({ columns: 9, rows: 7, pixels: all }, { type: 'LABELMAP', full: 255 }, undefined);
      const back = new Array<number>(63).fill(0);
      mask.labels.forEach((label, at) => {
        const [x, y] = [mask.left + (at % mask.columns), mask.top + Math.floor(at / mask.columns)];
        back[y * 9 + x] = label;
      });
      expect(back).toEqual(all);
      if (mask.columns === 0) return;
      const row = (y: number) => [...mask.labels.slice(y * mask.columns, (y + 1) * mask.columns)];
      expect(row(0).some(Boolean) && row(mask.rows - 1).some(Boolean)).toBe(true);
    }),
  );
});

it('of one segment carries its number, and is outlined where it is at least half there', () => {
  const mask = toMask({ columns: 4, rows: 1, pixels: [0, 49, 50, 100] }, { type: 'FRACTIONAL', full: 100 }, 7);

  expect([...mask.labels]).toEqual([7, 7, 7]);
  expect([...(mask.shares ?? [])]).toEqual([124, 127, 255]);
  const xs = (mask.outlines.get(7) ?? []).flat().filter((_, at) => at % 2 === 0);
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([1, 3]);
});

it('of an empty frame is nothing', () => {
  const mask = toMask({ columns: 3, rows: 2, pixels: [0, 0, 0, 0, 0, 0] }, { type: 'BINARY', full: 255 }, 1);

  expect([mask.columns, mask.rows, mask.outlines.size]).toEqual([0, 0, 0]);
});
