import type { Part } from '../../model/item.ts';

/** Encapsulated PDF Storage, PS3.4 B.5. */
const ENCAPSULATED_PDF = '1.2.840.10008.5.1.4.1.1.104.1';

/** A PDF inside a DICOM object, which says itself whose it is. */
export const isEncapsulated = (part: Part): boolean => part.sopClass === ENCAPSULATED_PDF;
export const isPdf = (part: Part): boolean => part.mediaType === 'application/pdf' || isEncapsulated(part);
