import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canvasOf, putTile } from './maskTiles.ts';
import type { Mask } from './outline.ts';

const tileAt = (x: number, y: number) => ({ frame: 1, x, y, segment: 1 });

test('only what tiles cover is held, and no more than can be drawn', () => {
  const sizes = { width: 100_000, height: 80_000, tileWidth: 512, tileHeight: 512 };

  expect(canvasOf([tileAt(1024, 512), tileAt(1536, 1024)], sizes)).toMatchObject({
    ...{ left: 1024, top: 512, width: 1024, height: 1024, step: 1 },
    toMatrix: { a: 1, e: 1024, f: 512 },
  });
  expect(canvasOf([tileAt(0, 0), tileAt(99_840, 79_872)], sizes)).toMatchObject({ step: 25, width: 4000, height: 3200 });
});

test('a pixel of the mask is the pixel of the matrix that it stands for, whatever the tiles and however thinned', () => {
  const side = fc.integer({ min: 1, max: 40 });
  const matrix = fc.tuple(side, side, fc.integer({ min: 1, max: 17 }), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(matrix, ([width, height, tile, step]) => {
      const valueAt = (x: number, y: number): number => ((x * 7 + y * 13) % 9) + 1;
      const sizes = { width, height, tileWidth: tile, tileHeight: tile };
      const canvas = {
        ...{ left: 0, top: 0, step, width: Math.ceil(width / step), height: Math.ceil(height / step) },
        toMatrix: { a: step, b: 0, c: 0, d: step, e: 0, f: 0 },
      };
      const mask: Mask = { ...canvas, data: new Uint8Array(canvas.width * canvas.height) };
      for (let y = 0; y < height; y += tile)
        for (let x = 0; x < width; x += tile) {
          const values = Array.from({ length: tile * tile }, (_, at) => valueAt(x + (at % tile), y + Math.floor(at / tile)));
          putTile(mask, canvas, { x, y, values, ...sizes }, (stored) => stored);
        }
      for (let row = 0; row < mask.height; row++)
        for (let column = 0; column < mask.width; column++)
          expect(mask.data[row * mask.width + column]).toBe(valueAt(column * step, row * step));
    }),
    { numRuns: 500 },
  );
});
