// A segmentation over the picture: its segments filled and outlined, each in its colour, dashed where software drew it.
import { refersTo } from '../../../standards/dicom/references.ts';
import { parseSegmentation, type Segment, type Segmentation } from '../../../standards/dicom/seg/segmentation.ts';
import type { Picture } from '../picture.ts';
import { dot } from '../plane.ts';
import { type Shot, shotsOf } from '../stacks.ts';
import { compose, stroke, toPath } from './drawing.ts';
import { FrameStore } from './frameStore.ts';
import type { Brush, Layer, Matrix, Origin, Piece, Problem } from './layer.ts';
import { type Mask, toMask } from './mask.ts';
import { algorithmOf, makerOf, titleOf, uidOf, unrepeated } from './origins.ts';
import { frameOnSlice, gapMm, isIdentity, isSameFrame } from './slices.ts';

/** Frames held, and drawn on one slice: a slice of many segments needs one each. */
const MOST = 160;

/** A frame's mask with its colours, painted anew when a piece is switched. */
interface Painted {
  readonly mask: Mask;
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
  private readonly store: FrameStore<Painted>;

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
    this.store = new FrameStore(origin, this.shots, MOST, (picture, index) => this.toPainted(picture, index));
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
      const painted = this.store.at(index);
      if (!painted) problem = this.store.failure === undefined ? 'loading' : { message: this.store.failure };
      else this.paintMask(brush, painted, matrix);
      if (painted && !isIdentity(matrix)) problem ??= 'resampled';
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
    // More than are held would push each other out, and be fetched for ever.
    return (nearest.size > 0 ? [...nearest.values()] : same).slice(0, MOST);
  }

  private toPainted({ levels: [{ frame }] }: Picture, index: number): Painted {
    const { type, frames } = this.segmentation;
    return { mask: toMask(frame, this.segmentation, type === 'LABELMAP' ? undefined : (frames[index]?.segment ?? 1)) };
  }

  private paintMask(brush: Brush, painted: Painted, inner: Matrix): void {
    const { context, opacity, toDevice } = brush;
    const { left, top, columns, outlines } = painted.mask;
    if (columns === 0) return;
    const matrix = compose(toDevice, compose(inner, [1, 0, 0, 1, left, top]));
    context.save();
    context.globalAlpha = opacity;
    context.imageSmoothingEnabled = false;
    context.setTransform(...matrix);
    context.drawImage(this.fillOf(brush, painted), 0, 0);
    context.restore();
    for (const [number, rings] of outlines) {
      const segment = this.byNumber.get(number);
      if (!segment || brush.isHidden(String(number))) continue;
      const path = new Path2D();
      for (const ring of rings) path.addPath(toPath(ring, matrix, true));
      stroke(brush, path, { rgb: segment.rgb, isDashed: segment.isComputed });
    }
  }

  private fillOf(brush: Brush, painted: Painted): HTMLCanvasElement {
    const hidden = this.pieces.filter(({ key }) => brush.isHidden(key)).map(({ key }) => key);
    const key = hidden.join();
    if (painted.fill?.key === key) return painted.fill.canvas;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [painted.mask.columns, painted.mask.rows];
    const context = canvas.getContext('2d');
    const image = context?.createImageData(canvas.width, canvas.height);
    if (context && image) {
      this.colour(painted.mask, image.data, new Set(hidden));
      context.putImageData(image, 0, 0);
    }
    painted.fill = { key, canvas };
    return canvas;
  }

  private colour({ labels, shares }: Mask, out: Uint8ClampedArray, hidden: ReadonlySet<string>): void {
    for (let at = 0; at < labels.length; at++) {
      const label = labels[at] ?? 0;
      const segment = label === 0 ? undefined : this.byNumber.get(label);
      if (!segment || hidden.has(String(label))) continue;
      out.set(segment.rgb, 4 * at);
      out[4 * at + 3] = shares ? (shares[at] ?? 0) : 255;
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
