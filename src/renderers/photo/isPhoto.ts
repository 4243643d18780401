import type { Part } from '../../model/item.ts';

/** A file that is a picture. Tiled pyramids have a renderer of their own, and a parameter that says so. */
export const isPhotoFile = ({ mediaType, sopClass }: Part): boolean =>
  sopClass === undefined && /^image\//.test(mediaType) && !/application=slide/.test(mediaType);
