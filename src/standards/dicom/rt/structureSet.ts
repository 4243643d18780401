// An RT Structure Set's regions and their contours (PS3.3 C.8.8.5, C.8.8.6).
import { Failure } from '../../../model/failure.ts';
import { type Rgb, usualColour } from '../colours.ts';
import { type Dataset, items, number, numbers, text } from '../json.ts';

export interface Contour {
  readonly type: 'CLOSED' | 'OPEN' | 'POINT';
  /** x, y, z of each point, mm, LPS. */
  readonly points: Float64Array;
}

export interface Region {
  /** ROI Number (3006,0022). */
  readonly number: number;
  readonly name: string;
  readonly rgb: Rgb;
  /** ROI Generation Algorithm (3006,0036): AUTOMATIC and SEMIAUTOMATIC are software's. */
  readonly isComputed: boolean;
  /** RT ROI Interpreted Type (3006,00A4): PTV, ORGAN, EXTERNAL … */
  readonly role?: string;
  readonly contours: readonly Contour[];
}

export interface StructureSet {
  readonly label: string;
  readonly frameOfReference?: string;
  readonly regions: readonly Region[];
}

const MAX_REGIONS = 2000;
const MAX_CONTOURS = 100_000;
/** Numbers, three a point: more than any planning system writes. */
const MAX_VALUES = 12_000_000;

/** @throws Failure 'malformed' without regions, 'outOfMemory' with more points than a real one has */
export function parseStructureSet(dataset: Dataset): StructureSet {
  const contoursOf = readContours(dataset);
  const roles = new Map(items(dataset, '30060080').map((item) => [number(item, '30060084'), text(item, '300600A4')]));
  const regions = items(dataset, '30060020')
    .slice(0, MAX_REGIONS)
    .flatMap((item, index): Region[] => {
      const written = number(item, '30060022');
      if (written === undefined) return [];
      const by = text(item, '30060036')?.toUpperCase() ?? '';
      const role = roles.get(written);
      const drawn = contoursOf.get(written);
      return [
        {
          number: written,
          name: text(item, '30060026') ?? String(written),
          rgb: drawn?.rgb ?? usualColour(index),
          isComputed: by === 'AUTOMATIC' || by === 'SEMIAUTOMATIC',
          ...(role && { role }),
          contours: drawn?.contours ?? [],
        },
      ];
    });
  if (regions.length === 0) throw new Failure('malformed', { detail: 'a structure set without regions' });
  const reference = items(dataset, '30060010')[0];
  const frameOfReference = (reference && text(reference, '00200052')) ?? text(items(dataset, '30060020')[0] ?? {}, '30060024');
  return {
    label: text(dataset, '30060002') ?? text(dataset, '30060004') ?? '',
    ...(frameOfReference && { frameOfReference }),
    regions,
  };
}

interface Drawn {
  readonly rgb: Rgb | undefined;
  readonly contours: readonly Contour[];
}

function readContours(dataset: Dataset): Map<number, Drawn> {
  const found = new Map<number, Drawn>();
  let values = 0;
  let count = 0;
  for (const item of items(dataset, '30060039').slice(0, MAX_REGIONS)) {
    const of = number(item, '30060084');
    if (of === undefined) continue;
    const contours = items(item, '30060040').flatMap((contour): Contour[] => {
      if (++count > MAX_CONTOURS) return [];
      const points = Float64Array.from(numbers(contour, '30060050'));
      values += points.length;
      if (values > MAX_VALUES) throw new Failure('outOfMemory', { detail: 'more contour points than a real structure set has' });
      if (points.length < 3 || points.length % 3 !== 0) return [];
      return [{ type: typeOf(text(contour, '30060042'), points.length), points }];
    });
    found.set(of, { rgb: parseRgb(numbers(item, '3006002A')), contours });
  }
  return found;
}

function typeOf(written: string | undefined, length: number): Contour['type'] {
  if (written === 'POINT' || length === 3) return 'POINT';
  return written?.startsWith('OPEN') ? 'OPEN' : 'CLOSED';
}

/** ROI Display Color (3006,002A), 0 … 255. */
function parseRgb(values: readonly number[]): Rgb | undefined {
  const byte = (value: number) => Math.min(255, Math.max(0, Math.round(value)));
  const [red, green, blue] = values;
  return red === undefined || green === undefined || blue === undefined ? undefined : [byte(red), byte(green), byte(blue)];
}
