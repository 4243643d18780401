// Radiology: stacks, projections, cine. The engine is fetched by `load`.
import type { Part, TimelineItem } from '../../model/item.ts';
import type { Renderer } from '../renderer.ts';
import { isDerivedPart, openingOrder, suitedParts, suitsPart } from './pictures.ts';

export const radiology: Renderer = {
  id: 'radiology',
  suits: (item: TimelineItem) => (item.unreadable ? 0 : Math.max(0, ...item.parts.map((part: Part) => suitsPart(part)))),
  // What lies over pictures opens with a picture of theirs, which only it can name.
  opensFirst: ({ parts }) => (parts.every(isDerivedPart) ? undefined : openingOrder(suitedParts(parts))[0]),
  needsList: ({ parts }) => suitedParts(parts).filter((part) => !isDerivedPart(part)).length > 1,
  load: () => import('./viewport.ts'),
};
