import type { Part, TimelineItem } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import { isPhotoFile } from './isPhoto.ts';

const CONFOCAL = '1.2.840.10008.5.1.4.1.1.77.1.8';
/** Modalities of visible light, where a source does not name the class. */
const MODALITIES = new Set(['XC', 'GM', 'ES', 'OP', 'DMS', 'SC']);

function suitsPart(part: Part): number {
  if (part.sopClass) return sopKind(part.sopClass) === 'photo' || part.sopClass === CONFOCAL ? 1 : 0;
  if (isPhotoFile(part)) return 1;
  return part.mediaType.startsWith('application/dicom') && MODALITIES.has(part.modality ?? '') ? 0.55 : 0;
}

export const suits = ({ parts }: TimelineItem): number => Math.max(0, ...parts.map(suitsPart));
