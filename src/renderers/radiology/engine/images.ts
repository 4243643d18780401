// Our pictures in the engine's terms: an image loader that fetches nothing, and the modules its tools ask for.
import { imageLoader, metaData, type Types, utilities } from '@cornerstonejs/core';
import { number, text } from '../../../standards/dicom/json.ts';
import { isGrey } from '../../../standards/dicom/pixels/description.ts';
import type { Look } from '../../../standards/dicom/pixels/look.ts';
import { toLookupTable } from '../../../standards/dicom/pixels/lookupTable.ts';
import { renderFrame } from '../../../standards/dicom/pixels/render.ts';
import type { Shown } from '../display.ts';
import type { Vector } from '../plane.ts';
import { regionsOf } from '../regions.ts';
import { spacingOf } from '../spacing.ts';
import type { Shot } from '../stacks.ts';

const SCHEME = 'helbild';

/** What the engine may ask about one picture. */
export interface Known {
  readonly shot: Shot;
  /** The last scene of it; undefined until it was shown. */
  shown?: Shown;
  /** Paints it where the engine paints without a GPU. */
  paint?: (element: Types.CPUFallbackEnabledElement) => void;
}

const known = new Map<string, Known>();

/** @param owner one screen's own name: two panes may show the same picture, dressed differently */
export const imageIdOf = (owner: string, { uid, frame }: Shot): string => `${SCHEME}:${owner}/${uid}/${frame}`;
export const knownImage = (imageId: string): Known | undefined => known.get(imageId);
export function knowImage(imageId: string, image: Known): Known {
  known.set(imageId, image);
  return image;
}
export function forgetImage(imageId: string): void {
  known.delete(imageId);
}

/** The engine's grid in its world: mm of the patient where there are some, else px of the picture. */
export interface Grid {
  readonly origin: Vector;
  readonly row: Vector;
  readonly column: Vector;
  readonly spacing: { readonly x: number; readonly y: number };
}

export function gridOf({ dataset, frame, plane }: Shot): Grid {
  const { x, y } = spacingOf(dataset, frame);
  return {
    origin: plane?.origin ?? [0, 0, 0],
    row: plane?.row ?? [1, 0, 0],
    column: plane?.column ?? [0, 1, 0],
    spacing: { x, y },
  };
}

function planeModule({ shot }: Known) {
  const { origin, row, column, spacing } = gridOf(shot);
  return {
    frameOfReferenceUID: shot.plane?.frameOfReference ?? shot.uid,
    rows: number(shot.dataset, '00280010'),
    columns: number(shot.dataset, '00280011'),
    imagePositionPatient: [...origin],
    imageOrientationPatient: [...row, ...column],
    rowCosines: [...row],
    columnCosines: [...column],
    pixelSpacing: [spacing.y, spacing.x],
    rowPixelSpacing: spacing.y,
    columnPixelSpacing: spacing.x,
    // Spacing is always ours: the engine must not add a calibration of its own.
    usingDefaultValues: false,
  };
}

function pixelModule({ shot: { dataset }, shown }: Known) {
  const isColour = shown?.picture.levels[0].frame.samples === 3 || text(dataset, '00280004') === 'PALETTE COLOR';
  return {
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    pixelRepresentation: 0,
    samplesPerPixel: isColour ? 3 : 1,
    photometricInterpretation: isColour ? 'RGB' : 'MONOCHROME2',
  };
}

function modulesOf(type: string, imageId: string): unknown {
  const image = known.get(imageId);
  if (!image) return undefined;
  const { dataset } = image.shot;
  switch (type) {
    case 'imagePlaneModule':
      return planeModule(image);
    case 'imagePixelModule':
      return pixelModule(image);
    case 'generalSeriesModule':
      return { modality: text(dataset, '00080060') ?? 'OT', seriesInstanceUID: text(dataset, '0020000E') };
    case 'frameOfReferenceModule':
      return { frameOfReferenceUID: planeModule(image).frameOfReferenceUID };
    case 'sopCommonModule':
      return { sopClassUID: text(dataset, '00080016'), sopInstanceUID: image.shot.uid };
    case 'cineModule':
      return { frameTime: number(dataset, '00181063') };
    case 'ultrasoundEnhancedRegionModule':
      return regionsOf(dataset);
    case 'voiLutModule':
      return { windowCenter: [128], windowWidth: [256] };
    case 'modalityLutModule':
      return { rescaleSlope: 1, rescaleIntercept: 0 };
    default:
      return undefined;
  }
}

