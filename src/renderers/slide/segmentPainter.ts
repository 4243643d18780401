// Segments on the slide: filled lightly, so that the tissue stays to be seen; what software drew is dashed and says so.
import { printForeign } from '../../lib/foreignText.ts';
import { type Affine, apply, compose } from '../../standards/dicom/slides/glass.ts';
import { type Camera, toPane } from './camera.ts';
import type { Ring } from './outline.ts';
import { type Ink, type Pen, paintTag } from './paint.ts';
import type { SlideSegment } from './segments.ts';
import type { SlideState } from './state.ts';

const FILL = 0.1;
/** More names would hide what they name; the panel has them all. */
const MOST_NAMES = 8;
/** CSS px between corners that are drawn: closer ones are not seen apart. */
const FINEST_PX = 0.8;

export function paintSegments(pen: Pen, state: SlideState, camera: Camera, ink: Ink): void {
  const inSight = state.segments.flatMap((segment) => {
    if (state.hiddenSegments.includes(segment.name) || (segment.isComputed && !state.isComputedOn)) return [];
    const toCss = compose(paneAffine(camera), segment.toBase);
    const rings = segment.rings.filter(({ box }) => isInSight(box, toCss, camera));
    return rings.length > 0 ? [{ segment, rings, toCss }] : [];
  });
  for (const { segment, rings, toCss } of inSight) paintRings(pen, rings, toCss, segment);
  if (state.overlays !== 'all' || inSight.length > MOST_NAMES) return;
  for (const { segment, rings, toCss } of inSight) paintName(pen, segment, rings, toCss, camera, ink);
}

/** Pixels of the base level to CSS px of the pane. */
function paneAffine(camera: Camera): Affine {
  const [e, f] = toPane(camera, [0, 0]);
  const [ax, ay] = toPane(camera, [1, 0]);
  const [cx, cy] = toPane(camera, [0, 1]);
  return { a: ax - e, b: ay - f, c: cx - e, d: cy - f, e, f };
}

function frameOf([left, top, right, bottom]: Ring['box'], toCss: Affine): Ring['box'] {
  const corners = [
    apply(toCss, [left, top]),
    apply(toCss, [right, top]),
    apply(toCss, [right, bottom]),
    apply(toCss, [left, bottom]),
  ];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function isInSight(box: Ring['box'], toCss: Affine, { pane }: Camera): boolean {
  const [left, top, right, bottom] = frameOf(box, toCss);
  return right > 0 && bottom > 0 && left < pane.width && top < pane.height;
}

function paintRings(pen: Pen, rings: readonly Ring[], toCss: Affine, { rgb, isComputed }: SlideSegment): void {
  pen.beginPath();
  for (const { points } of rings) traceRing(pen, points, toCss);
  pen.fillStyle = `rgba(${rgb.join()}, ${FILL})`;
  pen.fill('evenodd');
  pen.setLineDash(isComputed ? [7, 5] : []);
  pen.strokeStyle = 'rgba(0, 0, 0, 0.6)';
  pen.lineWidth = 4;
  pen.stroke();
  pen.strokeStyle = `rgb(${rgb.join()})`;
  pen.lineWidth = 2;
  pen.stroke();
  pen.setLineDash([]);
}

/** Corners are cut by half a pixel of the mask, so that stairs are slopes. */
function traceRing(pen: Pen, points: Int32Array, toCss: Affine): void {
  const count = points.length / 2;
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let corner = 0; corner < count; corner++) {
    const [x, y] = cornerAt(corner);
    for (const other of [corner + count - 1, corner + 1]) {
      const [ox, oy] = cornerAt(other % count);
      const [cssX, cssY] = apply(toCss, [x + Math.sign(ox - x) / 2, y + Math.sign(oy - y) / 2]);
      // The first has nothing to be too close to.
      if (Math.abs(cssX - lastX) + Math.abs(cssY - lastY) < FINEST_PX) continue;
      if (Number.isNaN(lastX)) pen.moveTo(cssX, cssY);
      else pen.lineTo(cssX, cssY);
      [lastX, lastY] = [cssX, cssY];
    }
  }
  pen.closePath();

  function cornerAt(index: number): readonly [number, number] {
    return [points[2 * index] ?? 0, points[2 * index + 1] ?? 0];
  }
}

/** Above the largest of its parts in sight, inside of the pane. */
function paintName(pen: Pen, segment: SlideSegment, seen: readonly Ring[], toCss: Affine, { pane }: Camera, ink: Ink): void {
  const sizeOf = ([left, top, right, bottom]: Ring['box']): number => (right - left) * (bottom - top);
  const largest = seen.reduce((best, ring) => (sizeOf(ring.box) > sizeOf(best.box) ? ring : best));
  const [left, top, right, bottom] = frameOf(largest.box, toCss);
  // So small, a name would hide what it names.
  if (right - left < 24 && bottom - top < 24) return;
  const name = printForeign(segment.label, 40);
  const x = Math.min(Math.max(8, left), pane.width - 160);
  const y = Math.min(Math.max(64, top - 28), pane.height - 60);
  paintTag(pen, segment.isComputed ? `AI · ${name}` : name, [x, y], ink, `rgb(${segment.rgb.join()})`);
}
