// What is written upon a picture: lengths, sides, which of two is seen.
import { printForeign } from '../../lib/foreignText.ts';
import { type Camera, type Size, toPane } from './camera.ts';
import type { Cell } from './halves.ts';
import { printLength } from './print.ts';
import type { Shot } from './shots.ts';
import { cellsOf, isPaired, type Measure, type PhotoState } from './state.ts';
import { words } from './words.ts';

const INK = '#ffffff';
const CASING = '#000000';

export function drawMeasure(
  context: CanvasRenderingContext2D,
  measure: Measure,
  state: PhotoState,
  camera: Camera,
  pane: Size,
): void {
  const [from, to] = [toPane(camera, pane, measure.from), toPane(camera, pane, measure.to)];
  for (const [colour, width] of [
    [CASING, 4],
    [INK, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    for (const end of [from, to]) {
      context.moveTo(end[0] + 4, end[1]);
      context.arc(end[0], end[1], 4, 0, 2 * Math.PI);
    }
    context.stroke();
  }
  const [left, right] = from[0] < to[0] ? [from, to] : [to, from];
  const text = printLength(measure, state);
  // Beside the right end; where there is no room, left of the other one, or under the line.
  const room = widthOf(context, text) + 14;
  if (right[0] + room <= pane.width) write(context, text, right[0] + 10, right[1] + 4, 'left');
  else if (left[0] >= room) write(context, text, left[0] - 10, left[1] + 4, 'right');
  else write(context, text, pane.width - 8, Math.max(from[1], to[1]) + 22, 'right');
}

/** @param share 0 the current picture … 1 the earlier one, as it is seen */
export function drawCaptions(context: CanvasRenderingContext2D, state: PhotoState, pane: Size, share: number): void {
  const shot = state.shots[state.index];
  const say = words();
  if (state.shots.length > 1 && !isPaired(state))
    write(context, say.picture(state.index + 1, state.shots.length), 12, pane.height - 14, 'left');
  const { own, other } = cellsOf(state, pane);
  if (shot) writeSide(context, shot, own);
  const pair = other && state.pair !== undefined ? state.shots[state.pair] : undefined;
  if (pair && other) writeSide(context, pair, other);
  if (shot?.isLossy) write(context, say.lossy, pane.width - 12, pane.height - 14, 'right');
  const { comparison } = state;
  if (!comparison) return;
  const seen =
    share === 0
      ? say.current
      : share === 1
        ? `${say.prior}, ${comparison.when}`
        : say.mixed(Math.round(share * 100), comparison.when);
  write(context, seen, pane.width - 12, 24, 'right', 15);
}

/** What is seen, for those who hear it: the labels that the picture's maker gave, and the sides. */
export function nameSeen(state: PhotoState): string {
  const { shots, index, pair } = state;
  const seen = [shots[index], isPaired(state) && pair !== undefined ? shots[pair] : undefined];
  const told = seen.flatMap((shot) => (shot ? [[printForeign(shot.label, 60), sideOf(shot)].filter(Boolean).join(', ')] : []));
  return told.filter(Boolean).join('; ') || words().photo;
}

function sideOf({ laterality, isEye }: Shot): string {
  const say = words();
  if (laterality === 'R') return isEye ? say.rightEye : say.right;
  return laterality === 'L' ? (isEye ? say.leftEye : say.left) : '';
}

function writeSide(context: CanvasRenderingContext2D, shot: Shot, { x, y }: Cell): void {
  const side = sideOf(shot);
  if (side) write(context, side, x + 12, y + 24, 'left', 18);
}

const fontOf = (size: number): string => `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;

function widthOf(context: CanvasRenderingContext2D, text: string): number {
  context.font = fontOf(13);
  return context.measureText(text).width;
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, align: CanvasTextAlign, size = 13): void {
  context.font = fontOf(size);
  context.textAlign = align;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = CASING;
  context.strokeText(text, x, y);
  context.fillStyle = INK;
  context.fillText(text, x, y);
}
