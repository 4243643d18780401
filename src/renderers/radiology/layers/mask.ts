// One frame of a segmentation, cut to what of it is there: what each pixel belongs to, how much, and the edges.
import type { Segmentation } from '../../../standards/dicom/seg/segmentation.ts';
import { chain, outlinesOf } from './outline.ts';

export interface Mask {
  /** Its top-left corner in the frame's px. */
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** Segment numbers row after row; 0 of none. */
  readonly labels: Uint16Array;
  /** 0 … 255 of a whole share; absent where all are whole. */
  readonly shares?: Uint8Array;
  /** Closed lines of each segment, x, y pairs in px of the mask. */
  readonly outlines: ReadonlyMap<number, readonly (readonly number[])[]>;
}

export interface FrameOfSegments {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: ArrayLike<number>;
}

/** @param own segment of the whole frame; undefined for a label map, whose values are segments themselves */
export function toMask(
  frame: FrameOfSegments,
  { type, full }: Pick<Segmentation, 'type' | 'full'>,
  own: number | undefined,
): Mask {
  const box = boxOf(frame);
  const { left, top, columns, rows } = box;
  const labels = new Uint16Array(columns * rows);
  const isPartial = type === 'FRACTIONAL';
  const shares = isPartial ? new Uint8Array(columns * rows) : undefined;
  /** What is at least half there: the line around it. */
  const solid = isPartial ? new Uint16Array(columns * rows) : labels;
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      const value = frame.pixels[(top + row) * frame.columns + left + column] ?? 0;
      labels[at] = value > 0 ? (own ?? value) : 0;
      if (!shares) continue;
      shares[at] = (255 * Math.min(value, full)) / full;
      if (value >= full / 2) solid[at] = labels[at] ?? 0;
    }
  const outlines = new Map([...outlinesOf(solid, columns, rows)].map(([label, pieces]) => [label, chain(pieces)]));
  return { ...box, labels, ...(shares && { shares }), outlines };
}

/** The smallest rectangle with all that is not 0; of no size where all is. */
function boxOf({ columns, rows, pixels }: FrameOfSegments): Pick<Mask, 'left' | 'top' | 'columns' | 'rows'> {
  let [left, top, right, bottom] = [columns, rows, -1, -1];
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++) {
      if (!((pixels[at] ?? 0) > 0)) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      bottom = row;
    }
  return right < 0 ? { left: 0, top: 0, columns: 0, rows: 0 } : { left, top, columns: right - left + 1, rows: bottom - top + 1 };
}
