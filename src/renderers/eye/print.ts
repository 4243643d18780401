// Figures and dates of a field, as people read them.

import { printForeign } from '../../lib/foreignText.ts';
import { language } from '../../lib/language.ts';
import { printWhen } from '../../model/printWhen.ts';
import { toWhen } from '../../standards/dicom/dateTime.ts';
import type { Field } from './field.ts';
import type { Share } from './reliability.ts';
import { words } from './words.ts';

export const printNumber = (value: number, digits = 2): string =>
  new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value)
    .replace('-', '−');

/** Whole dB, with a minus that is as wide as a digit. */
export const printRounded = (value: number): string => String(Math.round(value)).replace('-', '−');

export const printDate = ({ date }: Pick<Field, 'date'>): string => (date ? printWhen(toWhen(date, undefined)) : '');

export const printSide = ({ side }: Pick<Field, 'side'>): string => (side ? words().eye[side] : words().sideUnknown);

export const printProbability = (percent: number | undefined): string =>
  percent === undefined || percent > 10 ? '' : words().probability(printNumber(percent, percent < 1 ? 1 : 0));

/** Name and value of each figure that the machine told. */
export function resultsOf(field: Field): (readonly [string, string])[] {
  const say = words();
  const rows: (readonly [string, string])[] = [];
  const add = (name: string, value: number | undefined, unit: string, digits = 2, probability?: number): void => {
    if (value === undefined) return;
    const rare = printProbability(probability);
    rows.push([name, `${printNumber(value, digits)} ${unit}${rare ? `  ${rare}` : ''}`]);
  };
  add(say.md, field.md, 'dB', 2, field.mdProbability);
  add(say.psd, field.psd, 'dB', 2, field.psdProbability);
  if (field.md === undefined) add(say.ms, field.meanSensitivity, 'dB');
  for (const { name, value, unit } of field.indices)
    rows.push([printForeign(name, 30), `${printNumber(value, Number.isInteger(value) ? 0 : 2)} ${printForeign(unit, 8)}`.trim()]);
  add(say.fovea, field.fovea, 'dB', 0, field.foveaProbability);
  for (const name of ['fixation', 'falsePositives', 'falseNegatives'] as const) {
    const text = printAnswers(field[name]);
    const isExcessive = field.excessive.includes(name);
    if (text || isExcessive) rows.push([say[name], [text, isExcessive ? say.tooMany : ''].filter(Boolean).join('  ')]);
  }
  if (field.verdict !== undefined) rows.push([say.verdict, printForeign(field.verdict, 30)]);
  if (field.seconds !== undefined) {
    const [minutes, seconds] = [Math.floor(field.seconds / 60), Math.round(field.seconds % 60)];
    rows.push([say.duration, `${minutes}:${String(seconds).padStart(2, '0')}`]);
  }
  return rows;
}

function printAnswers(answers: number | Share | undefined): string {
  if (answers === undefined) return '';
  return typeof answers === 'number' ? `${printNumber(answers, 0)} %` : `${answers.count}/${answers.of}`;
}
