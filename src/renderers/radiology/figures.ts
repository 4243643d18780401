// Figures in words: digits that the spacing allows, units that say where they come from.
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { storedToModality } from '../../standards/dicom/pixels/modality.ts';
import type { Point } from './camera.ts';
import { printNumber, printValue } from './captions.ts';
import type { Figure, Scale, Silence, Statistics } from './measure.ts';
import { type Picture, storedAt } from './picture.ts';
import { words } from './words.ts';

/** Digits after the comma: mm with one, never more than the spacing allows (10 mm between pixels: none). */
const digitsOf = ({ unit, value }: Figure, { spacing }: Scale, power: number): number => {
  if (unit === 'px') return power === 2 ? 0 : 1;
  if (power === 2 && value >= 100) return 0;
  if (unit !== 'mm') return 2;
  return Math.max(spacing.x, spacing.y) >= 5 ? 0 : 1;
};

function unitOf({ unit, basis, magnification }: Figure, power: number): string {
  const say = words();
  const square = power === 2 ? '²' : '';
  if (unit === 'px') return power === 2 ? `px², ${say.uncalibrated.split(', ')[1] ?? ''}` : say.uncalibrated;
  if (unit !== 'mm') return unit;
  const printed = say.unit[basis](magnification === undefined ? undefined : printNumber(magnification, 2));
  return printed.replace('mm', `mm${square}`);
}

/** @param power 2 for an area */
export function printFigure(figures: readonly Figure[] | Silence, scale: Scale, power = 1): string[] {
  if (figures === 'crossesRegions' || figures === 'unlikeAxes') return [words()[figures]];
  return figures.map((figure) => {
    const axis = figure.axis === 'x' ? '↔ ' : figure.axis === 'y' ? '↕ ' : '';
    return `${axis}${printNumber(figure.value, digitsOf(figure, scale, power))} ${unitOf(figure, power)}`.trim();
  });
}

export function printStatistics(statistics: Statistics | undefined, { modality }: FrameDescription): string[] {
  if (!statistics) return [];
  const say = words();
  const unit = modality.unit ? ` ${modality.unit}` : '';
  return [
    `${say.mean} ${printNumber(statistics.mean, 1)}${unit}`,
    `${say.deviation} ${printNumber(statistics.deviation, 1)} (${printValue(statistics.min)} … ${printValue(statistics.max)})`,
  ];
}

/** The value under a point: HU in a CT; red, green and blue of a colour picture. */
export function printValueAt(picture: Picture | undefined, [x, y]: Point): string[] {
  if (!picture || picture.isReduced) return [];
  const { frame } = picture.levels[0];
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) return [];
  if (frame.samples === 3) {
    const at = (row * frame.columns + column) * 3;
    return [`RGB ${[...frame.pixels.subarray(at, at + 3)].join(' ')}`];
  }
  const stored = storedAt(picture, column, row);
  if (stored === undefined) return [];
  const { unit } = picture.description.modality;
  return [`${printValue(storedToModality(picture.description, stored))}${unit ? ` ${unit}` : ''}`, `x ${column} y ${row}`];
}
