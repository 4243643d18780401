// Where a scan's nodule is seen: which slice of the lung series, and which pixels of it.
import type { Scan } from '../ct/scan.ts';
import type { Study } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import type { Evidence } from './drawn.ts';

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
const LUNG_SERIES = 2;
/** Columns and rows of a CT image. */
const SIZE = 512;

/** @param number instance number, from 1 at the head */
export const lungSlice = (study: Study, number: number): Evidence => ({
  sopClass: CT_IMAGE,
  instance: uid(study.key, LUNG_SERIES, number),
  series: uid(study.key, LUNG_SERIES),
});

export interface Seen {
  readonly number: number;
  /** Column and row, from the top-left corner of the first pixel. */
  readonly centre: readonly [number, number];
  readonly radiusPx: number;
}

/** @throws Error for a scan without a nodule */
export function seenNodule({ nodule, top, stepMm, spacingMm, offsetX, offsetY }: Scan): Seen {
  if (!nodule) throw new Error('the scan has no nodule');
  const pixel = (mm: number, offset: number): number => (mm - offset) / spacingMm + (SIZE / 2 - 0.5) + 0.5;
  return {
    number: Math.round((top - nodule.z) / stepMm) + 1,
    centre: [pixel(nodule.x, offsetX), pixel(nodule.y, offsetY)],
    radiusPx: nodule.diameterMm / 2 / spacingMm,
  };
}
