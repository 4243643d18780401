import type { Nodule } from '../anatomy/nodule.ts';

/** How one examination of the trunk was made. Plain JSON. */
export interface Scan {
  readonly key: string;
  /** Whose body */
  readonly person: string;
  /** Women's bodies have breasts; absent: they have. */
  readonly breasts?: boolean;
  readonly contrast: boolean;
  readonly breathMm: number;
  readonly nodule?: Nodule;
  /** z of the uppermost slice in the body's own space, mm; the carina is 0 */
  readonly top: number;
  readonly slices: number;
  readonly stepMm: number;
  readonly spacingMm: number;
  /** Where the body lies in the field of view, mm */
  readonly offsetX: number;
  readonly offsetY: number;
  /** The scanner's z of the body's 0, mm: every examination has its own frame of reference */
  readonly tableZ: number;
  readonly jpegLs: boolean;
  readonly mAs: number;
}
