import type { Part } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import type { Renderer } from '../renderer.ts';

const MODALITIES = new Set(['ECG', 'HD', 'EPS', 'RESP', 'EEG', 'EMG', 'EOG', 'POS']);

function suitsPart({ sopClass, modality = '', mediaType }: Part): number {
  if (sopClass) return sopKind(sopClass) === 'waveform' ? 1 : 0;
  return mediaType.startsWith('application/dicom') && MODALITIES.has(modality) ? 0.9 : 0;
}

/** Curves over time: ECG, pressures, EEG, breathing. */
export const waveform: Renderer = {
  id: 'waveform',
  suits: ({ parts }) => Math.max(0, ...parts.map(suitsPart)),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
