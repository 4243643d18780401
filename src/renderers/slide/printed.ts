// Numbers and captions in words.
import { language } from '../../lib/language.ts';
import { baseOf, type SlideImage, umPerPixel } from './image.ts';
import { magnificationOf, objectiveOf, roundMagnification } from './magnification.ts';
import { type Amount, areaOf, lengthOf, roundAmount } from './measure.ts';
import type { Mark } from './state.ts';
import { words } from './words.ts';

export const printNumber = (value: number): string => value.toLocaleString(language(), { maximumSignificantDigits: 6 });

/** 24,1 µm, with words behind it where it is not calibrated. */
export const printAmount = ({ value, unit }: Amount): string =>
  `${printNumber(roundAmount(value))} ${unit}${unit.startsWith('px') ? `, ${words().uncalibrated}` : ''}`;

export function printMark({ kind, points }: Mark, spacing: SlideImage['spacingMm']): string {
  if (kind === 'length') return printAmount(lengthOf(points, spacing));
  return kind === 'area' ? printAmount(areaOf(points, spacing)) : '';
}

/** 10× av 40×; of a slide without spacing, percent of its pixels. */
export function printMagnification(image: SlideImage, scale: number): string {
  const um = umPerPixel(image);
  if (um === undefined) return `${printNumber(Math.round(scale * 100))} %, ${words().uncalibrated}`;
  const power = (value: number): string => `${printNumber(roundMagnification(value))}×`;
  return words().of(power(magnificationOf(scale, um)), `${printNumber(objectiveOf(um))}×`);
}

export function printSize(image: SlideImage): string {
  const { width, height } = baseOf(image);
  const px = `${printNumber(width)} × ${printNumber(height)} px`;
  const { spacingMm } = image;
  if (!spacingMm) return px;
  const mm = (value: number): string => printNumber(value < 1 ? Number(value.toPrecision(2)) : Math.round(value * 10) / 10);
  return `${px}, ${mm(width * spacingMm.x)} × ${mm(height * spacingMm.y)} mm`;
}
