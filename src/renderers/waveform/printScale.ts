// Speed, gain and filters in words: what stands at the foot of every ECG.
import { language } from '../../lib/language.ts';
import type { Channel, Filters } from '../../standards/dicom/waveform/channel.ts';
import { type Family, hasGain } from './family.ts';
import { unitInWords } from './unitWords.ts';
import { words } from './words.ts';

const withComma = (plain: string): string => (language() === 'sv' ? plain.replace('.', ',') : plain);

/** Four digits, with the language's own comma. */
export const printPlain = (value: number): string => withComma(String(Number(value.toPrecision(4))));

/** A value of the file with its unit, as people here write both; nothing is rounded. @param unit UCUM. Untrusted text */
export const printValue = (value: number, unit = ''): string => `${withComma(String(value))} ${unitInWords(unit)}`.trim();

/** '10 mm/mV', '7 µV/mm', '2×' */
export function printGain(family: Family, gain: number): string {
  switch (family.id) {
    case 'ecg':
      return `${printPlain(gain)} mm/mV`;
    case 'eeg':
      return `${Math.round(1000 / gain)} µV/mm`;
    case 'other':
      return `${printPlain(gain)}×`;
  }
}

export const printSpeed = (speed: number): string => `${printPlain(speed)} mm/s`;

export function printFilters({ lowHz, highHz, notchHz }: Filters): string {
  const say = words();
  const parts: string[] = [];
  if (lowHz && highHz) parts.push(say.filter(printPlain(lowHz), printPlain(highHz)));
  else if (lowHz) parts.push(say.lowFilter(printPlain(lowHz)));
  else if (highHz) parts.push(say.highFilter(printPlain(highHz)));
  if (notchHz) parts.push(say.notch(printPlain(notchHz)));
  return parts.length > 0 ? parts.join(', ') : say.noFilters;
}

/** The filters of all channels, where they are the same. Those that state none do not contradict the others. */
export function printAllFilters(channels: readonly Channel[]): string {
  const stated = [
    ...new Set(channels.filter(({ filters }) => Object.keys(filters).length > 0).map(({ filters }) => printFilters(filters))),
  ];
  if (stated.length > 1) return words().variousFilters;
  return stated[0] ?? words().noFilters;
}

/** Whether all, some or none of the curves have a scale, in words; '' for all. */
export function printCalibration(channels: readonly Channel[]): string {
  const say = words();
  const without = channels.filter(({ scale }) => !scale).length;
  return without === 0 ? '' : without === channels.length ? say.notCalibrated : say.partlyCalibrated;
}

interface FootOptions {
  readonly family: Family;
  readonly channels: readonly Channel[];
  readonly speed: number;
  readonly gain: number;
  readonly timeSec: number;
  readonly pageSec: number;
}

/** The foot's two lines: the page's scale, and what a square is worth. */
export function printFoot({ family, channels, speed, gain, timeSec, pageSec }: FootOptions): readonly [string, string] {
  const say = words();
  const isScaled = channels.some((channel) => hasGain(family, channel));
  const calibration = printCalibration(channels);
  const left = [
    printSpeed(speed),
    isScaled ? printGain(family, gain) : calibration === '' ? say.autoScaled : '',
    calibration,
    printAllFilters(channels),
  ];
  const square = isScaled ? ` · ${family.id === 'eeg' ? `${Math.round(1000 / gain)} µV` : `${printPlain(1 / gain)} mV`}` : '';
  const right = [`${printTime(timeSec)}–${printTime(timeSec + pageSec)}`, say.grid(printPlain(1000 / speed), square), say.screen];
  return [left.filter(Boolean).join(' · '), right.join(' · ')];
}

/** '4,2 s', '3:07', '13:03:07' */
export function printTime(seconds: number): string {
  if (seconds < 60) return words().seconds(printPlain(Math.round(seconds * 10) / 10));
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
