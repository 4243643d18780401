// What is customary for a kind of curve: paper speeds and gains.
import type { Channel } from '../../standards/dicom/waveform/channel.ts';
import type { Group } from '../../standards/dicom/waveform/recording.ts';

export interface Family {
  readonly id: 'ecg' | 'eeg' | 'other';
  /** mm/s */
  readonly speeds: readonly number[];
  readonly speed: number;
  /** mm/mV; for curves that fill their rows, times what fills it. */
  readonly gains: readonly number[];
  readonly gain: number;
}

const ECG: Family = { id: 'ecg', speeds: [25, 50], speed: 25, gains: [5, 10, 20], gain: 10 };
/** A day of heart beats is first looked at from afar. */
const LONG_ECG: Family = { ...ECG, speeds: [1, 5, 25, 50] };
/** 20, 10, 7 and 5 µV/mm */
const EEG: Family = { id: 'eeg', speeds: [15, 30, 60], speed: 30, gains: [50, 100, 1000 / 7, 200], gain: 100 };
const OTHER: Family = { id: 'other', speeds: [5, 12.5, 25, 50], speed: 25, gains: [0.5, 1, 2], gain: 1 };

const LONG_SEC = 60;
const ECG_CLASSES = /\.1\.1\.9\.1\.\d$/;

export function familyOf({ channels, samples, rateHz }: Group, sopClass: string): Family {
  const isEcg = ECG_CLASSES.test(sopClass) || channels.filter(({ lead }) => lead).length * 2 > channels.length;
  if (isEcg) return samples / rateHz > LONG_SEC ? LONG_ECG : ECG;
  const voltages = channels.filter(isVoltage).length;
  return voltages * 2 > channels.length && /\.9\.7\.\d$/.test(sopClass) ? EEG : OTHER;
}

export const isVoltage = ({ scale }: Channel): boolean => scale?.unit.quantity === 'voltage';

/** Whether a curve has the page's gain; the others fill their rows and bring an axis. */
export const hasGain = (family: Family, channel: Channel): boolean => family.id !== 'other' && isVoltage(channel);
