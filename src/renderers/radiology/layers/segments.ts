// A segmentation over the picture: its segments filled and outlined, each in its colour, dashed where software drew it.
import type { DecodedFrame } from '../../../standards/dicom/pixels/decode.ts';
import { refersTo } from '../../../standards/dicom/references.ts';
import { parseSegmentation, type Segment, type Segmentation } from '../../../standards/dicom/seg/segmentation.ts';
import type { Picture } from '../picture.ts';
import { dot } from '../plane.ts';
import { type Shot, shotsOf } from '../stacks.ts';
import { compose, stroke, toPath } from './drawing.ts';
import { FrameStore } from './frameStore.ts';
import type { Brush, Layer, Matrix, Origin, Piece, Problem } from './layer.ts';
import { algorithmOf, makerOf, titleOf, uidOf, unrepeated } from './origins.ts';
import { chain, outlinesOf } from './outline.ts';
import { frameOnSlice, gapMm, isIdentity, isSameFrame } from './slices.ts';

/** Frames held: a slice of many segments needs one each. */
const MOST = 96;

/** One frame, ready to be drawn: what each pixel belongs to, and the edges. */
interface Mask {
  readonly frame: DecodedFrame;
  /** Closed lines of each label, x, y pairs in the frame's px. */
  readonly outlines: ReadonlyMap<number, readonly (readonly number[])[]>;
  /** Whose frame it is; undefined for a label map. */
  readonly own: number | undefined;
  fill?: { readonly key: string; readonly canvas: HTMLCanvasElement };
}

export class SegmentsLayer implements Layer {
  readonly key: string;
  readonly kind = 'segmentation';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed: boolean;
  readonly pieces: readonly Piece[];
  readonly isOnFirst = false;
  readonly hasOpacity = true;
  private readonly segmentation: Segmentation;
  private readonly shots: readonly Shot[];
  private readonly byNumber: ReadonlyMap<number, Segment>;
  private readonly gap: number;
  private readonly store: FrameStore<Mask>;

  /** @throws Failure */
  constructor(origin: Origin) {
    const { dataset, part } = origin;
    this.segmentation = parseSegmentation(dataset);
    const { segments } = this.segmentation;
    this.key = uidOf(dataset);
    this.title = titleOf(dataset);
    this.facts = unrepeated([...makerOf(dataset), ...algorithmOf(dataset, segments[0]?.algorithm)]);
    this.isComputed = segments.some((segment) => segment.isComputed);
    this.byNumber = new Map(segments.map((segment) => [segment.number, segment]));
    this.pieces = segments.map(({ number, label, rgb }) => ({ key: String(number), label, rgb }));
    this.shots = shotsOf(part, dataset);
    this.gap = gapMm(this.shots.flatMap(({ plane }) => plane ?? [])) ?? 1;
    this.store = new FrameStore(origin, this.shots, MOST, (picture, index) => this.toMask(picture, index));
  }

  concerns(shots: readonly Shot[]): boolean {
    const [shot] = shots;
    const own = this.shots[0]?.plane?.frameOfReference;
    if (shot && isSameFrame(own, shot.plane?.frameOfReference)) return true;
    const uids = new Set(shots.map(({ uid }) => uid));
    return this.segmentation.frames.some(({ sources }) => sources.some(({ instance }) => uids.has(instance)));
  }

  paint(brush: Brush): Problem | undefined {
    const found = this.framesOn(brush);
    let problem: Problem | undefined = found.length === 0 && !this.isComparable(brush) ? 'otherGeometry' : undefined;
    for (const { index, matrix } of found) {
      const segment = this.segmentation.frames[index]?.segment;
      if (segment !== undefined && brush.isHidden(String(segment))) continue;
      const mask = this.store.at(index);
      if (!mask) problem = this.store.failure === undefined ? 'loading' : { message: this.store.failure };
      else this.paintMask(brush, mask, matrix);
      if (mask && !isIdentity(matrix)) problem ??= 'resampled';
    }
    return problem;
  }

  private isComparable({ shown }: Brush): boolean {
    return this.shots.some((shot) => frameOnSlice(shot, shown) !== undefined) || this.hasSource(shown.shot);
  }

  private hasSource({ uid, frame }: Shot): boolean {
    return this.segmentation.frames.some(({ sources }) => refersTo(sources, uid, frame));
  }

