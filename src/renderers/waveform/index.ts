import type { Renderer } from '../renderer.ts';
import { suitsItem } from './isWaveform.ts';

/** Curves over time: ECG, EEG, pressures, breathing. */
export const waveform: Renderer = {
  id: 'waveform',
  suits: suitsItem,
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
