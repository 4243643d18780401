import { drawPaperPicture } from '../paperSmallPicture.ts';
import { genomeKind } from './viewport.ts';

export const drawSmallPicture = drawPaperPicture(genomeKind);
