// The figures of a test under its maps, and what the shades of the maps mean.
import type { Area } from './plots.ts';
import { printNumber } from './print.ts';
import { LIMITS, paintRank } from './rank.ts';
import { words } from './words.ts';

const INK = '#f2f2f2';
const GREY = '#b8b8b8';
/** CSS px from one row to the next. */
export const LINE = 17;
const COLUMN_GAP = 10;

/** What the shades behind deviations mean: so few of the healthy see as little there. */
export function paintLegend(context: CanvasRenderingContext2D, x: number, y: number, font: string): void {
  context.font = `400 12.5px ${font}`;
  context.textAlign = 'start';
  let at = x;
  for (const [rank, percent] of LIMITS) {
    paintRank(context, at + 6, y - 4, 12, rank);
    const text = words().probability(printNumber(percent, percent < 1 ? 1 : 0));
    context.fillStyle = GREY;
    context.fillText(text, at + 17, y);
    at += 17 + context.measureText(text).width + 14;
  }
}

export function paintFigures(
  context: CanvasRenderingContext2D,
  rows: readonly (readonly [string, string])[],
  area: Area,
  columns: 1 | 2,
  font: string,
): void {
  const width = Math.min(320, area.width / columns - COLUMN_GAP);
  const perColumn = Math.ceil(rows.length / columns);
  for (const [index, [name, value]] of rows.entries()) {
    const x = area.x + Math.floor(index / perColumn) * (area.width / columns);
    const y = area.y + 12 + (index % perColumn) * LINE;
    context.font = `400 12.5px ${font}`;
    context.textAlign = 'start';
    context.fillStyle = GREY;
    context.fillText(name, x, y, width * 0.55);
    context.textAlign = 'end';
    context.fillStyle = INK;
    context.font = `600 12.5px ${font}`;
    context.fillText(value, x + width, y, width * 0.6);
  }
}
