// What somebody drew in a stored view: shapes, arrows and words, in the picture's px or in shares of the pane.
import { printForeign } from '../../../lib/foreignText.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { circleAxes, ellipsePoints, type Graphic, type Space } from '../../../standards/dicom/presentation/graphics.ts';
import { apply, arrow, stroke, toPath, write } from './drawing.ts';
import type { Brush, Matrix } from './layer.ts';

/** Display-relative places are shares of the pane. */
function matrixOf({ toDevice, shown: { pane }, ratio }: Brush, space: Space): Matrix {
  return space === 'image' ? toDevice : [pane.width * ratio, 0, 0, pane.height * ratio, 0, 0];
}

export function paintGraphic(brush: Brush, graphic: Graphic, rgb: Rgb): void {
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
