// What a channel is measured in, and how many millimetres that is on the paper.
import type { Channel } from '../../standards/dicom/waveform/readWaveforms.ts';

/** Volts of any size are drawn in mV; everything else in its own unit, fitted to its strip. */
const TO_MILLIVOLT: Readonly<Record<string, number>> = { uV: 1e-3, mV: 1, V: 1e3, nV: 1e-6 };

export interface ChannelScale {
  /** mm per real unit of the samples. */
  readonly mmPerUnit: number;
  /** What is at the strip's middle line, in the samples' unit. */
  readonly middle: number;
  /** 'mV', 'mm[Hg]'; undefined where the scale is unknown: no grid units then. */
  readonly unit: string | undefined;
  /** How many of the samples' unit are one of `unit`. */
  readonly perUnit: number;
}

/**
 * @param gain mm per mV, for ECG; EEG is drawn finer
 * @param stripMm height of a strip, for what has no gain
 */
export function scaleOf(channel: Channel, samples: Float32Array, gain: number, stripMm: number): ChannelScale {
  const toMillivolt = TO_MILLIVOLT[channel.unit];
  if (channel.scale !== undefined && toMillivolt !== undefined)
    return { mmPerUnit: gain * toMillivolt, middle: 0, unit: 'mV', perUnit: 1 / toMillivolt };
  const { least, most } = extremes(samples);
  const span = most - least || 1;
  return {
    mmPerUnit: (stripMm * 0.8) / span,
    middle: (least + most) / 2,
    unit: channel.scale === undefined || channel.unit === '' ? undefined : channel.unit,
    perUnit: 1,
  };
}

export function extremes(samples: Float32Array): { readonly least: number; readonly most: number } {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // A day of samples is looked at here and there.
  const step = Math.max(1, Math.floor(samples.length / 200_000));
  for (let index = 0; index < samples.length; index += step) {
    const value = samples[index] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, most };
}

export interface Caliper {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** In the unit of the channel under it. */
  readonly amplitude: number | undefined;
  readonly unit: string | undefined;
}

/** ms, and as a rate where an interval could be one. */
export function printCaliper({ fromSeconds, toSeconds, amplitude, unit }: Caliper, perMinute: string): string {
  const ms = Math.abs(toSeconds - fromSeconds) * 1000;
  const rate = ms >= 200 && ms <= 3000 ? `${Math.round(60_000 / ms)}${perMinute}` : '';
  const height = amplitude !== undefined && unit !== undefined ? `${amplitude.toFixed(2).replace('.', ',')} ${unit}` : '';
  return [`${Math.round(ms)} ms`, rate, height].filter(Boolean).join(' · ');
}
