import type { Renderer } from '../renderer.ts';
import { suitsText } from './formats.ts';

/** Letters, notes and records that are text in whatever wrapping: plain, RTF, HTML, CDA, tables, JSON, XML, Word. */
export const text: Renderer = {
  id: 'text',
  suits: ({ parts }) => {
    const each = parts.map(suitsText);
    return each.every((one) => one > 0) ? Math.min(...each) : each.some((one) => one > 0) ? 0.25 : 0;
  },
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
