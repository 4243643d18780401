// The four maps of a field: numbers, greys, and how far from normal.
import type { Field } from './field.ts';
import { cellsOf, extentOf, greyOf, spacingOf } from './map.ts';
import { decibelOf, isScreening, type TestPoint } from './points.ts';
import { printRounded } from './print.ts';
import { paintRank, rankOf } from './rank.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type Plot = 'numbers' | 'grey' | 'deviation' | 'pattern';

const AXIS = '#6f6f6f';
const INK = '#ededed';
const DARK_INK = '#111';

/** What a machine told allows: screening has no greys, and not every machine knows the normal. */
export function plotsOf({ points }: Pick<Field, 'points'>): readonly Plot[] {
  const has = (key: 'deviation' | 'pattern'): boolean => points.some((point) => point[key] !== undefined);
  return [
    'numbers',
    ...(isScreening(points) ? [] : (['grey'] as const)),
    ...(has('deviation') ? (['deviation'] as const) : []),
    ...(has('pattern') ? (['pattern'] as const) : []),
  ];
}

/** The square of degrees that fits into an area, and the way from degrees to CSS px. */
function placeIn({ x, y, width, height }: Area, points: readonly TestPoint[]) {
  const reach = extentOf(points) + spacingOf(points) * 0.8;
  const scale = Math.max(0, Math.min(width, height)) / (2 * reach);
  const [cx, cy] = [x + width / 2, y + height / 2];
  return { reach, scale, toX: (degrees: number) => cx + degrees * scale, toY: (degrees: number) => cy - degrees * scale };
}
type Place = ReturnType<typeof placeIn>;

export function paintPlot(context: CanvasRenderingContext2D, field: Field, plot: Plot, area: Area, font: string): void {
  const place = placeIn(area, field.points);
  if (plot === 'grey') paintGreys(context, field, place);
  paintAxes(context, place);
  if (plot === 'numbers') {
    if (field.blindSpot) paintBlindSpot(context, place, field.blindSpot);
    paintSensitivities(context, field, place, font);
  }
  if (plot === 'deviation') paintDeviations(context, field.points, place, font, 'deviation', 'deviationProbability');
  if (plot === 'pattern') paintDeviations(context, field.points, place, font, 'pattern', 'patternProbability');
}

/** A tick every 10°, and 30° is as far as most tests go. */
function paintAxes(context: CanvasRenderingContext2D, { reach, scale, toX, toY }: Place): void {
  context.strokeStyle = AXIS;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(toX(-reach), Math.round(toY(0)) + 0.5);
  context.lineTo(toX(reach), Math.round(toY(0)) + 0.5);
  context.moveTo(Math.round(toX(0)) + 0.5, toY(-reach));
  context.lineTo(Math.round(toX(0)) + 0.5, toY(reach));
  const every = reach > 45 ? 30 : 10;
  for (let degrees = -90; degrees <= 90; degrees += every) {
    if (degrees === 0 || Math.abs(degrees) > reach) continue;
    const half = Math.max(2, scale * 0.6);
    context.moveTo(toX(degrees), toY(0) - half);
    context.lineTo(toX(degrees), toY(0) + half);
    context.moveTo(toX(0) - half, toY(degrees));
    context.lineTo(toX(0) + half, toY(degrees));
  }
  context.stroke();
}

/** Edges lie on device px: cells that were blended at their edges would show a grid that nobody measured. */
function paintGreys(context: CanvasRenderingContext2D, { points, minimum }: Field, { scale, toX, toY }: Place): void {
  const { cells, size } = cellsOf(points, minimum);
  const half = (size * scale) / 2;
  const ratio = context.getTransform().a;
  const snap = (value: number): number => Math.round(value * ratio) / ratio;
  for (const { x, y, value } of cells) {
    const grey = greyOf(value);
    context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
    const [left, top] = [snap(toX(x) - half), snap(toY(y) - half)];
    context.fillRect(left, top, snap(toX(x) + half) - left, snap(toY(y) + half) - top);
  }
}

/** Where the machine found it; a triangle, as on printouts. */
function paintBlindSpot(context: CanvasRenderingContext2D, { scale, toX, toY }: Place, spot: { x: number; y: number }): void {
  const [x, y, half] = [toX(spot.x), toY(spot.y), Math.max(3, scale * 1.1)];
  context.strokeStyle = AXIS;
  context.lineWidth = 1.25;
  context.beginPath();
  context.moveTo(x, y - half);
  context.lineTo(x + half, y + half * 0.8);
  context.lineTo(x - half, y + half * 0.8);
  context.closePath();
  context.stroke();
}

function startFigures(context: CanvasRenderingContext2D): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
}

const sizeOf = (room: number): number => Math.max(6, Math.min(15, room * 0.5));

function paintSensitivities(context: CanvasRenderingContext2D, field: Field, { scale, toX, toY }: Place, font: string): void {
  const room = spacingOf(field.points) * scale;
  startFigures(context);
  context.font = `450 ${sizeOf(room)}px ${font}`;
  context.fillStyle = INK;
  for (const point of field.points) {
    const [x, y] = [toX(point.x), toY(point.y)];
    const figure = decibelOf(point, field.minimum);
    if (isScreening(field.points)) paintSeen(context, x, y, Math.max(2.5, room * 0.16), point.outcome);
    else if (figure !== undefined)
      context.fillText(point.outcome === 'notSeen' ? `<${printRounded(figure)}` : printRounded(figure), x, y);
  }
  context.textBaseline = 'alphabetic';
}

/** Screening: a ring was seen, a ring with a dot only at its brightest, a filled square not at all. */
function paintSeen(context: CanvasRenderingContext2D, x: number, y: number, half: number, outcome: TestPoint['outcome']): void {
  if (outcome === 'notSeen') {
    context.fillRect(x - half, y - half, 2 * half, 2 * half);
    return;
  }
  context.strokeStyle = INK;
  context.lineWidth = 1.25;
  context.beginPath();
  context.arc(x, y, half, 0, 2 * Math.PI);
  context.stroke();
  if (outcome === 'seenAtMax') context.fillRect(x - 1, y - 1, 2, 2);
}

function paintDeviations(
  context: CanvasRenderingContext2D,
  points: readonly TestPoint[],
  { scale, toX, toY }: Place,
  font: string,
  figure: 'deviation' | 'pattern',
  percentile: 'deviationProbability' | 'patternProbability',
): void {
  const room = spacingOf(points) * scale;
  startFigures(context);
  for (const point of points) {
    const value = point[figure];
    if (value === undefined) continue;
    const [x, y] = [toX(point.x), toY(point.y)];
    const rank = rankOf(point[percentile]);
    if (rank !== 0) paintRank(context, x, y, room * 0.88, rank);
    context.font = `${rank > 1 ? 650 : 450} ${sizeOf(room)}px ${font}`;
    context.fillStyle = rank === 4 ? DARK_INK : INK;
    context.fillText(printRounded(value), x, y);
  }
  context.textBaseline = 'alphabetic';
}
