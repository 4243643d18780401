// Lines of equal dose on a slice: the grid sampled along it, and cut at shares of its greatest dose.
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { type DoseVolume, doseAt, type FrameOrder } from '../../../standards/dicom/rt/doseGrid.ts';
import { type Field, isolines } from '../../../standards/dicom/rt/isolines.ts';
import type { Shown } from '../display.ts';
import { toPatient } from '../plane.ts';
import type { Shot } from '../stacks.ts';

/** Shares of the greatest dose, and the colours that planning systems have made usual: warm is much. */
export const LEVELS: readonly { readonly share: number; readonly rgb: Rgb }[] = [
  { share: 95, rgb: [255, 70, 60] },
  { share: 90, rgb: [255, 150, 40] },
  { share: 70, rgb: [245, 225, 60] },
  { share: 50, rgb: [90, 210, 90] },
  { share: 30, rgb: [70, 190, 235] },
  { share: 10, rgb: [120, 130, 255] },
];
/** Samples along the longer side of the picture: finer than a dose grid is. */
const FINEST = 256;

export interface Lines {
  readonly shot: Shot;
  /** In the picture's px. */
  readonly levels: readonly Float32Array[];
}

/** The dose along the slice, on a lattice over the whole picture, and its lines in the picture's px. */
export function linesOf(volume: DoseVolume, order: FrameOrder, { shot, spacing, extent }: Shown): Lines | undefined {
  const { plane } = shot;
  if (!plane) return undefined;
  const step = Math.max(1, Math.max(extent.columns, extent.rows) / FINEST);
  const [columns, rows] = [Math.ceil(extent.columns / step) + 1, Math.ceil(extent.rows / step) + 1];
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = doseAt(volume, order, toPatient(plane, spacing, [column * step, row * step]));
  const field: Field = { columns, rows, values };
  return {
    shot,
    levels: LEVELS.map(({ share }) => isolines(field, (volume.max * share) / 100).map((coordinate) => coordinate * step)),
  };
}
