import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampScale, heightOf, MAX_SCALE, MIN_SCALE, type PageBox, placeAt, stepScale, toPxPerMm, toScale } from './geometry.ts';

const GAP = 9;
/** A column of pages with these heights. */
function column(heights: readonly number[]): (page: number) => PageBox {
  const boxes: PageBox[] = [];
  let top = GAP;
  for (const height of heights) {
    boxes.push({ top, height });
    top += height + GAP;
  }
  return (page) => {
    const box = boxes[page - 1];
    if (!box) throw new RangeError(`no page ${page}`);
    return box;
  };
}
const heights = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 60 });

describe('a place in a document', () => {
  it('is found again from its height in the column', () => {
    fc.assert(
      fc.property(heights, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (pages, index, down) => {
        const place = { page: (index % pages.length) + 1, down };
        const boxOf = column(pages);

        const found = placeAt(pages.length, boxOf, heightOf(place, boxOf));

        expect(found.page).toBe(place.page);
        expect(found.down).toBeCloseTo(down, 6);
      }),
    );
  });

  it('stays inside the document however far one scrolls', () => {
    fc.assert(
      fc.property(heights, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (pages, y) => {
        const { page, down } = placeAt(pages.length, column(pages), y);

        expect(page).toBeGreaterThanOrEqual(1);
        expect(page).toBeLessThanOrEqual(pages.length);
        expect(down).toBeGreaterThanOrEqual(0);
        expect(down).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('between two pages is the end of the upper one', () => {
    expect(placeAt(2, column([100, 100]), GAP + 100 + 4)).toEqual({ page: 1, down: 1 });
  });
});

describe('the zoom', () => {
  it('at scale 1 shows 96 px per inch of paper', () => {
    expect(toPxPerMm(1) * 25.4).toBeCloseTo(96, 9);
    expect(toScale(toPxPerMm(1.37))).toBeCloseTo(1.37, 9);
  });

  it('always takes a step the way it was asked, and never leaves its range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: MIN_SCALE, max: MAX_SCALE, noNaN: true }),
        fc.constantFrom<1 | -1>(1, -1),
        (scale, direction) => {
          const next = stepScale(scale, direction);

          expect(clampScale(next)).toBe(next);
          if (scale > MIN_SCALE + 0.01 && scale < MAX_SCALE - 0.01) expect(Math.sign(next - scale)).toBe(direction);
        },
      ),
    );
  });

  it('takes nonsense as 100 %', () => {
    expect(clampScale(Number.NaN)).toBe(1);
    expect(clampScale(Number.POSITIVE_INFINITY)).toBe(1);
  });
});
