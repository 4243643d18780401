// Lines and words over a picture, legible on black and on white: every one has a dark halo.
import type { Rgb } from '../../../standards/dicom/colours.ts';
import type { Brush, Matrix } from './layer.ts';

export const css = ([red, green, blue]: Rgb, alpha = 1): string => `rgb(${red} ${green} ${blue} / ${alpha})`;

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d] = outer;
  const [e, f] = apply(outer, inner[4], inner[5]);
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    e,
    f,
  ];
}

export interface Stroke {
  readonly rgb: Rgb;
  readonly isDashed?: boolean;
  /** CSS px. */
  readonly width?: number;
}

/** @param path in device px */
export function stroke(
  { context, ratio }: Pick<Brush, 'context' | 'ratio'>,
  path: Path2D,
  { rgb, isDashed, width = 1.5 }: Stroke,
): void {
  context.save();
  context.lineJoin = 'round';
  context.setLineDash(isDashed ? [6 * ratio, 4 * ratio] : []);
  context.strokeStyle = 'rgb(0 0 0 / 0.6)';
  context.lineWidth = (width + 1.5) * ratio;
  context.stroke(path);
  context.strokeStyle = css(rgb);
  context.lineWidth = width * ratio;
  context.stroke(path);
  context.restore();
}

/** @param points x, y pairs in the picture's px */
export function toPath(points: readonly number[], matrix: Matrix, isClosed = false): Path2D {
  const path = new Path2D();
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = apply(matrix, points[at] ?? 0, points[at + 1] ?? 0);
    if (at === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  if (isClosed) path.closePath();
  return path;
}

const FONT = '"Atkinson Hyperlegible Next", system-ui, sans-serif';
export const fontOf = (ratio: number, sizeCssPx = 13): string => `550 ${sizeCssPx * ratio}px ${FONT}`;

export interface Words {
  readonly text: string;
  readonly rgb?: Rgb;
  /** Device px; the text's left end, middle or right end, and its vertical middle. */
  readonly at: readonly [number, number];
  readonly align?: CanvasTextAlign;
}

export function write(
  { context, ratio }: Pick<Brush, 'context' | 'ratio'>,
  { text, rgb = [242, 242, 242], at, align = 'left' }: Words,
): void {
  context.save();
  context.font = fontOf(ratio);
  context.textBaseline = 'middle';
  context.textAlign = align;
  context.lineJoin = 'round';
  context.strokeStyle = '#000';
  context.lineWidth = 3 * ratio;
  context.strokeText(text, at[0], at[1]);
  context.fillStyle = css(rgb);
  context.fillText(text, at[0], at[1]);
  context.restore();
}

/** A line with a head at its last point. @param from,to device px */
export function arrow(
  brush: Pick<Brush, 'context' | 'ratio'>,
  from: readonly [number, number],
  to: readonly [number, number],
  look: Stroke,
): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const size = 11 * brush.ratio;
  const path = new Path2D();
  path.moveTo(...from);
  path.lineTo(...to);
  for (const turn of [Math.PI - 0.45, Math.PI + 0.45]) {
    path.moveTo(...to);
    path.lineTo(to[0] + size * Math.cos(angle + turn), to[1] + size * Math.sin(angle + turn));
  }
  stroke(brush, path, look);
}
