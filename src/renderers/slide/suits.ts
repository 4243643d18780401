// Which parts are slides (PS3.4 B.5, and what the first bytes of a file said).
import type { Part } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import { parseContentType } from '../../standards/mime/contentType.ts';

/** A TIFF that is a slide: `believeBytes` says so of pyramids, and of what is too large to be a photo. */
export const isSlideFile = ({ mediaType, sopClass }: Part): boolean => {
  const { type, parameters } = parseContentType(mediaType);
  return sopClass === undefined && type === 'image/tiff' && parameters.get('application') === 'slide';
};

export function suitsSlide(part: Part): number {
  if (isSlideFile(part)) return 1;
  if (part.mediaType !== '' && !/^application\/dicom\b/i.test(part.mediaType)) return 0;
  if (part.sopClass !== undefined) return sopKind(part.sopClass) === 'slide' ? 1 : 0;
  return part.modality === 'SM' ? 0.9 : 0;
}
