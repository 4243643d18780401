// Stored values to what the modality measured (C.11.1).
import type { FrameDescription, Lut } from './description.ts';

/** A LUT's output for a value; what lies outside takes the nearest end (C.11.1.1). */
export function lookUp({ first, entries }: Lut, value: number): number {
  const index = Math.round(value) - first;
  return entries[index < 0 ? 0 : index >= entries.length ? entries.length - 1 : index] ?? 0;
}

/** The value a ruler or a probe shows: HU in a CT, the unit being the description's `modality.unit`. */
export function storedToModality({ modality }: FrameDescription, value: number): number {
  return modality.kind === 'lut' ? lookUp(modality.lut, value) : value * modality.slope + modality.intercept;
}