/**
 * The picture as it is to be seen, 8 bits a sample: the engine only places it. So both its paths show what the
 * pipeline made, whatever the window, curve, polarity or palette.
 */
export function bake({ picture, look }: Pick<Shown, 'picture' | 'look'>): { pixels: Uint8Array; samples: 1 | 3 } {
  const { frame } = picture.levels[0];
  const grey = isPlainGrey(picture, look) ? toLookupTable(picture.description, look, frame) : undefined;
  const count = frame.rows * frame.columns;
  if (grey) {
    const pixels = new Uint8Array(count);
    for (let at = 0; at < count; at++) pixels[at] = grey.table[(frame.pixels[at] ?? 0) - grey.offset] ?? 0;
    return { pixels, samples: 1 };
  }
  const rgba = renderFrame(frame, picture.description, look);
  const samples = isPlainGrey(picture, look) ? 1 : 3;
  const pixels = new Uint8Array(count * samples);
  for (let at = 0, to = 0; at < count; at++)
    for (let sample = 0; sample < samples; sample++) pixels[to++] = rgba[4 * at + sample] ?? 0;
  return { pixels, samples };
}

const isPlainGrey = ({ description, levels }: Shown['picture'], _look: Look) =>
  levels[0].frame.samples === 1 && isGrey(description) && !description.palette;

// One array for the engine's book-keeping, whatever picture it believes it holds.
let blank = new Uint8Array(0);
function blankOf(length: number): Uint8Array {
  if (blank.length !== length) blank = new Uint8Array(length);
  return blank;
}

function toImage(imageId: string, image: Known, shown: Shown): Types.IImage {
  const { rows, columns } = shown.picture.levels[0].frame;
  const { spacing } = gridOf(image.shot);
  // Without a GPU the engine hands its canvas to us and needs no copy of the picture.
  const { pixels, samples } = image.paint ? { pixels: blankOf(rows * columns), samples: 1 as const } : bake(shown);
  const voxelManager = utilities.VoxelManager.createImageVoxelManager({
    width: columns,
    height: rows,
    scalarData: pixels,
    numberOfComponents: samples,
  });
  const render = image.paint && { render: (element: Types.CPUFallbackEnabledElement) => known.get(imageId)?.paint?.(element) };
  return {
    imageId,
    minPixelValue: 0,
    maxPixelValue: 255,
    slope: 1,
    intercept: 0,
    windowCenter: 128,
    windowWidth: 256,
    voiLUTFunction: 'LINEAR' as Types.IImage['voiLUTFunction'],
    getPixelData: () => voxelManager.getScalarData(),
    getCanvas: () => document.createElement('canvas'),
    rows,
    columns,
    height: rows,
    width: columns,
    color: samples === 3,
    rgba: false,
    numberOfComponents: samples,
    columnPixelSpacing: spacing.x,
    rowPixelSpacing: spacing.y,
    invert: false,
    photometricInterpretation: samples === 3 ? 'RGB' : 'MONOCHROME2',
    sizeInBytes: pixels.byteLength,
    voxelManager,
    dataType: 'Uint8Array',
    ...render,
  } as Types.IImage;
}

function loadImage(imageId: string): Types.IImageLoadObject {
  const image = known.get(imageId);
  const { shown } = image ?? {};
  if (!image || !shown) return { promise: Promise.reject(new Error('the engine asked for a picture before it was shown')) };
  return { promise: Promise.resolve(toImage(imageId, image, shown)) };
}

export function provideImages(): void {
  imageLoader.registerImageLoader(SCHEME, loadImage);
  metaData.addProvider(
    (type: string, imageId: unknown) => (typeof imageId === 'string' ? modulesOf(type, imageId) : undefined),
    10_000,
  );
}
