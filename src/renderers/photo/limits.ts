// What a pane can hold of one picture. Sizes are checked before anything is decoded.
import { Failure } from '../../model/failure.ts';

export const MAX_BYTES = 512 * 2 ** 20;
/** Four bytes a pixel, and once more while it is decoded. */
const pixelsAllowed = (): number => {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return Math.min(deviceMemory, 8) * 25_000_000;
};

/** @throws Failure 'outOfMemory', 'malformed' */
export function checkSize(columns: number, rows: number): void {
  if (!(columns > 0 && rows > 0)) throw new Failure('malformed', { detail: 'a picture without size' });
  if (columns * rows > pixelsAllowed() || Math.max(columns, rows) > 32_767)
    throw new Failure('outOfMemory', { detail: `a picture of ${columns} × ${rows}` });
}
