// The top of the list, for its card.
import { drawPaperPicture } from '../paperPicture.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { readListing } from './readListings.ts';

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  lender.admit(item.identity);
  const listing = await readListing(item.parts[0], item, lender.read, { signal });
  return drawPaperPicture(listing.compose(''), { signal, sizePx });
};
