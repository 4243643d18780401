import type { Part } from '../../model/item.ts';

/** Ophthalmic Visual Field Static Perimetry Measurements Storage, PS3.4 B.5. */
const STATIC_PERIMETRY = '1.2.840.10008.5.1.4.1.1.80.1';

export const isField = ({ sopClass, modality }: Part): boolean =>
  sopClass === undefined ? modality === 'OPV' : sopClass === STATIC_PERIMETRY;
