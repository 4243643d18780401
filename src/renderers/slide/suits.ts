// Which parts are slides (PS3.4 B.5, and what the first bytes of a file said).
import type { Part } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import { parseContentType } from '../../standards/mime/contentType.ts';
import { DEEP_ZOOM } from '../../standards/mime/pyramids.ts';

/** A TIFF that is a slide: `believeBytes` says so of pyramids, and of what is too large to be a photo. */
export const isSlideFile = ({ mediaType, sopClass }: Part): boolean => {
  const { type, parameters } = parseContentType(mediaType);
  return sopClass === undefined && type === 'image/tiff' && parameters.get('application') === 'slide';
};

/** A descriptor whose tiles lie beside it; `believeBytes` says so of XML that is one. */
export const isDeepZoom = ({ mediaType, sopClass }: Part): boolean =>
  sopClass === undefined && parseContentType(mediaType).type === DEEP_ZOOM;

/** An info.json, as servers and `believeBytes` call it (IIIF Image API 3, §5.1). */
const isIiif = ({ mediaType, sopClass }: Part): boolean => {
  const { type, parameters } = parseContentType(mediaType);
  return sopClass === undefined && /json$/.test(type) && /^https?:\/\/iiif\.io\/api\/image/.test(parameters.get('profile') ?? '');
};

/** Of one file or descriptor, and not a series of objects. */
export const isFile = (part: Part): boolean => isSlideFile(part) || isDeepZoom(part) || isIiif(part);

export function suitsSlide(part: Part): number {
  if (isFile(part)) return 1;
  if (part.mediaType !== '' && !/^application\/dicom\b/i.test(part.mediaType)) return 0;
  if (part.sopClass !== undefined) return sopKind(part.sopClass) === 'slide' ? 1 : 0;
  return part.modality === 'SM' ? 0.9 : 0;
}
