import type { Part, TimelineItem } from '../../model/item.ts';
import type { Renderer } from '../renderer.ts';
import { isText } from './isText.ts';

/** Letters, notes and forms as text: plain, RTF, HTML, CDA, DOCX, tables, and data that a person can read. */
export const text: Renderer = {
  id: 'text',
  suits: ({ parts }: TimelineItem) => (parts.every(isText) ? 0.9 : parts.some((part: Part) => isText(part)) ? 0.25 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
