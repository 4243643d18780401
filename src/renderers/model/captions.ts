// What is written on the picture: the patient's directions at its edges, a scale, what was left out. Drawn on a canvas, for stills.
import type { Vector } from '../../standards/mesh/mesh.ts';
import type { Size } from './camera.ts';
import { lettersOf } from './directions.ts';
import { printNumber } from './printed.ts';
import { scaleBar } from './scaleBar.ts';
import { frameNow, isMeasured, type ModelState } from './state.ts';
import { words } from './words.ts';

const INK = '#ffffff';
const CASING = '#000000';
const MARGIN = 14;

/** @param context scaled to CSS px */
export function drawCaptions(context: CanvasRenderingContext2D, state: ModelState, pane: Size): void {
  const { camera } = state;
  if (!camera) return;
  drawWarnings(context, state, pane);
  if (!state.hasCaptions) return;
  if (frameNow(state) !== undefined) drawLetters(context, camera.right, camera.up, pane);
  if (isMeasured(state)) drawScale(context, camera.zoom, pane);
  else write(context, words().unknownUnit, MARGIN, pane.height - MARGIN, 'left');
  if (state.isPlain) write(context, words().plain, pane.width - MARGIN, pane.height - MARGIN, 'right');
}

const minus = ([x, y, z]: Vector): Vector => [-x, -y, -z];

function drawLetters(context: CanvasRenderingContext2D, right: Vector, up: Vector, { width, height }: Size): void {
  const say = words().letters;
  const print = (direction: Vector): string =>
    lettersOf(direction)
      .map((letter) => say[letter])
      .join('');
  write(context, print(minus(right)), MARGIN, height / 2, 'left', 15);
  write(context, print(right), width - MARGIN, height / 2, 'right', 15);
  write(context, print(up), width / 2, MARGIN + 12, 'center', 15);
  write(context, print(minus(up)), width / 2, height - MARGIN, 'center', 15);
}

function drawScale(context: CanvasRenderingContext2D, pxPerMm: number, pane: Size): void {
  const bar = scaleBar(pxPerMm, Math.min(160, pane.width / 4));
  if (!bar) return;
  const [left, right, bottom] = [MARGIN, MARGIN + bar.px, pane.height - MARGIN];
  for (const [colour, width] of [
    [CASING, 4],
    [INK, 1.5],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(left, bottom - 6);
    context.lineTo(left, bottom);
    context.lineTo(right, bottom);
    context.lineTo(right, bottom - 6);
    context.stroke();
  }
  write(context, `${printNumber(bar.mm)} mm`, left, bottom - 12, 'left');
}

/** Never hidden: a model that is not what was seen, or not all that the file announced, must not look whole. */
function drawWarnings(context: CanvasRenderingContext2D, { groups, group, shown }: ModelState, pane: Size): void {
  const say = words();
  const pieces = groups[group] ?? [];
  const lines = [
    ...(pieces.some(({ isMirrored }) => isMirrored) ? [say.mirrored] : []),
    ...(pieces.some(({ isModified }) => isModified) ? [say.modified] : []),
    ...(shown.some(({ lost }) => lost > 0) ? [say.cutShort] : []),
  ];
  for (const [index, line] of lines.entries()) write(context, line, pane.width - MARGIN, MARGIN + 12 + index * 20, 'right', 14);
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, align: CanvasTextAlign, size = 13): void {
  context.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = align;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = CASING;
  context.strokeText(text, x, y);
  context.fillStyle = INK;
  context.fillText(text, x, y);
}
