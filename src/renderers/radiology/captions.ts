// What stands in the picture's corners, as plain lines of text.

import { printForeign } from '../../lib/foreignText.ts';
import { language } from '../../lib/language.ts';
import { items, number, text } from '../../standards/dicom/json.ts';
import type { Look } from '../../standards/dicom/pixels/look.ts';
import { frameText, macro } from './frameValues.ts';
import type { Picture } from './picture.ts';
import type { Shot } from './stacks.ts';
import { words } from './words.ts';

export interface Corners {
  readonly topLeft: readonly string[];
  readonly topRight: readonly string[];
  readonly bottomLeft: readonly string[];
  readonly bottomRight: readonly string[];
}

// Making a formatter costs more than a hundred uses of it.
const formatters = new Map<string, Intl.NumberFormat>();
function formatter(digits: number): Intl.NumberFormat {
  const key = `${language()}${digits}`;
  const known = formatters.get(key);
  if (known) return known;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false };
  const made = new Intl.NumberFormat(language(), options);
  formatters.set(key, made);
  return made;
}

/** A number as read in the language of the moment, with a real minus. */
export const printNumber = (value: number, digits = 0): string =>
  formatter(digits)
    .format(Number(value.toFixed(digits)) || 0)
    .replace('-', '−');
/** Whole numbers plain, others with as many digits as matter. */
export const printValue = (value: number): string => {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return printNumber(value);
  return printNumber(value, Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3);
};

const foreign = (value: string | undefined, max = 48) => (value ? printForeign(value, max) : '');
const joined = (parts: readonly (string | undefined)[], by = ', ') => parts.filter(Boolean).join(by);

export function seriesTitle({ dataset, part }: Shot): string {
  const serial = number(dataset, '00200011');
  const name = foreign(text(dataset, '0008103E') ?? part.label);
  return joined([serial === undefined ? '' : words().series(printNumber(serial)), name]) || words().unnamedSeries;
}

/** Frame Laterality, Image Laterality, Laterality, in that order (domain §6). */
export const lateralityOf = ({ dataset, frame }: Shot): string | undefined =>
  frameText(dataset, frame, '00209071', '00209072') ?? text(dataset, '00200062') ?? text(dataset, '00200060');

const VIEWS: Readonly<Record<string, string>> = {
  '399162004': 'CC',
  '399368009': 'MLO',
  '399260004': 'ML',
  '399352003': 'LM',
  '399099002': 'LMO',
  '399196006': 'FB',
  '399188001': 'SIO',
  '441555000': 'ISO',
  '399192008': 'XCCL',
  '399101009': 'XCCM',
  'R-10242': 'CC',
  'R-10226': 'MLO',
  'R-10224': 'ML',
  'R-10228': 'LM',
};
/** The projection's short name: by View Code (CID 4014), else View Position (0018,5101). */
export function viewOf({ dataset }: Shot): string | undefined {
  const code = items(dataset, '00540220')[0];
  return VIEWS[(code && text(code, '00080100')) ?? ''] ?? foreign(text(dataset, '00185101'), 12);
}

/** kV, mAs, TR/TE: what the machine was set to. */
export function techniqueOf({ dataset, frame }: Shot): string {
  const kv = number(dataset, '00180060') ?? number(macro(dataset, frame, '00189325') ?? {}, '00180060');
  const mas =
    number(dataset, '00181152') ??
    (number(dataset, '00181153') === undefined ? undefined : (number(dataset, '00181153') ?? 0) / 1000) ??
    number(macro(dataset, frame, '00189321') ?? {}, '00189332');
  const [tr, te] = [number(dataset, '00180080'), number(dataset, '00180081')];
  return joined([
    kv === undefined ? '' : `${printValue(kv)} kV`,
    mas === undefined ? '' : `${printValue(mas)} mAs`,
    tr !== undefined && te !== undefined ? `TR ${printValue(tr)} TE ${printValue(te)} ms` : '',
  ]);
}

/** The slice's place along the axis it is stacked on: 'z −142,5 mm'. */
export function placeOf({ plane }: Shot): string {
  if (!plane) return '';
  const sizes = plane.normal.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  return `${'xyz'[axis] ?? ''} ${printNumber(plane.origin[axis] ?? 0, 1)} mm`;
}

export function printWindow(look: Look): string {
  if (!look.window) return look.voiLut === undefined && !look.curve ? '' : words().curve;
  const { center, width } = look.window;
  return joined([words().widthCentre(printValue(width), printValue(center)), look.auto ? words().auto : ''], ' ');
}

/** Lossy Image Compression (0028,2110) with its ratio: said as long as the picture is on screen. */
export function lossyLabel({ description }: Picture): string {
  if (!description.lossy) return '';
  const { ratio } = description.lossy;
  return words().lossy(ratio === undefined ? undefined : printValue(ratio));
}

export interface Seen {
  readonly shot: Shot;
  readonly picture: Picture;
  readonly look: Look;
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** Device px per image px. */
  readonly scale: number;
  readonly clip?: { readonly index: number; readonly count: number; readonly framesPerSecond: number };
}

export function cornersOf({ shot, picture, look, index, count, scale, clip }: Seen): Corners {
  const say = words();
  const isGrey = picture.levels[0].frame.samples === 1;
  const marks = [picture.isReduced ? say.preview : '', lossyLabel(picture), look.invert ? say.inverted : ''];
  return {
    topLeft: lines([
      seriesTitle(shot),
      joined([count > 1 || !clip ? say.image(index, count) : '', placeOf(shot)], ' '),
      clip ? joined([say.clip(clip.index, clip.count), say.framesPerSecond(printValue(clip.framesPerSecond))]) : '',
    ]),
    topRight: lines([joined([lateralityOf(shot), viewOf(shot)], ' '), ...marks]),
    bottomLeft: lines([
      joined([foreign(text(shot.dataset, '00080080'), 32), foreign(text(shot.dataset, '00081010'), 20)]),
      techniqueOf(shot),
    ]),
    bottomRight: lines([isGrey ? printWindow(look) : '', say.zoom(printNumber(scale, scale < 10 ? 2 : 1))]),
  };
}
const lines = (all: readonly string[]) => all.filter(Boolean);
