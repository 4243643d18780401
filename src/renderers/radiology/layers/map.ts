// A parametric map over the picture: its numbers as colours, with a scale that says unit and quantity.
import { printForeign } from '../../../lib/foreignText.ts';
import { type ParametricMap, parseParametricMap, printUnit } from '../../../standards/dicom/pmap/parametricMap.ts';
import { printValue } from '../captions.ts';
import type { Picture } from '../picture.ts';
import { type Shot, shotsOf } from '../stacks.ts';
import { COLOURS, colourAt, rangeOf } from './colourMap.ts';
import { compose } from './drawing.ts';
import { FrameStore } from './frameStore.ts';
import type { Brush, Layer, Origin, Problem } from './layer.ts';
import { makerOf, titleOf, uidOf } from './origins.ts';
import { frameOnSlice, gapMm, isIdentity, isSameFrame } from './slices.ts';

const MOST = 64;

export class MapLayer implements Layer {
  readonly key: string;
  readonly kind = 'map';
  readonly title: string;
  readonly facts: readonly string[];
  /** Numbers worked out of pictures; a scale, not a mark: nobody has to find out who drew it. */
  readonly isComputed = false;
  readonly pieces = [];
  readonly isOnFirst = false;
  readonly hasOpacity = true;
  private readonly map: ParametricMap;
  private readonly shots: readonly Shot[];
  private readonly gap: number;
  private readonly store: FrameStore<HTMLCanvasElement>;
  /** Real world values at both ends of the scale; the same for all frames. */
  private range: { readonly low: number; readonly high: number } | undefined;

  constructor(origin: Origin) {
    const { dataset, part } = origin;
    this.map = parseParametricMap(dataset);
    this.key = uidOf(dataset);
    this.title = titleOf(dataset) || this.map.mapping.quantity;
    this.facts = [this.map.mapping.quantity, ...makerOf(dataset)].filter((words) => words !== '');
    this.shots = shotsOf(part, dataset);
    this.gap = gapMm(this.shots.flatMap(({ plane }) => plane ?? [])) ?? 1;
    const { window } = this.map;
    if (window) this.range = { low: window.center - window.width / 2, high: window.center + window.width / 2 };
    this.store = new FrameStore(origin, this.shots, MOST, (picture) => this.toCanvas(picture));
  }

  concerns(shots: readonly Shot[]): boolean {
    return isSameFrame(this.shots[0]?.plane?.frameOfReference, shots[0]?.plane?.frameOfReference);
  }

  paint(brush: Brush): Problem | undefined {
    const { context, toDevice, opacity, shown } = brush;
    const nearest = this.nearest(brush);
    if (!nearest) return this.shots.some((shot) => frameOnSlice(shot, shown)) ? undefined : 'otherGeometry';
    const canvas = this.store.at(nearest.index);
    if (!canvas) return this.store.failure === undefined ? 'loading' : { message: this.store.failure };
    context.save();
    context.globalAlpha = opacity;
    context.imageSmoothingEnabled = true;
    context.setTransform(...compose(toDevice, nearest.matrix));
    context.drawImage(canvas, 0, 0);
    context.restore();
    brush.legend([this.scale()]);
    return isIdentity(nearest.matrix) ? undefined : 'resampled';
  }

  private nearest({ shown }: Brush) {
    let best: { index: number; matrix: NonNullable<ReturnType<typeof frameOnSlice>>['matrix'] } | undefined;
    let least = this.gap / 2 + 0.01;
    this.shots.forEach((shot, index) => {
      const placed = frameOnSlice(shot, shown);
      if (!placed || Math.abs(placed.distanceMm) > least) return;
      [best, least] = [{ index, matrix: placed.matrix }, Math.abs(placed.distanceMm)];
    });
    return best;
  }

  private scale() {
    const { unit, quantity } = this.map.mapping;
    const { low, high } = this.range ?? { low: 0, high: 1 };
    const name = [printForeign(quantity || this.title, 40), printForeign(printUnit(unit), 16)].filter(Boolean).join(', ');
    return {
      text: name,
      scale: { colours: COLOURS, low: printValue(low), middle: printValue((low + high) / 2), high: printValue(high) },
    };
  }

  private toCanvas({ levels: [{ frame }] }: Picture): HTMLCanvasElement {
    const { slope, intercept } = this.map.mapping;
    const { padding } = this.map;
    const { pixels, columns, rows } = frame;
    const isValue = (stored: number): boolean => Number.isFinite(stored) && stored !== padding;
    const found = this.range ?? toReal(rangeOf(pixels, isValue), slope, intercept);
    this.range = found;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [columns, rows];
    const context = canvas.getContext('2d');
    const image = context?.createImageData(columns, rows);
    if (!context || !image) return canvas;
    const { low, high } = found ?? { low: 0, high: 1 };
    for (let at = 0; at < pixels.length; at++) {
      const stored = pixels[at] ?? Number.NaN;
      if (!isValue(stored)) continue;
      const rgb = colourAt((stored * slope + intercept - low) / (high - low));
      image.data.set([rgb[0], rgb[1], rgb[2], 255], 4 * at);
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  places(shots: readonly Shot[]): readonly number[] {
    return shots.length === 0 ? [] : [Math.floor(shots.length / 2)];
  }

  dispose(): void {
    this.store.clear();
  }
}

function toReal(range: { low: number; high: number } | undefined, slope: number, intercept: number) {
  if (!range) return undefined;
  const [a, b] = [range.low * slope + intercept, range.high * slope + intercept];
  return { low: Math.min(a, b), high: Math.max(a, b) };
}
