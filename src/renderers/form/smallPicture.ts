import { drawPaperPicture } from '../paperSmallPicture.ts';
import { formKind } from './viewport.ts';

export const drawSmallPicture = drawPaperPicture(formKind);
