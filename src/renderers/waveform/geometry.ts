// Paper on the screen: mm to CSS px and back.
import type { Cell, Page } from './layout.ts';

export interface Frame {
  /** CSS px */
  readonly width: number;
  readonly height: number;
  /** CSS px per mm of paper */
  readonly scale: number;
  /** mm of the page that lie left of and above the pane. */
  readonly pan: { readonly x: number; readonly y: number };
}

/** What a CSS px is meant to be: 1/96 inch. Whether the screen keeps to it nobody can know. */
export const NOMINAL_PX_PER_MM = 96 / 25.4;
const LEAST = 0.4;
const MOST = 40;

export const clampScale = (scale: number): number =>
  Math.max(LEAST, Math.min(MOST, Number.isFinite(scale) ? scale : NOMINAL_PX_PER_MM));

/** The scale at which the whole page is seen, its foot left free. */
export const fitScale = (
  page: Pick<Page, 'width' | 'height'>,
  pane: { readonly width: number; readonly height: number },
): number => clampScale(Math.min(pane.width / page.width, pane.height / page.height));

/** Pages smaller than the pane lie in its middle; larger ones cover it. */
export function clampPan({ width, height, scale, pan }: Frame, page: Pick<Page, 'width' | 'height'>): Frame['pan'] {
  const clamp = (value: number, page: number, pane: number) => Math.max(0, Math.min(value, page - pane / scale));
  return { x: clamp(pan.x, page.width, width), y: clamp(pan.y, page.height, height) };
}

/** CSS px of the page's corner. */
export function originOf({ width, height, scale, pan }: Frame, page: Pick<Page, 'width' | 'height'>): readonly [number, number] {
  const place = (size: number, pane: number, moved: number) =>
    size * scale <= pane ? (pane - size * scale) / 2 : -moved * scale;
  return [place(page.width, width, pan.x), place(page.height, height, pan.y)];
}

/** The cell under a point of the pane, or the nearest in its column. @param mm of the page */
export function cellAt(page: Page, [x, y]: readonly [number, number]): Cell | undefined {
  let best: Cell | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const cell of page.cells) {
    if (x < cell.x || x > cell.x + cell.width) continue;
    const distance = Math.abs(y - (cell.y + cell.height / 2));
    if (distance < nearest) [best, nearest] = [cell, distance];
  }
  return best;
}
