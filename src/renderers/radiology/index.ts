// Radiology: stacks, projections, cine. The engine is fetched by `load`.
import type { Part, TimelineItem } from '../../model/item.ts';
import type { Renderer } from '../renderer.ts';
import { openingOrder, suitedParts, suitsPart } from './pictures.ts';

export const radiology: Renderer = {
  id: 'radiology',
  suits: (item: TimelineItem) => (item.unreadable ? 0 : Math.max(0, ...item.parts.map((part: Part) => suitsPart(part)))),
  opensFirst: ({ parts }) => openingOrder(suitedParts(parts))[0],
  needsList: ({ parts }) => suitedParts(parts).length > 1,
  load: () => import('./viewport.ts'),
};
