import type { Part } from '../../model/item.ts';
import type { Renderer } from '../renderer.ts';

const GENOME = /^(text\/(x-)?vcf|application\/(x-)?(vcf|vcf\+gzip)|text\/x-bed|application\/x-(bam|cram))$/;
const isGenome = ({ mediaType }: Part): boolean => GENOME.test(mediaType.split(';')[0] ?? '');

/** Variants and regions of a genome, and reads aligned to it. */
export const genome: Renderer = {
  id: 'genome',
  suits: ({ parts }) => (parts.some(isGenome) ? 1 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
