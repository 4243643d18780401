import type { Part, TimelineItem } from '../../model/item.ts';
import type { Renderer } from '../renderer.ts';
import { isIndex, isReads } from './isReads.ts';

/** Variants, regions and indexed reads of the genome (docs/decisions/0020, 0024). */
const TYPES = /^(text\/(x-)?vcf|application\/(x-)?vcf(\+gzip)?|text\/(x-)?bed)$/;
const isGenome = (part: Part): boolean => isReads(part) || TYPES.test(part.mediaType.split(';')[0]?.trim().toLowerCase() ?? '');

export const genome: Renderer = {
  id: 'genome',
  suits({ parts, unreadable }: TimelineItem): number {
    if (unreadable || !parts.some(isGenome)) return 0;
    return parts.every((part) => isGenome(part) || isIndex(part)) ? 1 : 0.3;
  },
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
