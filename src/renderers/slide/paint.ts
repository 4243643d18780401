// Words, lines and the scale bar over a slide, drawn on a canvas: what is seen and what a still shows are the same strokes.
import { printForeign } from '../../lib/foreignText.ts';
import type { Point } from './camera.ts';

/** Tokens of the house as a canvas wants them. */
export interface Ink {
  readonly font: string;
  readonly text: string;
  readonly chip: string;
  readonly mark: string;
  readonly computed: string;
  readonly accent: string;
}

export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    font: token('--hb-font', 'sans-serif'),
    text: token('--hb-image-text', '#f2f2f2'),
    chip: token('--hb-image-chip', 'rgba(0, 0, 0, 0.72)'),
    mark: token('--hb-mark', '#ffe04d'),
    computed: token('--hb-mark-ai', '#ff8be0'),
    accent: token('--hb-accent-fill', '#2f5fd6'),
  };
}

export type Pen = CanvasRenderingContext2D;
type Corner = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight';

const MARGIN = 8;
const PAD = 6;
const LINE = 17;
const TEXT_PX = 12;

export const setFont = (pen: Pen, ink: Ink, weight = 400): void => {
  pen.font = `${weight} ${TEXT_PX}px ${ink.font}`;
  pen.textBaseline = 'middle';
};

export interface ChipOptions {
  readonly ink: Ink;
  readonly pane: { readonly width: number; readonly height: number };
  readonly corner: Corner;
  /** CSS px kept free at the corner's edge: another chip lies there. */
  readonly skip?: number;
}

/** Lines on a dark chip in a corner: readable on white glass. @returns its height, with the margin */
export function paintChip(pen: Pen, lines: readonly string[], { ink, pane, corner, skip = 0 }: ChipOptions): number {
  const shown = lines.filter((line) => line !== '');
  if (shown.length === 0) return 0;
  setFont(pen, ink);
  const most = pane.width * 0.46;
  const fitted = shown.map((line) => shorten(pen, printForeign(line, 120), most));
  const width = Math.max(...fitted.map((line) => pen.measureText(line).width)) + 2 * PAD;
  const height = fitted.length * LINE + PAD;
  const x = corner.endsWith('Left') ? MARGIN : pane.width - MARGIN - width;
  const y = corner.startsWith('top') ? MARGIN + skip : pane.height - MARGIN - skip - height;
  pen.fillStyle = ink.chip;
  pen.fillRect(x, y, width, height);
  pen.fillStyle = ink.text;
  for (const [index, line] of fitted.entries()) pen.fillText(line, x + PAD, y + PAD / 2 + LINE * (index + 0.5));
  return height + MARGIN / 2;
}

function shorten(pen: Pen, text: string, most: number): string {
  if (pen.measureText(text).width <= most) return text;
  let cut = text;
  while (cut.length > 1 && pen.measureText(`${cut}…`).width > most) cut = cut.slice(0, -1);
  return `${cut}…`;
}

/** @returns its height, with the margin */
export function paintScaleBar(
  pen: Pen,
  bar: { readonly px: number; readonly text: string },
  { ink, pane, skip = 0 }: Omit<ChipOptions, 'corner'>,
): number {
  setFont(pen, ink);
  const width = Math.max(bar.px, pen.measureText(bar.text).width) + 2 * PAD;
  const height = LINE + 2 * PAD;
  const [x, y] = [pane.width - MARGIN - width, pane.height - MARGIN - skip - height];
  pen.fillStyle = ink.chip;
  pen.fillRect(x, y, width, height);
  pen.fillStyle = ink.text;
  pen.fillText(bar.text, x + (width - pen.measureText(bar.text).width) / 2, y + PAD / 2 + LINE / 2);
  pen.strokeStyle = ink.text;
  pen.lineWidth = 2;
  const [left, bottom] = [x + (width - bar.px) / 2, y + height - PAD];
  strokeAll(pen, [
    [left, bottom - 4],
    [left, bottom],
    [left + bar.px, bottom],
    [left + bar.px, bottom - 4],
  ]);
  return height + MARGIN / 2;
}

export function strokeAll(pen: Pen, points: readonly Point[], isClosed = false): void {
  pen.beginPath();
  for (const [index, [x, y]] of points.entries()) index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y);
  if (isClosed) pen.closePath();
  pen.stroke();
}

/** A line that is seen on white and on black: its colour over a dark edge. */
export function strokeTwice(pen: Pen, points: readonly Point[], colour: string, isClosed: boolean): void {
  pen.strokeStyle = 'rgba(0, 0, 0, 0.7)';
  pen.lineWidth = 4;
  strokeAll(pen, points, isClosed);
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  strokeAll(pen, points, isClosed);
}

export function paintTag(pen: Pen, text: string, [x, y]: Point, ink: Ink, colour: string): void {
  setFont(pen, ink, 600);
  const width = pen.measureText(text).width + 2 * PAD;
  pen.fillStyle = ink.chip;
  pen.fillRect(x, y, width, LINE + 4);
  pen.fillStyle = colour;
  pen.fillText(text, x + PAD, y + (LINE + 4) / 2);
}
