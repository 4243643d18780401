// Window Center and Width with their explanations and function (C.11.2.1.2).
import { type Dataset, texts } from '../json.ts';
import type { VoiFunction, Window } from './description.ts';

const CENTER = '00281050';
const WIDTH = '00281051';
const EXPLANATION = '00281055';
const FUNCTION = '00281056';

/** The function may be padded, in lower case, or an array. */
export function readVoiFunction(voi: Dataset): VoiFunction {
  for (const name of texts(voi, FUNCTION)) {
    const upper = name.toUpperCase();
    if (upper === 'LINEAR_EXACT' || upper === 'SIGMOID') return upper;
  }
  return 'LINEAR';
}

/** The usable windows. @param repairs receives what was left out or read otherwise: a width below 1 means nothing to LINEAR */
export function readWindows(voi: Dataset, voiFunction: VoiFunction, repairs: string[]): Window[] {
  // Empty places keep their number, so that a centre never meets another window's width.
  const [centers, widths, labels] = [texts(voi, CENTER), texts(voi, WIDTH), texts(voi, EXPLANATION)];
  return centers.flatMap((written, index) => {
    const center = written === '' ? Number.NaN : Number(written);
    const width = Number(widths[index] || Number.NaN);
    if (!Number.isFinite(center) || !Number.isFinite(width)) return [];
    if (width <= 0) {
      repairs.push(`a window of width ${width} was left out`);
      return [];
    }
    const label = labels[index];
    const named = { center, width, ...(label && { label }) };
    if (width >= 1 || voiFunction !== 'LINEAR') return [named];
    // Only values that are no whole numbers have so narrow a window: LINEAR_EXACT is what its writer meant.
    repairs.push(`a window of width ${width} was read as LINEAR_EXACT`);
    return [{ ...named, function: 'LINEAR_EXACT' as const }];
  });
}
