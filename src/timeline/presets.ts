// The windows that have a name.

import { addMonths, DAY } from '../model/time.ts';
import type { Scale, Span } from './scale.ts';

export const PRESETS = ['quarter', 'year', 'five', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

const MONTHS = { quarter: 3, year: 12, five: 60 };

/** @returns nothing for the whole story */
export const presetSpan = (preset: Preset, today: number): Span | undefined =>
  preset === 'all' ? undefined : { from: addMonths(today, -MONTHS[preset]), to: today + 6 * DAY * (MONTHS[preset] / 3) };

/** Which name fits what is shown, if any. */
export function findPreset(span: Span | undefined, scale: Scale, today: number): Preset | undefined {
  if (!span || (scale.toU(span.from) <= 0 && scale.toU(span.to) >= 1)) return 'all';
  if (span.to < today) return;
  return PRESETS.find((preset) => {
    const named = presetSpan(preset, today);
    return named && Math.abs(span.to - span.from - (named.to - named.from)) < (named.to - named.from) * 0.06;
  });
}
