// Lengths and scales, as people read them.
import { language } from '../../lib/language.ts';
import { lengthOf, type Measure, type PhotoState, type Scale, scaleOf } from './state.ts';
import { words } from './words.ts';

const printNumber = (value: number, digits: number): string =>
  new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** A length that rests upon the reader's own scale says so. */
export function printLength(measure: Measure, state: PhotoState): string {
  const scale = scaleOf(state);
  const say = words();
  const value = lengthOf(measure, scale);
  if (!scale) return `${printNumber(value, 0)} ${say.uncalibrated}`;
  return `${printNumber(value, 1)} ${scale.basis === 'reader' ? say.ownScale : say.mm}`;
}

export const printScale = ({ x, basis }: Scale): string =>
  `${printNumber(x, 3)} ${basis === 'reader' ? words().ownScalePerPx : words().mmPerPx}`;
