import type { Renderer } from '../renderer.ts';
import { suits } from './suits.ts';

/** Pictures of visible light: skin, wounds, eyes, stills of endoscopies, photos from phones and patients. */
export const photo: Renderer = {
  id: 'photo',
  suits,
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
