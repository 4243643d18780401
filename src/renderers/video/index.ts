import type { Renderer } from '../renderer.ts';
import { isVideo } from './isVideo.ts';

/** Films: endoscopy, surgery, stroboscopy, ward and home. */
export const video: Renderer = {
  id: 'video',
  suits: ({ parts, unreadable }) => (unreadable ? 0 : parts.every(isVideo) ? 1 : parts.some(isVideo) ? 0.3 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
