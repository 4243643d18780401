// Modality values to grey, 0 black to 1 white (C.11.2).
import type { FrameDescription, Lut, VoiFunction } from './description.ts';
import type { Look } from './look.ts';
import { lookUp } from './modality.ts';

/** A straight line between two clips: 0 up to `low`, 1 from `high` on. Where both are equal it is a step just above them. */
export interface Ramp {
  readonly low: number;
  readonly high: number;
}

/** LINEAR with its half pixels (C.11.2.1.2.1) or LINEAR_EXACT (C.11.2.1.3.2). */
export function toRamp(center: number, width: number, voiFunction: 'LINEAR' | 'LINEAR_EXACT'): Ramp {
  if (voiFunction === 'LINEAR_EXACT') return { low: center - width / 2, high: center + width / 2 };
  const middle = center - 0.5;
  const half = Math.max(0, width - 1) / 2;
  return { low: middle - half, high: middle + half };
}

export function onRamp({ low, high }: Ramp, value: number): number {
  if (value <= low) return 0;
  return value > high ? 1 : (value - low) / (high - low);
}

/** C.11.2.1.3.1 */
export const onSigmoid = (center: number, width: number, value: number): number =>
  1 / (1 + Math.exp((-4 * (value - center)) / width));

const onLut = (lut: Lut, value: number): number => lookUp(lut, value) / (2 ** lut.bits - 1);

export interface ChosenVoi {
  readonly ramp?: Ramp;
  toGrey(value: number): number;
}

/** The table's entries over the whole run of greys, in steps. */
const onTone = ({ entries, bits }: Lut, grey: number): number =>
  (entries[Math.round(grey * (entries.length - 1))] ?? 0) / (2 ** bits - 1);

/**
 * The VOI transformation of a look, and its Presentation LUT if it has one; without one the window found in the data set, or else the identity over the whole range.
 * @param range modality values at both ends of what can be stored
 */
export function chooseVoi(look: Look, description: Pick<FrameDescription, 'voiFunction' | 'voiLuts'>, range: Ramp): ChosenVoi {
  const { tone } = look;
  const chosen = chooseWindow(look, description, range);
  return tone ? { toGrey: (value) => onTone(tone, chosen.toGrey(value)) } : chosen;
}

function chooseWindow(look: Look, description: Pick<FrameDescription, 'voiFunction' | 'voiLuts'>, range: Ramp): ChosenVoi {
  const { window } = look;
  const lut = look.curve ?? (look.voiLut === undefined ? undefined : description.voiLuts[look.voiLut]);
  if (window === undefined && lut) return { toGrey: (value) => onLut(lut, value) };
  if (window === undefined) return { ramp: range, toGrey: (value) => onRamp(range, value) };
  const { center } = window;
  const width = window.width > 0 ? window.width : 1;
  const voiFunction: VoiFunction = window.function ?? description.voiFunction;
  if (voiFunction === 'SIGMOID') return { toGrey: (value) => onSigmoid(center, width, value) };
  const ramp = toRamp(center, width, voiFunction === 'LINEAR' && width < 1 ? 'LINEAR_EXACT' : voiFunction);
  return { ramp, toGrey: (value) => onRamp(ramp, value) };
}
