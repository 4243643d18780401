// A stored look: window, turn, part shown, shutters, and what somebody drew. Chosen, and taken off again.

import { printForeign } from '../../../lib/foreignText.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { circleAxes, ellipsePoints, type Graphic, type Space } from '../../../standards/dicom/presentation/graphics.ts';
import { type PresentationState, parsePresentationState } from '../../../standards/dicom/presentation/presentationState.ts';
import { refersTo } from '../../../standards/dicom/references.ts';
import type { Display, Shown } from '../display.ts';
import type { Shot } from '../stacks.ts';
import { apply, arrow, stroke, toPath, write } from './drawing.ts';
import { dressOf, keyOfDress, type Worn } from './dress.ts';
import type { Brush, Layer, Matrix, Origin, Problem } from './layer.ts';
import { makerOf, titleOf, uidOf } from './origins.ts';
import { coverOutside } from './shutters.ts';

const DRAWN: Rgb = [255, 235, 120];

export class PresentationLayer implements Layer {
  readonly key: string;
  readonly kind = 'presentation';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed = false;
  readonly pieces = [];
  readonly isOnFirst = false;
  readonly hasOpacity = false;
  private readonly state: PresentationState;
  /** While it is worn: where, what was worn before, and for which picture's window and area it was put on. */
  private worn: { readonly display: Display; before?: Worn; for?: string } | undefined;

  /** @throws Failure */
  constructor({ dataset }: Origin) {
    this.state = parsePresentationState(dataset);
    const { label, description, creator } = this.state;
    this.key = uidOf(dataset);
    this.title = description || label || titleOf(dataset);
    this.facts = [creator, ...(creator ? [] : makerOf(dataset))].filter((words) => words !== '');
  }

  private isAbout = ({ uid, frame }: Shot): boolean => refersTo(this.state.references, uid, frame);

  concerns(shots: readonly Shot[]): boolean {
    return shots.some(this.isAbout);
  }

  wear(display: Display, isOn: boolean): void {
    if (!isOn) {
      this.worn?.before?.put(display);
      this.worn = undefined;
      return;
    }
    this.worn = { display };
    if (display.shown) this.dress(display.shown);
  }

  /**
   * Its look is put on when the first of its pictures is shown, which need not be the one it was chosen on, and again at one
   * that it has another window or area for. Beside its pictures the look stays as it is: jumping back and forth while
   * somebody scrolls would hide what changes between them.
   */
  private dress(shown: Shown): void {
    const { worn } = this;
    if (!worn || !this.isAbout(shown.shot)) return;
    const own = keyOfDress(this.state, shown);
    if (worn.for === own) return;
    worn.for = own;
    worn.before ??= dressOf(worn.display);
    dressOf(worn.display, this.state, shown).put(worn.display);
  }

  paint(brush: Brush): Problem | undefined {
    const { shown } = brush;
    if (!this.isAbout(shown.shot)) return 'otherPictures';
    // A display must not be changed while it paints.
    if (this.worn) queueMicrotask(() => this.dress(shown));
    coverOutside(brush, this.state.shutters);
    const order = new Map(this.state.layers.map(({ name, order }) => [name, order]));
    const mine = this.state.graphics
      .filter(({ references }) => references.length === 0 || refersTo(references, shown.shot.uid, shown.shot.frame))
      .sort((a, b) => (order.get(a.layer) ?? 0) - (order.get(b.layer) ?? 0));
    for (const graphic of mine) paintGraphic(brush, graphic, this.colourOf(graphic));
    return this.state.leftOut.length > 0 ? 'partly' : undefined;
  }

  private colourOf({ layer }: Graphic): Rgb {
    return this.state.layers.find(({ name }) => name === layer)?.rgb ?? DRAWN;
  }

