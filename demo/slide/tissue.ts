import type { Rgb } from './canvas.ts';
import type { Box } from './chance.ts';

/** What lies on a slide. Coordinates are pixels of the base level. */
export interface Tissue {
  readonly glass: Rgb;
  /** px inside of the tissue, below 0 on the glass. */
  depth(x: number, y: number): number;
  /** Whether it is diseased there; absent: nowhere. */
  isDiseased?(x: number, y: number): boolean;
  /** @param box a tile @param pixels its RGB bytes */
  paint(box: Box, pixels: Uint8Array): void;
}
