import type { Renderer } from '../renderer.ts';
import { isPdf } from './isPdf.ts';

/** Reports, letters and scanned papers as PDF. */
export const pdf: Renderer = {
  id: 'pdf',
  suits: ({ parts }) => (parts.every(isPdf) ? 1 : parts.some(isPdf) ? 0.3 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