  places(shots: readonly Shot[]): readonly number[] {
    const about = shots.flatMap((shot, place) => (this.isAbout(shot) ? [place] : []));
    const drawn = about.filter((place) => {
      const { uid, frame } = shots[place] ?? { uid: '', frame: 0 };
      return this.state.graphics.some(({ references }) => refersTo(references, uid, frame));
    });
    return [...new Set([...drawn, ...about])];
  }

  dispose(): void {
    this.worn = undefined;
  }
}

/** Display-relative places are shares of the pane. */
function matrixOf({ toDevice, shown: { pane }, ratio }: Brush, space: Space): Matrix {
  return space === 'image' ? toDevice : [pane.width * ratio, 0, 0, pane.height * ratio, 0, 0];
}

function paintGraphic(brush: Brush, graphic: Graphic, rgb: Rgb): void {
  if (graphic.kind === 'text') {
    paintText(brush, graphic, rgb);
    return;
  }
  const matrix = matrixOf(brush, graphic.space);
  const { points, isFilled } = graphic;
  if (graphic.kind === 'arrow') {
    const [fx = 0, fy = 0, tx = 0, ty = 0] = points;
    arrow(brush, apply(matrix, fx, fy), apply(matrix, tx, ty), { rgb, width: 2 });
    return;
  }
  if (graphic.kind === 'points') {
    for (let at = 0; at + 1 < points.length; at += 2) paintPoint(brush, apply(matrix, points[at] ?? 0, points[at + 1] ?? 0), rgb);
    return;
  }
  const path = shapeOf(graphic, matrix);
  if (isFilled) {
    brush.context.save();
    brush.context.fillStyle = `rgb(${rgb.join(' ')} / 0.35)`;
    brush.context.fill(path);
    brush.context.restore();
  }
  stroke(brush, path, { rgb, width: 2 });
}

function shapeOf({ kind, points }: Exclude<Graphic, { kind: 'text' }>, matrix: Matrix): Path2D {
  if (kind === 'circle') return toPath(ellipsePoints(circleAxes(points)), matrix, true);
  if (kind === 'ellipse') return toPath(ellipsePoints(points), matrix, true);
  return toPath(points, matrix);
}

function paintPoint(brush: Brush, [x, y]: readonly [number, number], rgb: Rgb): void {
  const path = new Path2D();
  const size = 5 * brush.ratio;
  path.moveTo(x - size, y);
  path.lineTo(x + size, y);
  path.moveTo(x, y - size);
  path.lineTo(x, y + size);
  stroke(brush, path, { rgb });
}

function paintText(brush: Brush, { text, box, anchor }: Extract<Graphic, { kind: 'text' }>, rgb: Rgb): void {
  const pointed = anchor && apply(matrixOf(brush, anchor.space), anchor.at[0], anchor.at[1]);
  const lines = text
    .split(/\r\n|\r|\n|\\/)
    .slice(0, 20)
    .map((line) => printForeign(line, 120));
  const place = box ? placeIn(brush, box) : { at: pointed ?? ([0, 0] as const), align: 'left' as const };
  const height = 17 * brush.ratio;
  for (const [index, line] of lines.entries())
    write(brush, { text: line, rgb, at: [place.at[0], place.at[1] + (index + 0.5) * height], align: place.align });
  if (pointed && anchor?.isShown && box) {
    const [x, y] = place.at;
    stroke(brush, toPath([x, y + height / 2, ...pointed], [1, 0, 0, 1, 0, 0]), { rgb });
  }
}

function placeIn(brush: Brush, { space, topLeft, bottomRight, align }: NonNullable<Extract<Graphic, { kind: 'text' }>['box']>) {
  const matrix = matrixOf(brush, space);
  const [a, b] = [apply(matrix, ...topLeft), apply(matrix, ...bottomRight)];
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  const top = Math.min(a[1], b[1]);
  if (align === 'CENTER') return { at: [(left + right) / 2, top] as const, align: 'center' as const };
  return align === 'RIGHT'
    ? { at: [right, top] as const, align: 'right' as const }
    : { at: [left, top] as const, align: 'left' as const };
}
