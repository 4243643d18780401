// Which parts hold pictures for this renderer (PS3.4 B.5; the SOP classes by what they show).
import type { Part } from '../../model/item.ts';

const ROOT = '1.2.840.10008.5.1.4.1.1.';

/** SOP classes that are stacks, projections or cine: made for this renderer. */
const MADE_FOR = new Set(
  [
    ...['1', '1.1', '1.1.1', '1.2', '1.2.1', '1.3', '1.3.1'], // CR, DX, MG, intra-oral
    ...['13.1.1', '13.1.2', '13.1.3', '13.1.4', '13.1.5'], // 3D X-ray, breast tomosynthesis and projection
    ...['2', '2.1', '2.2', '4', '4.1', '4.3', '4.4', '128', '128.1', '130'], // CT, MR, PT
    ...['20', '5'], // NM
    ...['3', '3.1', '6', '6.1', '6.2', '6.3'], // US
    ...['12.1', '12.1.1', '12.2', '12.2.1', '12.3'], // XA, XRF
    ...['14.1', '14.2'], // intravascular OCT
    ...['7', '7.1', '7.2', '7.3', '7.4'], // secondary capture
    ...['77.1.5.4', '77.1.5.7', '77.1.5.8'], // OCT of the eye
    ...['481.1', '481.23'], // RT image
  ].map((suffix) => ROOT + suffix),
);

/** Pictures of visible light and maps: shown here until a renderer of their own wants them more. */
const PLAUSIBLE = new Set(
  [
    ...['77.1.1', '77.1.2', '77.1.3', '77.1.4', '77.1.7', '77.1.8'],
    ...['77.1.5.1', '77.1.5.2', '77.1.5.5', '77.1.5.6'],
    ...['81.1', '82.1'],
  ].map((suffix) => ROOT + suffix),
);

/** Drawn over pictures: opened with those they refer to (segmentations, stored looks, structures, dose, parametric maps). */
const DERIVED = new Set(['66.4', '66.7', '11.1', '11.2', '11.3', '11.5', '481.2', '481.3', '30'].map((suffix) => ROOT + suffix));
/** Where a source does not say the class; what it is shows when it is opened. */
const DERIVED_MODALITIES = new Set(['SEG', 'PR', 'RTSTRUCT', 'RTDOSE']);
/** Key objects: for a renderer of documents first, for the pictures they point at where there is none. */
const KEY_OBJECTS = `${ROOT}88.59`;

const MODALITIES = new Set([
  ...[
    'CR',
    'DX',
    'CT',
    'MR',
    'PT',
    'NM',
    'US',
    'XA',
    'RF',
    'MG',
    'BT',
    'BTO',
    'IVUS',
    'IVOCT',
    'RG',
    'IO',
    'PX',
    'BMD',
    'OPT',
    'RTIMAGE',
  ],
]);
const PLAUSIBLE_MODALITIES = new Set(['OT', 'SC', 'XC', 'GM', 'ES', 'OP', 'DMS', 'HC', 'DG', 'LS', 'TG', 'CD', 'DD', 'EC']);

/** Kinds of bytes that a series of pictures comes as. '' where the source does not say. */
const isDicom = (mediaType: string) => mediaType === '' || /^application\/dicom\b/i.test(mediaType);

const isKeyObjects = ({ sopClass, modality }: Part): boolean => (sopClass ? sopClass === KEY_OBJECTS : modality === 'KO');

/** Not pictures themselves, but what is drawn over them. */
export const isDerivedPart = (part: Part): boolean =>
  (part.sopClass ? DERIVED.has(part.sopClass) : DERIVED_MODALITIES.has(part.modality ?? '')) || isKeyObjects(part);

/** 1 made for it, 0.5 plausible, 0 not at all. The SOP class decides where it is known, else the modality. */
export function suitsPart(part: Part): number {
  if (!isDicom(part.mediaType)) return 0;
  if (isDerivedPart(part)) return isKeyObjects(part) ? 0.5 : 1;
  if (part.sopClass) {
    if (MADE_FOR.has(part.sopClass)) return 1;
    return PLAUSIBLE.has(part.sopClass) ? 0.5 : 0;
  }
  if (part.modality && MODALITIES.has(part.modality)) return 1;
  return part.modality && PLAUSIBLE_MODALITIES.has(part.modality) ? 0.5 : 0;
}

/** The parts with pictures; all of them where none says so. */
export function suitedParts(parts: readonly Part[]): readonly Part[] {
  const suited = parts.filter((part) => suitsPart(part) > 0);
  return suited.length > 0 ? suited : parts;
}

const CROSS_SECTIONAL = new Set(['CT', 'MR', 'PT']);
/** Fewer slices than this are a localiser, not what the study was made for. */
const MANY = 10;

/** Parts in the order they are tried: the source's, but that a localiser never stands before the slices it was made for. */
export function openingOrder(parts: readonly Part[]): Part[] {
  const isMain = ({ modality, count }: Part) => CROSS_SECTIONAL.has(modality ?? '') && (count ?? 0) >= MANY;
  const first = parts[0];
  if (!first || !CROSS_SECTIONAL.has(first.modality ?? '')) return [...parts];
  return [...parts.filter(isMain), ...parts.filter((part) => !isMain(part))];
}
