// What software marked: dashed, with its score, always called AI; and in words when it found nothing or could not look.
import { printForeign } from '../../../lib/foreignText.ts';
import {
  type CadMark,
  type CadReport,
  isCalcification,
  isDensity,
  parseCadReport,
} from '../../../standards/dicom/cad/cadReport.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { circleAxes, ellipsePoints } from '../../../standards/dicom/presentation/graphics.ts';
import { refersTo } from '../../../standards/dicom/references.ts';
import { toFrame } from '../plane.ts';
import type { Shot } from '../stacks.ts';
import { apply, stroke, toPath, write } from './drawing.ts';
import type { Brush, Layer, Origin, Problem } from './layer.ts';
import { makerOf, uidOf, unrepeated } from './origins.ts';
import { stackGapMm } from './slices.ts';
import { layerWords } from './words.ts';

/** As --hb-mark-ai: everything that software drew. */
const MARK: Rgb = [255, 139, 224];

export class CadLayer implements Layer {
  readonly key: string;
  readonly kind = 'cad';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed = true;
  readonly pieces = [];
  readonly isOnFirst = false;
  readonly hasOpacity = false;
  readonly verdict?: 'noneFound' | 'notAvailable' | 'failed' | 'partly';
  private readonly report: CadReport;

  constructor({ dataset }: Origin) {
    this.report = parseCadReport(dataset);
    const { title, code, algorithm, version, state, isPartial } = this.report;
    this.key = uidOf(dataset);
    this.title = layerWords().cadTitles[code] ?? title;
    this.facts = unrepeated([[algorithm, version].filter(Boolean).join(' '), ...makerOf(dataset)]);
    if (state !== 'found') this.verdict = state;
    else if (isPartial) this.verdict = 'partly';
  }

  /**
   * All pictures that it looked at, marked or not: where software found nothing that must be said too. One that names no
   * picture, and one that marks places of the patient, is about the whole study.
   */
  concerns(shots: readonly Shot[]): boolean {
    const { marks, pictures } = this.report;
    return pictures.size === 0 || marks.some(({ picture }) => !picture) || shots.some(({ uid }) => pictures.has(uid));
  }

  paint(brush: Brush): Problem | undefined {
    const say = layerWords();
    const here = this.report.marks.filter((mark) => isOn(mark, brush));
    const name = `${say.ai} ${printForeign(this.facts[0] ?? '', 40)}`.trim();
    brush.legend([{ rgb: MARK, text: [name, ...this.remarks(brush, here.length)].join(': ') }]);
    const taken: Label[] = [];
    for (const mark of here) paintMark(brush, mark, taken);
    return undefined;
  }

  /** What is said beside the name: silence would look like "nothing here" and like "not looked at". */
  private remarks({ shown: { shot } }: Brush, count: number): string[] {
    const say = layerWords();
    const { marks, pictures } = this.report;
    const isUnmarked = count === 0 && marks.length > 0 && pictures.has(shot.uid);
    return [...(this.verdict ? [say.verdicts[this.verdict]] : []), ...(isUnmarked ? [say.noMarksHere] : [])];
  }

  places(shots: readonly Shot[]): readonly number[] {
    return shots.flatMap(({ uid, frame }, place) =>
      this.report.marks.some(({ picture }) => picture && refersTo([picture], uid, frame)) ? [place] : [],
    );
  }

  dispose(): void {}
}

function isOn({ picture, points }: CadMark, { shown }: Brush): boolean {
  const { shot, shots, spacing } = shown;
  if (picture) return refersTo([picture], shot.uid, shot.frame);
  const [x, y, z] = points;
  if (!shot.plane || x === undefined || y === undefined || z === undefined) return false;
  return Math.abs(toFrame(shot.plane, spacing, [x, y, z]).distanceMm) <= stackGapMm(shots, undefined) / 2 + 0.01;
}

/** The mark's points in the picture's px. */
function pointsOf({ space, points }: CadMark, { shown: { shot, spacing } }: Brush): number[] {
  if (space === 'image') return [...points];
  const { plane } = shot;
  if (!plane) return [];
  const out: number[] = [];
  for (let at = 0; at + 2 < points.length; at += 3)
    out.push(...toFrame(plane, spacing, [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0]).px);
  return out;
}

/** Where words stand, device px: left end and vertical middle. */
type Label = readonly [x: number, y: number];

/** Below what stands there already: marks of one place have words of their own. */
function freePlace([x, y]: Label, taken: readonly Label[], ratio: number): Label {
  const isTaken = (at: number): boolean =>
    taken.some((other) => Math.abs(other[0] - x) < 160 * ratio && Math.abs(other[1] - at) < 17 * ratio);
  let free = y;
  while (isTaken(free)) free += 17 * ratio;
  return [x, free];
}

function paintMark(brush: Brush, mark: CadMark, taken: Label[]): void {
  const points = pointsOf(mark, brush);
  const path = mark.shape === 'point' ? signs(brush, mark, points) : outline(brush, mark, points);
  stroke(brush, path, { rgb: MARK, isDashed: true, width: 2 });
  const [x, y] = rightmost(brush, points);
  const margin = (mark.shape === 'point' ? 20 : 8) * brush.ratio;
  const words = [layerWords().ai, mark.score && printForeign(mark.score, 16), nameOf(mark)].filter(Boolean).join(' ');
  const at = freePlace([x + margin, y], taken, brush.ratio);
  taken.push(at);
  write(brush, { text: words, rgb: MARK, at });
}

function nameOf(mark: CadMark): string {
  const say = layerWords();
  if (isCalcification(mark)) return say.calcification;
  return isDensity(mark) ? say.density : printForeign(mark.finding, 40);
}

function outline({ toDevice }: Brush, { shape }: CadMark, points: readonly number[]): Path2D {
  if (shape === 'circle') return toPath(ellipsePoints(circleAxes(points)), toDevice, true);
  if (shape === 'ellipse') return toPath(ellipsePoints(points), toDevice, true);
  return toPath(points, toDevice);
}

/** Circle: density; triangle: calcification. Of one size on the screen, as points have none. */
function signs({ toDevice, ratio }: Brush, mark: CadMark, points: readonly number[]): Path2D {
  const path = new Path2D();
  const radius = 14 * ratio;
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = apply(toDevice, points[at] ?? 0, points[at + 1] ?? 0);
    if (isCalcification(mark)) {
      path.moveTo(x, y - radius);
      path.lineTo(x + radius, y + radius * 0.8);
      path.lineTo(x - radius, y + radius * 0.8);
      path.closePath();
    } else {
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  return path;
}

function rightmost({ toDevice }: Brush, points: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [Number.NEGATIVE_INFINITY, 0];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const point = apply(toDevice, points[at] ?? 0, points[at + 1] ?? 0);
    if (point[0] > best[0]) best = point;
  }
  return best;
}
