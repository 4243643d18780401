import type { Part } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';

const FILE = /^(video\/|application\/(mp4|ogg|x-matroska|mxf)$)/;

/** A film inside a DICOM object, which says itself whose it is. */
export const isDicomVideo = ({ sopClass = '' }: Part): boolean => sopKind(sopClass) === 'video';
export const isVideo = (part: Part): boolean =>
  isDicomVideo(part) || (part.sopClass === undefined && FILE.test(part.mediaType.split(';')[0]?.trim().toLowerCase() ?? ''));
