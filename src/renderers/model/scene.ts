// What a screen draws.
import type { Rgb } from './colour.ts';

export type Style = 'surface' | 'edges' | 'wire';
export const STYLES: readonly Style[] = ['surface', 'edges', 'wire'];

/** A surface on its way to a screen. */
export interface Solid {
  readonly key: string;
  /** Nine numbers a triangle, in the scene's units. */
  readonly positions: Float32Array<ArrayBuffer>;
  /** As many: unit vectors. */
  readonly normals: Float32Array<ArrayBuffer>;
}
/** How one of them is dressed. */
export interface Dress {
  readonly isShown: boolean;
  readonly colour: Rgb;
  /** 0 … 1 */
  readonly opacity: number;
}
export interface Dressed {
  readonly solid: Solid;
  readonly dress: Dress;
}
