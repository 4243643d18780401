// A softcopy presentation state (PS3.3 A.33, C.10, C.11): how somebody looked at pictures, and what was drawn on them.
import { Failure } from '../../../model/failure.ts';
import { cielabToRgb, type Rgb } from '../colours.ts';
import { type Dataset, items, number, numbers, personName, text } from '../json.ts';
import type { Bulk } from '../pixels/binary.ts';
import type { Lut } from '../pixels/description.ts';
import { readLuts } from '../pixels/luts.ts';
import { type InstanceReference, toReference } from '../references.ts';
import { type Graphic, parseGraphics } from './graphics.ts';
import { parseShutters, type Shutter } from './shutter.ts';

export interface PresentationState {
  readonly label: string;
  readonly description: string;
  readonly creator: string;
  readonly references: readonly InstanceReference[];
  readonly graphics: readonly Graphic[];
  readonly layers: readonly GraphicLayer[];
  readonly shutters: readonly Shutter[];
  readonly areas: readonly (ForPictures & DisplayedArea)[];
  readonly windows: readonly (ForPictures & VoiWindow)[];
  /** Its VOI LUTs, whose data are here. */
  readonly curves: readonly (ForPictures & { readonly lut: Lut })[];
  /** Its Presentation LUT (C.11.6), if its data are here. */
  readonly tone?: Lut;
  /** Its rescale to the values its windows are in; undefined: the picture's own. */
  readonly rescale?: { readonly slope: number; readonly intercept: number };
  /** Degrees clockwise, then mirrored left to right if so (C.10.6). */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly isFlipped: boolean;
  /** Presentation LUT Shape; undefined for colour states and for tables. */
  readonly isInverse: boolean | undefined;
  /** What it asks for and is not done here: a Modality LUT of its own, and tables whose data are not here. */
  readonly leftOut: readonly 'curve'[];
}

interface ForPictures {
  /** Empty: all that the state refers to. */
  readonly references: readonly InstanceReference[];
}
export interface GraphicLayer {
  readonly name: string;
  readonly description: string;
  readonly order: number;
  readonly rgb?: Rgb;
}
export interface VoiWindow {
  readonly center: number;
  readonly width: number;
  readonly function: 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';
}
/** Whole pixels named from 1, both corners seen; the first may lie right of or below the second when the picture is turned. */
export interface DisplayedArea {
  readonly topLeft: readonly [number, number];
  readonly bottomRight: readonly [number, number];
  readonly mode: 'SCALE TO FIT' | 'TRUE SIZE' | 'MAGNIFY';
  /** Screen px per picture px, MAGNIFY only. */
  readonly magnification?: number;
}

const MAX_ITEMS = 10_000;
const VOI_LUT = '00283010';
const PRESENTATION_LUT = '20500010';

/** @param bulk of its tables (`missingBulk`). @throws Failure 'malformed' when it refers to no picture */
export function parsePresentationState(dataset: Dataset, bulk: Bulk = new Map()): PresentationState {
  const references = items(dataset, '00081115')
    .flatMap((series) => items(series, '00081140'))
    .slice(0, MAX_ITEMS)
    .flatMap(toReference);
  if (references.length === 0) throw new Failure('malformed', { detail: 'a presentation state of no picture' });
  const voi = items(dataset, '00283110').slice(0, MAX_ITEMS);
  const rescale = rescaleOf(dataset);
  const shape = text(dataset, '20500020')?.toUpperCase();
  const curves = voi.flatMap((item) => parseCurve(item, bulk));
  const [tone] = readLuts(dataset, PRESENTATION_LUT, false, bulk);
  const isLeftOut =
    curves.length < voi.filter((item) => items(item, VOI_LUT).length > 0).length ||
    items(dataset, '00283000').length > 0 ||
    (!tone && items(dataset, PRESENTATION_LUT).length > 0);
  return {
    label: text(dataset, '00700080') ?? '',
    description: text(dataset, '00700081') ?? '',
    creator: creatorOf(dataset),
    references,
    graphics: parseGraphics(dataset),
    layers: items(dataset, '00700060').slice(0, MAX_ITEMS).map(parseLayer),
    shutters: parseShutters(dataset),
    areas: items(dataset, '0070005A').slice(0, MAX_ITEMS).flatMap(parseArea),
    windows: voi.flatMap(parseWindow),
    curves,
    ...(tone && { tone }),
    ...(rescale && { rescale }),
    rotation: rotationOf(number(dataset, '00700042')),
    isFlipped: text(dataset, '00700041')?.toUpperCase() === 'Y',
    isInverse: shape === 'INVERSE' ? true : shape === 'IDENTITY' ? false : undefined,
    leftOut: isLeftOut ? ['curve'] : [],
  };
}

/** Content Creator's Name, else who ran the machine. */
function creatorOf(dataset: Dataset): string {
  const name = personName(dataset, '00700084') ?? personName(dataset, '00081070');
  return name ? [name.prefix, name.given, name.family].filter(Boolean).join(' ') : '';
}

function rescaleOf(dataset: Dataset): { slope: number; intercept: number } | undefined {
  const [slope, intercept] = [number(dataset, '00281053'), number(dataset, '00281052')];
  return slope === undefined || slope === 0 || intercept === undefined ? undefined : { slope, intercept };
}

const rotationOf = (written: number | undefined): 0 | 90 | 180 | 270 => {
  const turned = (((written ?? 0) % 360) + 360) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
};

const referencesOf = (item: Dataset): InstanceReference[] => items(item, '00081140').slice(0, MAX_ITEMS).flatMap(toReference);

function parseLayer(item: Dataset): GraphicLayer {
  const rgb = cielabToRgb(numbers(item, '00700401'));
  return {
    name: text(item, '00700002') ?? '',
    description: text(item, '00700068') ?? '',
    order: number(item, '00700062') ?? 0,
    ...(rgb && { rgb }),
  };
}

function parseArea(item: Dataset): (ForPictures & DisplayedArea)[] {
  const [left, top] = numbers(item, '00700052');
  const [right, bottom] = numbers(item, '00700053');
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return [];
  const written = text(item, '00700100')?.toUpperCase();
  const mode = written === 'TRUE SIZE' || written === 'MAGNIFY' ? written : 'SCALE TO FIT';
  const magnification = number(item, '00700103');
  return [
    {
      references: referencesOf(item),
      topLeft: [left, top],
      bottomRight: [right, bottom],
      mode,
      ...(magnification !== undefined && magnification > 0 && { magnification }),
    },
  ];
}

function parseWindow(item: Dataset): (ForPictures & VoiWindow)[] {
  const [center, width] = [number(item, '00281050'), number(item, '00281051')];
  if (center === undefined || width === undefined || !(width > 0)) return [];
  const written = text(item, '00281056')?.toUpperCase();
  const own = written === 'SIGMOID' || written === 'LINEAR_EXACT' ? written : width < 1 ? 'LINEAR_EXACT' : 'LINEAR';
  return [{ references: referencesOf(item), center, width, function: own }];
}

/** The first of an item's tables: which one is meant, nobody can say by a stored view (C.11.8). */
function parseCurve(item: Dataset, bulk: Bulk): PresentationState['curves'][number][] {
  // A descriptor's first value mapped is signed as the values are, and only its VR tells.
  const isSigned = items(item, VOI_LUT)[0]?.['00283002']?.vr === 'SS';
  const [lut] = readLuts(item, VOI_LUT, isSigned, bulk);
  return lut ? [{ references: referencesOf(item), lut }] : [];
}
