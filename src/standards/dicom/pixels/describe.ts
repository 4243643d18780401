// A frame's description out of its instance's data set.
import { Failure } from '../../../model/failure.ts';
import { type Dataset, number, numbers, text, texts } from '../json.ts';
import type { Bulk } from './binary.ts';
import type { FrameDescription, Modality } from './description.ts';
import { frameGroups } from './functionalGroups.ts';
import { readLuts } from './luts.ts';
import { readPalette } from './palette.ts';
import { readVoiFunction, readWindows } from './windows.ts';

const PIXEL_VALUE_TRANSFORMATION = '00289145';
const FRAME_VOI_LUT = '00289132';
const PIXEL_MEASURES = '00289110';
const MODALITY_LUT_SEQUENCE = '00283000';
const VOI_LUT_SEQUENCE = '00283010';
const FLOAT_PIXEL_DATA = '7FE00008';
const DOUBLE_PIXEL_DATA = '7FE00009';

/**
 * Everything the pixels of one frame need, functional groups before the top level.
 * @param dataset the instance's DICOM JSON
 * @param frame from 1
 * @param bulk what `missingBulk` asked for; a table that is not in it is left out
 * @throws Failure 'malformed' when a palette contradicts itself
 */
export function describeFrame(dataset: Dataset, frame: number, bulk: Bulk = new Map()): FrameDescription {
  const groups = frameGroups(dataset, frame);
  const layout = readLayout(dataset);
  const repairs: string[] = [];
  const modalityCode = text(dataset, '00080060') ?? '';
  const modality = readModality(groups(PIXEL_VALUE_TRANSFORMATION), dataset, modalityCode, layout.signed, bulk);
  const voi = groups(FRAME_VOI_LUT);
  const voiFunction = readVoiFunction(voi);
  const transferSyntax = text(dataset, '00083002') ?? text(dataset, '00020010');
  const lossy = readLossy(dataset);
  const padding = readPadding(dataset, layout.signed);
  const supplemental = layout.photometric.startsWith('MONOCHROME') && /COLOR|MIXED/.test(text(dataset, '00089205') ?? '');
  const palette =
    layout.photometric === 'PALETTE COLOR' || supplemental ? readPalette(dataset, layout.signed, supplemental, bulk) : undefined;
  return {
    ...layout,
    ...(padding && { padding }),
    ...(palette && { palette }),
    modality,
    windows: readWindows(voi, voiFunction, repairs),
    voiFunction,
    voiLuts: readLuts(voi, VOI_LUT_SEQUENCE, canBeNegative(modality, layout.signed), bulk),
    inverse: readInverse(dataset, layout.photometric, repairs),
    aspect: readAspect(groups(PIXEL_MEASURES), dataset),
    ...(lossy && { lossy }),
    numberOfFrames: Math.max(1, Math.floor(number(dataset, '00280008') ?? 1)),
    ...(transferSyntax !== undefined && { transferSyntax }),
    modalityCode,
    repairs,
  };
}

function readLayout(dataset: Dataset) {
  const float = FLOAT_PIXEL_DATA in dataset || DOUBLE_PIXEL_DATA in dataset;
  const samplesPerPixel = number(dataset, '00280002') ?? 1;
  const bitsAllocated = number(dataset, '00280100') ?? (DOUBLE_PIXEL_DATA in dataset ? 64 : float ? 32 : 16);
  if (![1, 3, 4].includes(samplesPerPixel)) throw new Failure('unsupported', { detail: `${samplesPerPixel} samples per pixel` });
  if (bitsAllocated < 1 || bitsAllocated > 64) throw new Failure('malformed', { detail: `${bitsAllocated} bits allocated` });
  const stored = number(dataset, '00280101') ?? bitsAllocated;
  const bitsStored = stored >= 1 && stored <= bitsAllocated ? stored : bitsAllocated;
  const high = number(dataset, '00280102') ?? bitsStored - 1;
  return {
    rows: number(dataset, '00280010') ?? 0,
    columns: number(dataset, '00280011') ?? 0,
    samplesPerPixel,
    bitsAllocated,
    bitsStored,
    highBit: high >= bitsStored - 1 && high < bitsAllocated ? high : bitsStored - 1,
    signed: number(dataset, '00280103') === 1,
    float,
    wordData: dataset['7FE00010']?.vr === 'OW',
    photometric: (text(dataset, '00280004') ?? (samplesPerPixel === 1 ? 'MONOCHROME2' : 'RGB')).toUpperCase(),
    planarConfiguration: number(dataset, '00280006') === 1 ? (1 as const) : (0 as const),
  };
}

