// Which items hold curves.
import type { Part, TimelineItem } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';

const MODALITIES = new Set(['ECG', 'HD', 'EPS', 'RESP', 'EEG', 'EMG', 'EOG']);

/** 1: made for it. 0.6: its modality promises curves, though the series may hold a report. */
function suitsPart({ sopClass, modality = '', mediaType }: Part): number {
  if (sopClass !== undefined) return sopKind(sopClass) === 'waveform' ? 1 : 0;
  return MODALITIES.has(modality) && (mediaType === '' || /^application\/dicom\b/.test(mediaType)) ? 0.6 : 0;
}

export const isWaveform = (part: Part): boolean => suitsPart(part) > 0;

export const suitsItem = ({ parts, unreadable }: TimelineItem): number => {
  if (unreadable !== undefined) return 0;
  const best = Math.max(...parts.map(suitsPart));
  // Beside pictures of the same study, curves are what accompanies them.
  return best === 0 || parts.every(isWaveform) ? best : 0.5 * best;
};
