import { drawPaperPicture } from '../paperSmallPicture.ts';
import { bundleKind } from './viewport.ts';

export const drawSmallPicture = drawPaperPicture(bundleKind);
