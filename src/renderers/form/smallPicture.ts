// The top of the first form, for its card.
import { drawPaperPicture } from '../paperPicture.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { composeForm } from './compose.ts';
import { readForm } from './readForms.ts';

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  lender.admit(item.identity);
  const response = await readForm(item, item.parts[0], lender.read, { signal });
  return drawPaperPicture(composeForm(response, item, []), { signal, sizePx });
};
