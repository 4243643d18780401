// Overlay planes, groups 6000 to 601E (PS3.3 C.9.2): one bit a pixel, drawn over the picture.
import { type Dataset, number, numbers, text } from '../json.ts';

export interface OverlayPlane {
  /** '6000' … '601E' */
  readonly group: string;
  readonly rows: number;
  readonly columns: number;
  /** Where its first bit lies on the picture, px from the top-left corner. May be negative. */
  readonly left: number;
  readonly top: number;
  readonly label: string;
  readonly isRegion: boolean;
  /** Frames of the picture it belongs to, from 1. Its own first frame lies at bit 0 of the data. */
  readonly frames: { readonly from: number; readonly count: number };
  readonly bits:
    | { readonly in: 'overlayData'; readonly inline?: string; readonly bulkData?: string }
    /** Retired: the bit of the stored pixels where it lies (Overlay Bit Position). */
    | { readonly in: 'pixels'; readonly position: number };
}

/** One picture of a plane is drawn at a time, four bytes a pixel. */
const MAX_PIXELS = 40_000_000;

/** Those that can be drawn; what contradicts itself is left out. @param imageFrames Number of Frames of the picture */
export function parseOverlayPlanes(dataset: Dataset, imageFrames = 1): OverlayPlane[] {
  return Array.from({ length: 16 }, (_, index) => (0x6000 + 2 * index).toString(16).toUpperCase()).flatMap((group) =>
    parsePlane(dataset, group, imageFrames),
  );
}

function parsePlane(dataset: Dataset, group: string, imageFrames: number): OverlayPlane[] {
  const [rows, columns] = [number(dataset, `${group}0010`) ?? 0, number(dataset, `${group}0011`) ?? 0];
  if (!(Number.isInteger(rows) && Number.isInteger(columns) && rows > 0 && columns > 0)) return [];
  if (rows * columns > MAX_PIXELS) return [];
  const [row = 1, column = 1] = numbers(dataset, `${group}0050`);
  const bits = bitsOf(dataset, group);
  if (!bits) return [];
  const count = Math.max(1, Math.trunc(number(dataset, `${group}0015`) ?? imageFrames));
  return [
    {
      group,
      rows,
      columns,
      left: column - 1,
      top: row - 1,
      label: text(dataset, `${group}1500`) ?? text(dataset, `${group}0022`) ?? '',
      isRegion: text(dataset, `${group}0040`) === 'R',
      frames: { from: number(dataset, `${group}0051`) ?? 1, count },
      bits,
    },
  ];
}

function bitsOf(dataset: Dataset, group: string): OverlayPlane['bits'] | undefined {
  const data = dataset[`${group}3000`];
  if (data) {
    const { InlineBinary: inline, BulkDataURI: bulkData } = data;
    if (typeof inline === 'string') return { in: 'overlayData', inline };
    return typeof bulkData === 'string' ? { in: 'overlayData', bulkData } : undefined;
  }
  const allocated = number(dataset, `${group}0100`) ?? 1;
  const position = number(dataset, `${group}0102`) ?? 0;
  return allocated > 1 && position >= 0 && position < allocated ? { in: 'pixels', position } : undefined;
}

/** One frame's bits, a byte each, 0 or 1; what the data are too short for is 0. @param frame of the overlay, from 0 */
export function unpackOverlay(bytes: Uint8Array, { rows, columns }: OverlayPlane, frame: number): Uint8Array {
  const out = new Uint8Array(rows * columns);
  const from = frame * rows * columns;
  for (let index = 0; index < out.length; index++) {
    const bit = from + index;
    out[index] = ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1;
  }
  return out;
}
