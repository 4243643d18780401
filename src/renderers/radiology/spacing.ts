// How large a pixel is, and how honestly that is known (PS3.3 10.7; the first table of "Measurement" in docs).
// Never mixes two sources in one figure.
import { type Dataset, number, numbers, text } from '../../standards/dicom/json.ts';
import { frameNumbers } from './frameValues.ts';

/** Where the millimetres come from. 'none': there are none, lengths are counted in pixels. */
export type Basis = 'patient' | 'geometry' | 'fiducial' | 'detector' | 'estimate' | 'film' | 'none';

export interface Spacing {
  /** Between the centres of neighbouring columns: mm, or for 'none' a relative width. */
  readonly x: number;
  /** Between the centres of neighbouring rows. */
  readonly y: number;
  readonly basis: Basis;
  /** How much an 'estimate' was divided by. */
  readonly magnification?: number;
}

const PROJECTION = new Set(['CR', 'DX', 'MG', 'XA', 'RF', 'RG', 'IO', 'PX', 'RTIMAGE']);

/** DICOM's pair: row spacing then column spacing (10.7.1.3). Zero, negative and wild values are none. */
function pair(values: readonly number[]): { x: number; y: number } | undefined {
  const [y, x = y] = values;
  const isSane = (value: number | undefined): value is number => value !== undefined && value > 1e-6 && value < 1e4;
  return isSane(y) && isSane(x) ? { x, y } : undefined;
}

const isSame = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.abs(a.x - b.x) <= 1e-4 * a.x && Math.abs(a.y - b.y) <= 1e-4 * a.y;

/** @param frame from 1 */
export function spacingOf(dataset: Dataset, frame: number): Spacing {
  const pixel = pair(frameNumbers(dataset, frame, '00289110', '00280030'));
  const modality = text(dataset, '00080060') ?? '';
  if (!PROJECTION.has(modality)) {
    if (pixel) return { ...pixel, basis: 'patient' };
    return filmOf(dataset) ?? uncalibrated(dataset);
  }
  return projectionSpacing(dataset, frame, pixel) ?? filmOf(dataset) ?? uncalibrated(dataset);
}

function projectionSpacing(dataset: Dataset, frame: number, pixel: { x: number; y: number } | undefined): Spacing | undefined {
  const imager = pair(frameNumbers(dataset, frame, '00189077', '00181164'));
  const calibration = text(dataset, '00280A02');
  if (pixel && calibration === 'GEOMETRY') return { ...pixel, basis: 'geometry' };
  if (pixel && calibration === 'FIDUCIAL') return { ...pixel, basis: 'fiducial' };
  const detector = imager ?? pixel;
  if (!detector) return undefined;
  if (pixel && imager && !isSame(pixel, imager)) return { ...pixel, basis: 'geometry' }; // corrected, without saying how
  const magnification = magnificationOf(dataset);
  // Pixel Spacing equal to Imager Pixel Spacing is the detector's; so is a projection's when nothing else is said.
  if (!imager || magnification === undefined) return { ...detector, basis: 'detector' };
  return { x: imager.x / magnification, y: imager.y / magnification, basis: 'estimate', magnification };
}

/** Estimated Radiographic Magnification Factor, else source-to-detector over source-to-patient distance. Only what enlarges. */
export function magnificationOf(dataset: Dataset): number | undefined {
  const given = number(dataset, '00181114');
  const toDetector = number(dataset, '00181110');
  const toPatient = number(dataset, '00181111');
  const derived = toDetector && toPatient ? toDetector / toPatient : undefined;
  const factor = given ?? derived;
  return factor !== undefined && factor > 1 && factor < 10 ? factor : undefined;
}

function filmOf(dataset: Dataset): Spacing | undefined {
  const film = pair(numbers(dataset, '00182010'));
  return film && { ...film, basis: 'film' };
}

/** Pixel Aspect Ratio (0028,0034) is vertical then horizontal size (C.7.6.3.1.7): a shape without a size. */
function uncalibrated(dataset: Dataset): Spacing {
  const ratio = pair(numbers(dataset, '00280034'));
  if (!ratio) return { x: 1, y: 1, basis: 'none' };
  const smaller = Math.min(ratio.x, ratio.y);
  return { x: ratio.x / smaller, y: ratio.y / smaller, basis: 'none' };
}
