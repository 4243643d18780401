// MD through the years, one line an eye: its shape and its word tell them apart, and only then its colour.
import type { Field, Side } from './field.ts';
import type { Area } from './plots.ts';
import { printNumber } from './print.ts';
import { toYear, trendOf } from './trend.ts';
import { words } from './words.ts';

const INK = '#ededed';
const GREY = '#9a9a9a';
const LINE = '#3a3a3a';
/** MD of a blind field is about −30 dB; above +2 nobody is. */
const [TOP, BOTTOM] = [3, -31];

interface Row {
  readonly year: number;
  readonly value: number;
}

export function rowsOf(tests: readonly Field[], side: Side | undefined): readonly Row[] {
  return tests.flatMap(({ side: own, md, date }): Row[] => {
    const year = toYear(date);
    return own === side && md !== undefined && year !== undefined ? [{ year, value: md }] : [];
  });
}

export function paintTrend(
  context: CanvasRenderingContext2D,
  tests: readonly Field[],
  shown: Field,
  area: Area,
  font: string,
  tint: string,
): void {
  const say = words();
  const rows = rowsOf(tests, shown.side);
  context.font = `600 12px ${font}`;
  context.textAlign = 'start';
  context.fillStyle = INK;
  const trend = trendOf(rows);
  const slope = trend
    ? say.perYear(`${trend.slope > 0 ? '+' : ''}${printNumber(trend.slope)}`)
    : rows.length > 0
      ? say.tooFew
      : say.notTold;
  context.fillText(`${say.trend}: ${slope}`, area.x, area.y + 12);
  if (rows.length === 0) return;
  const years = rows.map(({ year }) => year);
  const [first, last] = [Math.floor(Math.min(...years)), Math.floor(Math.max(...years)) + 1];
  const low = Math.max(BOTTOM, Math.min(-10, Math.floor(Math.min(...rows.map(({ value }) => value)) / 5) * 5));
  const box = { left: area.x + 34, right: area.x + area.width - 10, top: area.y + 24, bottom: area.y + area.height - 18 };
  const toX = (year: number): number => box.left + ((year - first) / (last - first)) * (box.right - box.left);
  const toY = (value: number): number => box.top + ((TOP - value) / (TOP - low)) * (box.bottom - box.top);
  paintGrid(context, { first, last, low, toX, toY, ...box }, font);
  context.strokeStyle = tint;
  if (trend) {
    context.setLineDash([5, 4]);
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(toX(Math.min(...years)), toY(trend.at(Math.min(...years))));
    context.lineTo(toX(Math.max(...years)), toY(trend.at(Math.max(...years))));
    context.stroke();
    context.setLineDash([]);
  }
  const shownYear = toYear(shown.date);
  for (const { year, value } of rows) paintTest(context, toX(year), toY(value), year === shownYear, value, font, tint);
}

interface Grid {
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  toX(year: number): number;
  toY(value: number): number;
}

function paintGrid(
  context: CanvasRenderingContext2D,
  { first, last, low, left, right, bottom, toX, toY }: Grid,
  font: string,
): void {
  context.font = `11px ${font}`;
  context.fillStyle = GREY;
  context.strokeStyle = LINE;
  context.lineWidth = 1;
  context.textAlign = 'end';
  for (let value = 0; value >= low; value -= low < -15 ? 10 : 5) {
    context.beginPath();
    context.moveTo(left, Math.round(toY(value)) + 0.5);
    context.lineTo(right, Math.round(toY(value)) + 0.5);
    context.stroke();
    context.fillText(printNumber(value, 0), left - 6, toY(value) + 4);
  }
  context.textAlign = 'center';
  const every = Math.max(1, Math.ceil(((last - first) * 40) / Math.max(1, right - left)));
  for (let year = first; year <= last; year += every) context.fillText(String(year), toX(year), bottom + 14);
}

function paintTest(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  isShown: boolean,
  value: number,
  font: string,
  tint: string,
): void {
  context.beginPath();
  context.arc(x, y, isShown ? 5 : 3.5, 0, 2 * Math.PI);
  context.fillStyle = isShown ? tint : '#000';
  context.fill();
  context.lineWidth = 1.75;
  context.stroke();
  if (!isShown) return;
  context.font = `600 12px ${font}`;
  context.fillStyle = INK;
  context.textAlign = 'center';
  context.fillText(printNumber(value), x, y - 10);
}
