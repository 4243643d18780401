import type { Part } from '../../model/item.ts';

export const isZip = ({ mediaType, sopClass }: Part): boolean =>
  sopClass === undefined && /^application\/(zip|x-zip|x-zip-compressed)\b/.test(mediaType);
