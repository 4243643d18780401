// An RT structure set over the picture: the contours that lie on this slice, each region in its colour.
import { type Contour, parseStructureSet, type Region, type StructureSet } from '../../../standards/dicom/rt/structureSet.ts';
import type { Shown } from '../display.ts';
import { add, dot, type Plane, thicknessMm, toFrame, type Vector } from '../plane.ts';
import type { Shot } from '../stacks.ts';
import { apply, css, stroke } from './drawing.ts';
import type { Brush, Layer, Origin, Piece, Problem } from './layer.ts';
import { makerOf, titleOf, uidOf } from './origins.ts';
import { isSameFrame, stackGapMm } from './slices.ts';

export class StructuresLayer implements Layer {
  readonly key: string;
  readonly kind = 'structures';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed: boolean;
  readonly pieces: readonly Piece[];
  readonly isOnFirst = false;
  readonly hasOpacity = true;
  private readonly set: StructureSet;
  private readonly visible: readonly Region[];

  /** @throws Failure */
  constructor({ dataset }: Origin) {
    this.set = parseStructureSet(dataset);
    this.key = uidOf(dataset);
    this.title = this.set.label || titleOf(dataset);
    this.facts = makerOf(dataset);
    this.visible = this.set.regions.filter(({ contours }) => contours.length > 0);
    this.isComputed = this.visible.length > 0 && this.visible.every((region) => region.isComputed);
    this.pieces = this.visible.map(({ number, name, rgb }) => ({ key: String(number), label: name, rgb }));
  }

  concerns(shots: readonly Shot[]): boolean {
    return isSameFrame(this.set.frameOfReference, shots[0]?.plane?.frameOfReference);
  }

  paint(brush: Brush): Problem | undefined {
    const { plane } = brush.shown.shot;
    if (!plane || !isSameFrame(this.set.frameOfReference, plane.frameOfReference)) return 'otherGeometry';
    if (!this.isAlong(plane)) return 'otherGeometry';
    const reach = reachMm(brush.shown);
    for (const region of this.visible) {
      if (brush.isHidden(String(region.number))) continue;
      const onSlice = region.contours.filter((contour) => liesOn(contour, plane, reach));
      if (onSlice.length > 0) this.paintRegion(brush, plane, region, onSlice);
    }
    return undefined;
  }

  /** Whether the contours run along such slices: across them they would be lines, or nothing. */
  private isAlong({ normal }: Plane): boolean {
    const flat = this.visible
      .flatMap(({ contours }) => contours)
      .find(({ type, points }) => type !== 'POINT' && points.length >= 9);
    if (!flat) return true;
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let at = 0; at + 2 < flat.points.length; at += 3) {
      const height = dot(pointAt(flat.points, at), normal);
      [least, most] = [Math.min(least, height), Math.max(most, height)];
    }
    return most - least < 1;
  }

  private paintRegion(brush: Brush, plane: Plane, { rgb, isComputed, role }: Region, contours: readonly Contour[]): void {
    const { context, shown, toDevice, opacity, ratio } = brush;
    const path = new Path2D();
    const closed = new Path2D();
    for (const { type, points } of contours) {
      const line = new Path2D();
      for (let at = 0; at + 2 < points.length; at += 3) {
        const { px } = toFrame(plane, shown.spacing, pointAt(points, at));
        const [x, y] = apply(toDevice, px[0], px[1]);
        if (type === 'POINT') cross(line, x, y, 5 * ratio);
        else if (at === 0) line.moveTo(x, y);
        else line.lineTo(x, y);
      }
      if (type === 'CLOSED') line.closePath();
      path.addPath(line);
      if (type === 'CLOSED') closed.addPath(line);
    }
    if (!isOutlineOnly(role)) {
      context.save();
      // A contour inside another of its region is a hole (keyholes are, in effect, the same).
      context.fillStyle = css(rgb, opacity * 0.5);
      context.fill(closed, 'evenodd');
      context.restore();
    }
    stroke(brush, path, { rgb, isDashed: isComputed });
  }

  places(shots: readonly Shot[]): readonly number[] {
    // The target's middle is what a plan is opened for.
    const main = this.visible.find(({ role }) => role?.includes('TV')) ?? this.visible[0];
    const middle = main?.contours[Math.floor(main.contours.length / 2)];
    const on = (contour: Contour): number[] =>
      shots.flatMap(({ plane, dataset, frame }, place) =>
        plane && liesOn(contour, plane, stackGapMm(shots, thicknessMm(dataset, frame)) / 2) ? [place] : [],
      );
    const first = middle ? on(middle) : [];
    const rest = (main?.contours ?? []).flatMap(on);
    return [...new Set([...first, ...rest])];
  }

  dispose(): void {}
}

/** The whole body and what it lies on: filled, they would tint all that is looked at (PS3.3 C.8.8.8, RT ROI Interpreted Type). */
const OUTLINES: ReadonlySet<string> = new Set(['EXTERNAL', 'SUPPORT', 'FIXATION']);
const isOutlineOnly = (role: string | undefined): boolean => role !== undefined && OUTLINES.has(role.toUpperCase());

const pointAt = (points: Float64Array, at: number): Vector => [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0];

const reachMm = ({ shot, shots }: Shown): number => stackGapMm(shots, thicknessMm(shot.dataset, shot.frame)) / 2;

/** Every point of it: a contour drawn across slices lies on none of them. */
function liesOn({ points }: Contour, plane: Plane, reach: number): boolean {
  for (let at = 0; at + 2 < points.length; at += 3) {
    const off = dot(add(pointAt(points, at), plane.origin, -1), plane.normal);
    if (!(off > -reach - 0.01 && off <= reach + 0.01)) return false;
  }
  return true;
}

function cross(path: Path2D, x: number, y: number, size: number): void {
  path.moveTo(x - size, y);
  path.lineTo(x + size, y);
  path.moveTo(x, y - size);
  path.lineTo(x, y + size);
}
