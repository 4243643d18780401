import { drawPaperPicture } from '../paperSmallPicture.ts';
import { textKind } from './viewport.ts';

export const drawSmallPicture = drawPaperPicture(textKind);
