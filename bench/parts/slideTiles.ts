// Which tiles of a slide lie in a pane: what any viewer would have to fetch.
import { type Dataset, text } from '../../src/standards/dicom/json.ts';
import { readSlideInstance } from '../../src/standards/dicom/slides/instance.ts';
import { type Level, type Slide, toSlides } from '../../src/standards/dicom/slides/pyramid.ts';

interface InPane {
  /** Where it looks, pixels of the base level; px per mm. */
  readonly view: { readonly x: number; readonly y: number; readonly pxPerMm: number } | undefined;
  /** CSS px; device pixels are as large. */
  readonly width: number;
  readonly height: number;
}

export interface SlideTiles {
  /** Its key in a DICOMweb source: slides are items by series. */
  readonly item: string;
  /** For the floor page: the level that a whole slide of this window is shown in. */
  readonly floorQuery: string;
  /** @returns addresses of the tiles in sight, of the level that a viewer shows: `instances/…/frames/…` */
  inSight(pane: InPane): string[];
}

/** The floor draws the coarsest level that has as many pixels as the pane. */
const PANE_PX = 900;
/** Where levels lie four apart, one is taken until its pixels are this part of the screen's (see camera.ts). */
const LEAST = 0.275;

export function toTiles(datasets: readonly Dataset[]): SlideTiles {
  const [slide] = toSlides(datasets.map(readSlideInstance));
  const [dataset] = datasets;
  if (!slide || !dataset) throw new Error('no slide in the series');
  const [study = '', series = ''] = [text(dataset, '0020000D'), text(dataset, '0020000E')];
  const shown = slide.levels.find(({ width }) => width >= PANE_PX) ?? slide.levels[0];
  const { uid = '' } = shown.find({ column: 0, row: 0, path: slide.paths[0], plane: slide.planes[0] })?.instance ?? {};
  const { width, height, tileWidth } = shown;
  const floor = { study, series, instance: uid, width: String(width), height: String(height), tile: String(tileWidth) };
  return {
    item: `${study}~${series}`,
    floorQuery: new URLSearchParams(floor).toString(),
    inSight: ({ view, width: wide, height: high }) => (view ? tilesIn(slide, view, wide, high) : []),
  };
}

function tilesIn(slide: Slide, view: NonNullable<InPane['view']>, wide: number, high: number): string[] {
  const { width: baseWidth } = slide.base;
  // CSS px per pixel of the base level.
  const scale = view.pxPerMm * (slide.base.spacingMm?.x ?? 1);
  const sharp = slide.levels.filter(({ width }) => scale * (baseWidth / width) >= LEAST);
  const level = sharp[sharp.length - 1] ?? slide.levels[0];
  const [left, right] = [view.x - wide / 2 / scale, view.x + wide / 2 / scale];
  const [top, bottom] = [view.y - high / 2 / scale, view.y + high / 2 / scale];
  const found: string[] = [];
  for (const column of between(left, right, level, level.columns, level.tileWidth))
    for (const row of between(top, bottom, level, level.rows, level.tileHeight)) {
      const address = level.find({ column, row, path: slide.paths[0], plane: slide.planes[0] });
      if (address) found.push(`instances/${address.instance.uid}/frames/${address.frame}`);
    }
  return found;

  function between(from: number, to: number, { width }: Level, count: number, tile: number): number[] {
    const px = width / baseWidth;
    const [first, last] = [Math.max(0, Math.floor((from * px) / tile)), Math.min(count - 1, Math.ceil((to * px) / tile) - 1)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  }
}

/** Where a pane says that it looks. @returns undefined for anything else */
export function placeOf(view: unknown): InPane['view'] {
  const { position, zoom } = (view ?? {}) as {
    readonly position?: { readonly px?: readonly number[] };
    readonly zoom?: { readonly per?: string; readonly value?: number };
  };
  const [x, y] = position?.px ?? [];
  if (x === undefined || y === undefined || zoom?.per !== 'mm' || !zoom.value) return undefined;
  return { x, y, pxPerMm: zoom.value };
}
