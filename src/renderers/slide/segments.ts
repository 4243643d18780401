// Segmentations of the study on the slide that they were made of: read once, kept as outlines.
import { readBytes } from '../../lib/readBytes.ts';
import type { Call, Part, Read } from '../../model/item.ts';
import type { Rgb } from '../../standards/dicom/colours.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, text, toDatasets } from '../../standards/dicom/json.ts';
import { type Affine, compose } from '../../standards/dicom/slides/glass.ts';
import { readSlideSegmentation, type SlideSegmentation } from '../../standards/dicom/slides/segments.ts';
import type { Lent } from '../renderer.ts';
import { Frames } from './frames.ts';
import { type Canvas, canvasOf, drawTiles } from './maskTiles.ts';
import type { SlideRef } from './open.ts';
import { halve, type Mask, type Ring, ringsOf } from './outline.ts';

export interface SlideSegment {
  /** Which it is, among all that the slide has. */
  readonly name: string;
  /** Untrusted text. */
  readonly label: string;
  readonly algorithm?: string;
  readonly isComputed: boolean;
  readonly rgb: Rgb;
  readonly rings: readonly Ring[];
  /** Pixels of the rings to pixels of the base level. */
  readonly toBase: Affine;
}

interface Options extends Call {
  /** As they come, object by object. */
  onSegments(segments: readonly SlideSegment[]): void;
  /** One of them cannot be read; the others can. */
  onTrouble(error: unknown): void;
}

const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';
const LABEL_MAP = '1.2.840.10008.5.1.4.1.1.66.7';
const MAX_METADATA_BYTES = 256 * 2 ** 20;
/** Of one segment's outline: as many as are drawn in a frame of a slow machine. */
const MOST_CORNERS = 400_000;

export async function readSlideSegments(others: readonly Lent[], ref: SlideRef, options: Options): Promise<void> {
  for (const { item, ...lent } of others)
    for (const part of item.parts) {
      const isOne = part.sopClass === SEGMENTATION || part.sopClass === LABEL_MAP || (part.modality === 'SEG' && !part.sopClass);
      if (!isOne || !ref.base) continue;
      try {
        await readSeries({ part, ...lent }, ref, options);
      } catch (error) {
        options.onTrouble(error);
      }
      options.signal.throwIfAborted();
    }
}

async function readSeries(lent: Omit<Lent, 'item'> & { readonly part: Part }, ref: SlideRef, options: Options): Promise<void> {
  const { part, read, admit } = lent;
  const { signal } = options;
  const response = await read(part, { signal, accept: ['application/dicom+json'] });
  const bytes = await readBytes(response, { signal, maxBytes: MAX_METADATA_BYTES });
  const datasets = toDatasets(JSON.parse(new TextDecoder().decode(bytes)));
  for (const dataset of datasets) admit(identityOf(dataset));
  for (const found of onePerPyramid(datasets.flatMap((dataset) => place(dataset, ref, options))))
    options.onSegments(await outline(found, part, read, signal));
}

/** @returns none of what lies on another glass, or is broken */
function place(dataset: Dataset, { base, instances }: SlideRef, { onTrouble }: Options): SlideSegmentation[] {
  try {
    const found = base && readSlideSegmentation(dataset, base, instances);
    return found && found.tiles.length > 0 ? [found] : [];
  } catch (error) {
    onTrouble(error);
    return [];
  }
}

/** Levels of a pyramid show the same: the finest that need not be thinned is enough. */
function onePerPyramid(found: readonly SlideSegmentation[]): SlideSegmentation[] {
  const pyramids = new Map<string, SlideSegmentation[]>();
  for (const one of found) {
    const { dataset } = one.instance;
    const key = JSON.stringify([text(dataset, '0020000E'), text(dataset, '0008103E'), one.segmentation.segments]);
    pyramids.set(key, [...(pyramids.get(key) ?? []), one]);
  }
  return [...pyramids.values()].flatMap((levels) => {
    const sorted = [...levels].sort((a, b) => b.instance.width - a.instance.width);
    return sorted.find((one) => canvasOf(one.tiles, one.instance).step === 1) ?? sorted[sorted.length - 1] ?? [];
  });
}

/** @throws Failure: a segmentation with holes where tiles are missing would say what nobody said */
async function outline(found: SlideSegmentation, part: Part, read: Read, signal: AbortSignal): Promise<SlideSegment[]> {
  const { segmentation, instance, tiles } = found;
  const frames = new Frames(part, read);
  const segments: SlideSegment[] = [];
  const add = (index: number, mask: Mask, value: number, canvas: Canvas): void => {
    const segment = segmentation.segments[index];
    const { rings, toBase } = trace(mask, value, compose(found.toBase, canvas.toMatrix));
    if (!segment || rings.length === 0) return;
    const { label, algorithm, isComputed, rgb, number } = segment;
    segments.push({ name: `${instance.uid}#${number}`, label, isComputed, rgb, rings, toBase, ...(algorithm && { algorithm }) });
  };
  const draw = (some: typeof tiles, meaning: (stored: number) => number): Promise<{ mask: Mask; canvas: Canvas }> =>
    drawTiles({ tiles: some, instance, frames, meaning, signal });
  if (segmentation.type === 'LABELMAP') {
    const numbers = segmentation.segments.slice(0, 255).map(({ number }) => number);
    const indices = new Map(numbers.flatMap((number, index) => (number === 0 ? [] : [[number, index + 1]])));
    const { mask, canvas } = await draw(tiles, (stored) => indices.get(stored) ?? 0);
    for (const value of indices.values()) if (mask.data.includes(value)) add(value - 1, mask, value, canvas);
    return segments;
  }
  const least = segmentation.type === 'FRACTIONAL' ? segmentation.full / 2 : 1;
  for (const [index, { number }] of segmentation.segments.entries()) {
    const own = tiles.filter(({ segment }) => segment === number);
    if (own.length === 0) continue;
    const { mask, canvas } = await draw(own, (stored) => (stored >= least ? 1 : 0));
    add(index, mask, 1, canvas);
  }
  return segments;
}

/** As fine as its outline can be drawn. */
function trace(mask: Mask, value: number, toBase: Affine): { rings: readonly Ring[]; toBase: Affine } {
  const rings = ringsOf(mask, value, MOST_CORNERS);
  return rings ? { rings, toBase } : trace(halve(mask), value, compose(toBase, { a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 }));
}
