// The paper: a line each mm and a stronger one each 5 mm, over the whole pane.
import { originOf } from './geometry.ts';
import type { Scene } from './scene.ts';

/** Lines closer than this would be a grey mist. CSS px. */
const CLOSEST_PX = 3;

export function paintPaper(context: CanvasRenderingContext2D, scene: Scene): void {
  const { frame, page, palette, hasGrid, isTimed } = scene;
  const { width, height, scale } = frame;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, height);
  const origin = originOf(frame, page);
  for (const [stepMm, colour] of [
    [1, palette.fine],
    [5, palette.bold],
  ] as const) {
    const step = stepMm * scale;
    if (step < CLOSEST_PX) continue;
    context.beginPath();
    if (isTimed) for (const x of lines(origin[0], step, width)) verticalLine(context, x, height);
    if (hasGrid) for (const y of lines(origin[1], step, height)) horizontalLine(context, y, width);
    context.strokeStyle = colour;
    context.lineWidth = 1 / devicePixels(context);
    context.stroke();
  }
}

/** Multiples of the step from the page's corner that lie in the pane. */
function lines(origin: number, step: number, size: number): number[] {
  const first = Math.ceil(-origin / step);
  const last = Math.floor((size - origin) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => origin + (first + at) * step);
}

/** Pixels of the canvas in one CSS px. */
export const devicePixels = (context: CanvasRenderingContext2D): number => context.getTransform().a || 1;

/** A hair's breadth, sharp: in the middle of one row of device pixels. */
function sharp(context: CanvasRenderingContext2D, at: number): number {
  const ratio = devicePixels(context);
  return (Math.floor(at * ratio) + 0.5) / ratio;
}

function verticalLine(context: CanvasRenderingContext2D, x: number, height: number): void {
  const at = sharp(context, x);
  context.moveTo(at, 0);
  context.lineTo(at, height);
}

function horizontalLine(context: CanvasRenderingContext2D, y: number, width: number): void {
  const at = sharp(context, y);
  context.moveTo(0, at);
  context.lineTo(width, at);
}