  /** By place in the patient the nearest frame of each segment; of projections those made from this very picture. */
  private framesOn({ shown }: Brush): { readonly index: number; readonly matrix: Matrix }[] {
    const nearest = new Map<number | undefined, { index: number; matrix: Matrix; distance: number }>();
    const same: { index: number; matrix: Matrix }[] = [];
    this.shots.forEach((shot, index) => {
      const { segment, sources = [] } = this.segmentation.frames[index] ?? {};
      const placed = frameOnSlice(shot, shown);
      if (placed) {
        const distance = Math.abs(placed.distanceMm);
        if (distance > this.gap / 2 + 0.01 || distance >= (nearest.get(segment)?.distance ?? Number.POSITIVE_INFINITY)) return;
        nearest.set(segment, { index, matrix: placed.matrix, distance });
      } else if (!shot.plane && refersTo(sources, shown.shot.uid, shown.shot.frame)) {
        same.push({ index, matrix: [1, 0, 0, 1, 0, 0] });
      }
    });
    return nearest.size > 0 ? [...nearest.values()] : same;
  }

  private toMask({ levels: [{ frame }] }: Picture, index: number): Mask {
    const { type, full, frames } = this.segmentation;
    const own = frames[index]?.segment ?? 1;
    const { pixels, columns, rows } = frame;
    const ringsOf = (labels: ArrayLike<number>) =>
      new Map([...outlinesOf(labels, columns, rows)].map(([label, pieces]) => [label, chain(pieces)]));
    if (type === 'LABELMAP') return { frame, outlines: ringsOf(pixels), own: undefined };
    const least = type === 'FRACTIONAL' ? full / 2 : 1;
    const labels = new Uint16Array(columns * rows);
    for (let at = 0; at < labels.length; at++) labels[at] = (pixels[at] ?? 0) >= least ? own : 0;
    return { frame, outlines: ringsOf(labels), own };
  }

  private paintMask(brush: Brush, mask: Mask, inner: Matrix): void {
    const { context, opacity, toDevice } = brush;
    const matrix = compose(toDevice, inner);
    context.save();
    context.globalAlpha = opacity;
    context.imageSmoothingEnabled = false;
    context.setTransform(...matrix);
    context.drawImage(this.fillOf(brush, mask), 0, 0);
    context.restore();
    for (const [number, rings] of mask.outlines) {
      const segment = this.byNumber.get(number);
      if (!segment || brush.isHidden(String(number))) continue;
      const path = new Path2D();
      for (const ring of rings) path.addPath(toPath(ring, matrix, true));
      stroke(brush, path, { rgb: segment.rgb, isDashed: segment.isComputed });
    }
  }

  private fillOf(brush: Brush, mask: Mask): HTMLCanvasElement {
    const hidden = this.pieces.filter(({ key }) => brush.isHidden(key)).map(({ key }) => key);
    const key = hidden.join();
    if (mask.fill?.key === key) return mask.fill.canvas;
    const canvas = document.createElement('canvas');
    const { columns, rows } = mask.frame;
    [canvas.width, canvas.height] = [columns, rows];
    const context = canvas.getContext('2d');
    const image = context?.createImageData(columns, rows);
    if (context && image) {
      this.colour(mask, image.data, new Set(hidden));
      context.putImageData(image, 0, 0);
    }
    mask.fill = { key, canvas };
    return canvas;
  }

  private colour({ frame: { pixels }, own }: Mask, out: Uint8ClampedArray, hidden: ReadonlySet<string>): void {
    const { type, full } = this.segmentation;
    const isMap = type === 'LABELMAP';
    const only = own === undefined ? undefined : this.byNumber.get(own);
    for (let at = 0; at < pixels.length; at++) {
      const value = pixels[at] ?? 0;
      const segment = value === 0 ? undefined : isMap ? this.byNumber.get(value) : only;
      if (!segment || (isMap && hidden.has(String(segment.number)))) continue;
      out[4 * at] = segment.rgb[0];
      out[4 * at + 1] = segment.rgb[1];
      out[4 * at + 2] = segment.rgb[2];
      out[4 * at + 3] = type === 'FRACTIONAL' ? (255 * Math.min(value, full)) / full : 255;
    }
  }

  places(shots: readonly Shot[]): readonly number[] {
    const [first] = this.shots;
    if (!first?.plane) return shots.flatMap((shot, place) => (this.hasSource(shot) ? [place] : []));
    const { normal } = first.plane;
    const offsets = this.shots.flatMap(({ plane }) => (plane ? [dot(plane.origin, normal)] : []));
    const found = shots.flatMap(({ plane }, place) => {
      if (!plane || !isSameFrame(plane.frameOfReference, first.plane?.frameOfReference)) return [];
      const own = dot(plane.origin, normal);
      return offsets.some((offset) => Math.abs(offset - own) <= this.gap / 2 + 0.01) ? [place] : [];
    });
    const middle = found[Math.floor(found.length / 2)];
    return middle === undefined ? found : [middle, ...found.filter((place) => place !== middle)];
  }

  dispose(): void {
    this.store.clear();
  }
}
