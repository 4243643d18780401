import type { Renderer } from '../renderer.ts';
import { suits } from './suits.ts';

/** Surfaces: anatomy segmented for planning and printing, scans of feet and teeth, orthoses. */
export const model: Renderer = {
  id: 'model',
  suits,
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
