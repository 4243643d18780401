import type { Part } from '../../model/item.ts';
import { fhirResourceOf } from '../../standards/fhir/mediaType.ts';
import type { Renderer } from '../renderer.ts';
import { isZip } from './isZip.ts';

const isBundle = ({ mediaType }: Part): boolean => ['Bundle', 'List'].includes(fhirResourceOf(mediaType) ?? '');

/** Things that hold other things: archives, and FHIR's bundles and lists. Listed, never opened by themselves. */
export const bundle: Renderer = {
  id: 'bundle',
  suits: ({ parts }) => (parts.every((part) => isZip(part) || isBundle(part)) ? 1 : parts.some(isZip) ? 0.1 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
