// One object of a whole slide, as far as its tiles must be found (PS3.3 A.32.8, C.8.12.4, C.7.6.17).
import { Failure } from '../../../model/failure.ts';
import { type Dataset, items, number, numbers, text, texts } from '../json.ts';

export type Flavour = 'volume' | 'label' | 'overview' | 'thumbnail';

export interface SlideInstance {
  readonly uid: string;
  readonly flavour: Flavour;
  /** Pixels of the Total Pixel Matrix. */
  readonly width: number;
  readonly height: number;
  /** Pixels of a tile; those at the edges are as large and reach beyond the matrix. */
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly isFull: boolean;
  /** Frames of this object; of a concatenation, of this part of it. */
  readonly frames: number;
  /** Frames of the concatenation's earlier parts (0020,9228). */
  readonly frameOffset: number;
  /** Identifiers of Optical Path Sequence, in order; never empty. */
  readonly paths: readonly [string, ...string[]];
  /** µm above the slide's surface, in order; never empty. */
  readonly planes: readonly [number, ...number[]];
  /** mm between the centres of pixels; absent where it is not told. */
  readonly spacingMm?: { readonly x: number; readonly y: number };
  readonly container: string;
  readonly dataset: Dataset;
}

/** No scanner has made a slide or a tile as large; beyond, numbers stop being exact or memory ends. */
const MAX_SIDE = 2 ** 24;
const MAX_TILE = 8192;
const MAX_PLANES = 500;

const SHARED = '52009229';
const PIXEL_MEASURES = '00289110';
const OPTICAL_PATHS = '00480105';

/** @throws Failure 'malformed' for sizes that no slide has */
export function readSlideInstance(dataset: Dataset): SlideInstance {
  const [tileWidth, tileHeight] = [number(dataset, '00280011') ?? 0, number(dataset, '00280010') ?? 0];
  const [width, height] = [number(dataset, '00480006') ?? tileWidth, number(dataset, '00480007') ?? tileHeight];
  checkSide('tile', tileWidth, MAX_TILE);
  checkSide('tile', tileHeight, MAX_TILE);
  checkSide('matrix', width, MAX_SIDE);
  checkSide('matrix', height, MAX_SIDE);
  const frames = Math.max(1, Math.floor(number(dataset, '00280008') ?? 1));
  const isFull = isTiledFull(dataset, Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight), frames);
  const spacingMm = readSpacing(dataset, width, height);
  return {
    uid: text(dataset, '00080018') ?? '',
    flavour: readFlavour(dataset),
    ...{ width, height, tileWidth, tileHeight, isFull, frames },
    frameOffset: Math.max(0, Math.floor(number(dataset, '00209228') ?? 0)),
    paths: readPaths(dataset),
    planes: isFull ? readPlanes(dataset) : sparsePlanes(dataset),
    ...(spacingMm && { spacingMm }),
    container: text(dataset, '00400512') ?? '',
    dataset,
  };
}

function checkSide(what: string, side: number, most: number): void {
  if (!Number.isSafeInteger(side) || side < 1 || side > most)
    throw new Failure('malformed', { detail: `a slide whose ${what} is ${side} pixels wide or high` });
}

/** Dimension Organization Type (0020,9311); where it is absent, positions by frame say that it is sparse (C.7.6.17.3). */
function isTiledFull(dataset: Dataset, tiles: number, frames: number): boolean {
  const type = text(dataset, '00209311')?.toUpperCase();
  if (type === 'TILED_FULL') return true;
  const first = items({ all: { Value: [dataset['52009230']?.Value?.[0] ?? null] } }, 'all')[0];
  if (first && items(first, '0048021A').length > 0) return false;
  return type !== 'TILED_SPARSE' || tiles === frames;
}

/** Image Type value 3 (C.8.12.4.1.1); THUMBNAIL and RESAMPLED volumes are levels. */
function readFlavour(dataset: Dataset): Flavour {
  const words = texts(dataset, '00080008').map((word) => word.toUpperCase());
  if (words.includes('LABEL')) return 'label';
  if (words.includes('OVERVIEW') || words.includes('LOCALIZER')) return 'overview';
  return words.includes('THUMBNAIL') ? 'thumbnail' : 'volume';
}

function readPaths(dataset: Dataset): readonly [string, ...string[]] {
  const [first = '', ...rest] = items(dataset, OPTICAL_PATHS).map((path) => text(path, '00480106') ?? '');
  return [first, ...rest];
}

/** Of TILED_FULL: Total Pixel Matrix Focal Planes (0048,0303), evenly spaced from the origin's Z on (C.7.6.17.3). */
function readPlanes(dataset: Dataset): readonly [number, ...number[]] {
  const count = Math.max(1, Math.min(MAX_PLANES, Math.floor(number(dataset, '00480303') ?? 1)));
  const origin = items(dataset, '00480008')[0];
  // mm in the slide's coordinate system (C.8.12.2.1), told in µm by those who read slides.
  const first = ((origin && number(origin, '0040074A')) ?? 0) * 1000;
  const step = (number(measures(dataset), '00180088') ?? 0.001) * 1000;
  const [bottom, ...rest] = Array.from({ length: count }, (_, index) => round(first + index * step));
  return [bottom ?? 0, ...rest];
}

function sparsePlanes(dataset: Dataset): readonly [number, ...number[]] {
  const heights = new Set<number>();
  for (const frame of perFrame(dataset)) {
    if (heights.size < MAX_PLANES) heights.add(heightOf(frame));
  }
  const [first = 0, ...rest] = [...heights].sort((a, b) => a - b);
  return [first, ...rest];
}

/** Frame items of the Per-frame Functional Groups Sequence, one at a time: there may be a hundred thousand. */
export function* perFrame(dataset: Dataset): Generator<Dataset> {
  for (const item of dataset['52009230']?.Value ?? []) yield items({ one: { Value: [item] } }, 'one')[0] ?? {};
}

/** µm of a sparse frame's Z Offset in Slide Coordinate System (0040,074A). */
export const heightOf = (frame: Dataset): number => {
  const position = items(frame, '0048021A')[0];
  return round(((position && number(position, '0040074A')) ?? 0) * 1000);
};

const round = (value: number): number => Math.round(value * 1000) / 1000;

const measures = (dataset: Dataset): Dataset => {
  const shared = items(dataset, SHARED)[0];
  return (shared && items(shared, PIXEL_MEASURES)[0]) ?? dataset;
};

/** Pixel Spacing, else the imaged volume over the matrix (0048,0001 and 0048,0002, mm). */
function readSpacing(dataset: Dataset, width: number, height: number): { x: number; y: number } | undefined {
  const [row, column] = numbers(measures(dataset), '00280030');
  const told = { x: column ?? 0, y: row ?? column ?? 0 };
  if (isSpacing(told.x) && isSpacing(told.y)) return told;
  const made = { x: (number(dataset, '00480001') ?? 0) / width, y: (number(dataset, '00480002') ?? 0) / height };
  return isSpacing(made.x) && isSpacing(made.y) ? made : undefined;
}

/** From a nanometre to a millimetre a pixel: outside, it is another unit or a mistake. */
const isSpacing = (mm: number): boolean => mm > 1e-6 && mm < 1;
