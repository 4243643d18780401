// Numbers as the reader's language writes them.
import { language } from '../../lib/language.ts';
import type { Vector } from '../../standards/mesh/mesh.ts';

export const printNumber = (value: number, digits = 3): string =>
  new Intl.NumberFormat(language(), { maximumSignificantDigits: digits }).format(value);

export const printCount = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** Whole millimetres from ten on, tenths below: a surface is no finer than the voxels it was made from. */
const printSide = (value: number, isMeasured: boolean): string =>
  isMeasured
    ? new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
    : printNumber(value);

/** The sides of the box that holds it, along its own axes. @param unit '' where none is known */
export const printSize = (size: Vector, isMeasured: boolean): string =>
  `${size.map((side) => printSide(side, isMeasured)).join(' × ')}${isMeasured ? ' mm' : ''}`;
