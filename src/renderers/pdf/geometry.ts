// Where on which page: arithmetic between a scrolled column of pages and a place in a document.

/** A page in the scrolled column: CSS px from the column's top. */
export interface PageBox {
  readonly top: number;
  readonly height: number;
}

export interface Place {
  /** From 1. */
  readonly page: number;
  /** 0 top … 1 bottom. */
  readonly down: number;
}

/** pdf.js counts scale 1 as 1 pt = 1/72 inch on a screen of 96 px per inch. */
const PX_PER_MM_AT_SCALE_1 = 96 / 25.4;
export const MM_PER_POINT = 25.4 / 72;

/** CSS px per mm of paper. */
export const toPxPerMm = (scale: number): number => scale * PX_PER_MM_AT_SCALE_1;
export const toScale = (pxPerMm: number): number => pxPerMm / PX_PER_MM_AT_SCALE_1;

export const MIN_SCALE = 0.1;
export const MAX_SCALE = 10;
export const clampScale = (scale: number): number =>
  Number.isFinite(scale) ? Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)) : 1;

/** Steps a reader knows from other programs. */
const STEPS = [0.1, 0.25, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 7.5, 10] as const;

/** The next step in a direction; off the ladder, the nearest one that way. */
export function stepScale(scale: number, direction: 1 | -1): number {
  const next = direction > 0 ? STEPS.find((step) => step > scale + 0.005) : STEPS.findLast((step) => step < scale - 0.005);
  return next ?? (direction > 0 ? MAX_SCALE : MIN_SCALE);
}

/**
 * The place at a height of the column; between two pages, the end of the upper one.
 * @param boxOf page from 1; asked O(log n) times, because a page's box costs a layout
 * @param y CSS px from the column's top
 */
export function placeAt(count: number, boxOf: (page: number) => PageBox, y: number): Place {
  let low = 1;
  let high = Math.max(1, count);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (boxOf(middle).top <= y) low = middle;
    else high = middle - 1;
  }
  const { top, height } = boxOf(low);
  return { page: low, down: height > 0 ? Math.min(1, Math.max(0, (y - top) / height)) : 0 };
}

/** The height of a place in the column, CSS px from its top. */
export function heightOf(place: Place, boxOf: (page: number) => PageBox): number {
  const { top, height } = boxOf(place.page);
  return top + height * Math.min(1, Math.max(0, place.down));
}