function readModality(group: Dataset, top: Dataset, modalityCode: string, signed: boolean, bulk: Bulk): Modality {
  if (isDisplayReady(top)) return { kind: 'linear', slope: 1, intercept: 0 };
  const unit = text(group, '00281054') ?? text(top, '00541001') ?? (modalityCode === 'CT' ? 'HU' : undefined);
  const named = unit === undefined || unit === 'US' ? {} : { unit };
  const lut = readLuts(top, MODALITY_LUT_SEQUENCE, signed, bulk)[0];
  if (lut) return { kind: 'lut', lut, ...named };
  const slope = number(group, '00281053') ?? 1;
  return { kind: 'linear', slope: slope === 0 ? 1 : slope, intercept: number(group, '00281052') ?? 0, ...named };
}

const XRAY_FOR_DISPLAY = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.12\.[123]$/;

/**
 * Classic XA and XRF are stored as they are to be shown: what their Modality LUT and rescale lead to is X-ray intensity
 * (C.8.7.1.1.2), and their windows are made for stored values (IHE RAD TF-2 4.16.4.2.2.5.4). That rule names MR and PET too,
 * whose makers write windows for rescaled values all the same (Philips MR is plain white otherwise), as C.11.2.1.2 has it:
 * they are rescaled here, as in DCMTK.
 */
function isDisplayReady(top: Dataset): boolean {
  const sopClass = text(top, '00080016');
  return sopClass === undefined ? ['XA', 'XRF'].includes(text(top, '00080060') ?? '') : XRAY_FOR_DISPLAY.test(sopClass);
}

function canBeNegative(modality: Modality, signed: boolean): boolean {
  if (modality.kind === 'lut') return false;
  return signed || modality.intercept < 0 || modality.slope < 0;
}

/** Shape and photometric interpretation say the same in other words (C.8.11.1), so they never add up; the shape has the last word. */
function readInverse(dataset: Dataset, photometric: string, repairs: string[]): boolean {
  const shape = text(dataset, '20500020')?.toUpperCase();
  const inverse = photometric === 'MONOCHROME1';
  if (shape !== 'IDENTITY' && shape !== 'INVERSE') return inverse;
  if ((shape === 'INVERSE') !== inverse)
    repairs.push(`${photometric.slice(0, 16)} with Presentation LUT Shape ${shape}: the shape was taken`);
  return shape === 'INVERSE';
}

function readPadding(dataset: Dataset, signed: boolean): { low: number; high: number } | undefined {
  const value = number(dataset, '00280120');
  if (value === undefined || (number(dataset, '00280002') ?? 1) !== 1) return undefined;
  const asStored = (from: number): number => (signed && from > 0x7fff && from <= 0xffff ? from - 0x10000 : from);
  const [from, limit] = [asStored(value), asStored(number(dataset, '00280121') ?? value)];
  return { low: Math.min(from, limit), high: Math.max(from, limit) };
}

function readAspect(measures: Dataset, top: Dataset): number {
  for (const [row, column] of [
    numbers(measures, '00280030'),
    numbers(top, '00181164'),
    numbers(top, '00182010'),
    numbers(top, '00280034'),
  ])
    if (row !== undefined && column !== undefined && row > 0 && column > 0) return row / column;
  return 1;
}

function readLossy(dataset: Dataset): { ratio?: number; method?: string } | undefined {
  if (text(dataset, '00282110') !== '01') return undefined;
  const ratio = numbers(dataset, '00282112').at(-1);
  const method = texts(dataset, '00282114').at(-1);
  return { ...(ratio !== undefined && { ratio }), ...(method && { method }) };
}
