import { printForeign } from '../../../lib/foreignText.ts';
import { language } from '../../../lib/language.ts';
import type { Region } from '../../../standards/genome/region.ts';

const number = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** From 1, both ends included, as `parseRegion` reads it back. */
export const printRegion = ({ chromosome, start, end }: Region): string =>
  `${printForeign(chromosome)}:${number(start + 1)}–${number(end)}`;
/** @param at from 0 */
export const printPlace = (chromosome: string, at: number): string => `${printForeign(chromosome)}:${number(at + 1)}`;
