// Visual fields: what an eye sees where (PS3.3 A.62, Ophthalmic Visual Field Static Perimetry Measurements).
import type { Renderer } from '../renderer.ts';
import { isField } from './isField.ts';

export const eye: Renderer = {
  id: 'eye',
  suits: ({ parts, unreadable }) => (unreadable ? 0 : parts.every(isField) ? 1 : parts.some(isField) ? 0.3 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
