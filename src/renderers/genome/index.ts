import type { Part, TimelineItem } from '../../model/item.ts';
import type { Renderer } from '../renderer.ts';

/** Variants and regions of the genome. Reads (BAM, CRAM) need a reference, which no item carries (docs/decisions/0020). */
const TYPES = /^(text\/(x-)?vcf|application\/(x-)?vcf(\+gzip)?|text\/(x-)?bed)$/;
const isGenome = ({ mediaType }: Part): boolean => TYPES.test(mediaType.split(';')[0]?.trim().toLowerCase() ?? '');

export const genome: Renderer = {
  id: 'genome',
  suits: ({ parts, unreadable }: TimelineItem) => (unreadable ? 0 : parts.every(isGenome) ? 1 : parts.some(isGenome) ? 0.3 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
