import type { Part } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import type { Renderer } from '../renderer.ts';

function suitsPart({ sopClass, modality, mediaType }: Part): number {
  if (sopClass) return sopKind(sopClass) === 'audio' ? 1 : 0;
  if (/^audio\//.test(mediaType)) return 1;
  return mediaType.startsWith('application/dicom') && modality === 'AU' ? 0.9 : 0;
}

/** Voices and other sounds. */
export const audio: Renderer = {
  id: 'audio',
  suits: ({ parts }) => Math.max(0, ...parts.map(suitsPart)),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
