// The top of the first document, for its card.
import { Failure } from '../../model/failure.ts';
import { drawPaperPicture } from '../paperPicture.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { toComposer } from './compose.ts';
import { listTexts, readBytesOf } from './listTexts.ts';

/** A card is not worth more of a line than this. */
const MAX_BYTES = 2 * 2 ** 20;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MAX_BYTES)) throw new Failure('outOfMemory', { detail: 'a long text' });
  lender.admit(item.identity);
  const [first] = await listTexts(item, lender, { signal });
  const read = await readBytesOf(first, lender, { signal, maxBytes: MAX_BYTES });
  const composer = await toComposer({ ...read, document: first, identity: item.identity });
  return drawPaperPicture(composer.compose(), { signal, sizePx });
};
