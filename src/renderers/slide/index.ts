// Whole slides: histology, cytology, fluorescence. The engine is fetched by `load`.
import type { Renderer } from '../renderer.ts';
import { isFile, suitsSlide } from './suits.ts';

export const slide: Renderer = {
  id: 'slide',
  suits: (item) => (item.unreadable ? 0 : Math.max(0, ...item.parts.map(suitsSlide))),
  opensFirst: ({ parts }) => parts.find((part) => suitsSlide(part) > 0 && !isFile(part)),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
