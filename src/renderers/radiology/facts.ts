// What an object says about how it was made, in the order a radiologist asks.
import { nameBodyPart } from '../../model/bodyParts.ts';
import { number, numbers, text } from '../../standards/dicom/json.ts';
import { transferSyntax } from '../../standards/dicom/transferSyntaxes.ts';
import { lateralityOf, printNumber, printValue, techniqueOf, viewOf } from './captions.ts';
import type { Shown } from './display.ts';
import { thicknessMm } from './plane.ts';
import { type FactName, words } from './words.ts';

export interface Fact {
  readonly name: FactName;
  /** May hold foreign text: print it as such. */
  readonly value: string;
}

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', ');
const withUnit = (value: number | undefined, unit: string) => (value === undefined ? '' : `${printValue(value)} ${unit}`);

export function factsOf({ shot, picture, spacing }: Shown): Fact[] {
  const { dataset, frame } = shot;
  const of = (tag: string) => text(dataset, tag);
  const magnification = spacing.magnification === undefined ? undefined : printNumber(spacing.magnification, 2);
  const pixel = `${printNumber(spacing.x, 3)} × ${printNumber(spacing.y, 3)} ${words().unit[spacing.basis](magnification)}`;
  const all: readonly (readonly [FactName, string | undefined])[] = [
    ['description', of('0008103E')],
    ['protocol', of('00181030')],
    ['bodyPart', bodyPartOf(of('00180015'))],
    ['laterality', lateralityOf(shot)],
    ['view', viewOf(shot)],
    ['exposure', techniqueOf(shot)],
    ['dose', withUnit(number(dataset, '00189345'), 'mGy CTDIvol') || withUnit(number(dataset, '00400316'), 'dGy')],
    ['compression', joined(withUnit(number(dataset, '001811A0'), 'mm'), withUnit(number(dataset, '001811A2'), 'N'))],
    ['thickness', withUnit(thicknessMm(dataset, frame), 'mm')],
    ['spacing', spacing.basis === 'none' ? words().uncalibrated : pixel],
    ['size', `${picture.columns} × ${picture.rows}, ${picture.description.bitsStored} bit`],
    ['kernel', of('00181210')],
    ['contrast', of('00180010')],
    ['position', of('00185100')],
    ['device', joined(of('00080070'), of('00081090'))],
    ['station', joined(of('00080080'), of('00081010'))],
    ['coding', joined(codingOf(of('00083002') ?? of('00020010')), printRatio(numbers(dataset, '00282112')))],
  ];
  return all.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}

const bodyPartOf = (text: string | undefined) => text && (nameBodyPart(text) ?? text);
/** The coding's name; its UID where it is a private one. */
const codingOf = (uid: string | undefined) => uid && (transferSyntax(uid)?.name ?? uid);
const printRatio = (ratios: readonly number[]) => (ratios.length > 0 ? `${printValue(ratios.at(-1) ?? 1)}:1` : '');
