// A value over time, drawn on the paper: points, the line between them, the one that is open outlined. The numbers stand beside it.
import type { Block } from '../../lib/prose.ts';
import styles from './paper.module.css';
import { words } from './words.ts';

type Trend = Extract<Block, { is: 'trend' }>;

const WIDTH = 640;
const HEIGHT = 200;
const MARGIN = { left: 40, right: 24, top: 22, bottom: 30 } as const;
const INK = '#1d1d1f';
const FAINT = '#8a8780';
const LINE = '#1f4fc4';

export interface Plot {
  /** px, one for each point in its order */
  readonly points: readonly (readonly [number, number])[];
  /** Values with a line across, and where: px from the top. */
  readonly ticks: readonly (readonly [number, number])[];
}

/**
 * Where the points lie.
 * @param range lowest and highest value of the scale; absent, as the values need it
 */
export function plotTrend(
  points: readonly { readonly when: string; readonly value: number }[],
  range: readonly [number, number] | undefined,
): Plot {
  const times = points.map(({ when }) => Date.parse(when.slice(0, 10)) || 0);
  const values = points.map(({ value }) => value);
  const step = niceStep(Math.min(...values), Math.max(...values));
  const low = range?.[0] ?? Math.floor(Math.min(...values) / step) * step;
  const high = range?.[1] ?? Math.max(low + step, Math.ceil(Math.max(...values) / step) * step);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const inner = { width: WIDTH - MARGIN.left - MARGIN.right, height: HEIGHT - MARGIN.top - MARGIN.bottom };
  const y = (value: number): number => MARGIN.top + inner.height * (1 - clamp((value - low) / (high - low || 1)));
  return {
    points: points.map(({ value }, index) => [
      MARGIN.left + inner.width * (end > start ? clamp(((times[index] ?? 0) - start) / (end - start)) * 0.92 + 0.04 : 0.5),
      y(value),
    ]),
    ticks: Array.from({ length: Math.min(9, Math.floor((high - low) / step + 1.001)) }, (_, at) => low + at * step).map(
      (value) => [value, y(value)] as const,
    ),
  };
}

const clamp = (value: number): number => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);

/** 1, 2 or 5 and as many zeros as give about four lines. */
function niceStep(low: number, high: number): number {
  const rough = (high - low) / 4 || Math.abs(low) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10);
}

export function drawTrend({ label, points, range }: Trend): HTMLElement {
  const canvas = document.createElement('canvas');
  const ratio = Math.min(3, Math.max(1, devicePixelRatio));
  canvas.width = WIDTH * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.className = styles.trend ?? '';
  canvas.setAttribute('role', 'img');
  canvas.setAttribute(
    'aria-label',
    words().trend(label, points.map(({ when, value }) => `${when.slice(0, 10)} ${value}`).join(', ')),
  );
  const context = canvas.getContext('2d');
  if (context) {
    context.scale(ratio, ratio);
    paint(context, points, plotTrend(points, range));
  }
  return canvas;
}

function paint(context: CanvasRenderingContext2D, points: Trend['points'], plot: Plot): void {
  context.font = '12px "Atkinson Hyperlegible Next", system-ui, sans-serif';
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const [value, y] of plot.ticks) {
    context.strokeStyle = '#00000018';
    line(context, [MARGIN.left, y], [WIDTH - MARGIN.right, y]);
    context.fillStyle = FAINT;
    context.fillText(printValue(value), MARGIN.left - 8, y);
  }
  context.textAlign = 'center';
  context.strokeStyle = LINE;
  context.lineWidth = 2;
  context.beginPath();
  for (const [x, y] of plot.points) context.lineTo(x, y);
  context.stroke();
  let labelEnd = Number.NEGATIVE_INFINITY;
  for (const [index, [x, y]] of plot.points.entries()) {
    const { value, when, isShown } = points[index] ?? { value: 0, when: '', isShown: false };
    context.beginPath();
    context.arc(x, y, isShown ? 6 : 4, 0, 2 * Math.PI);
    context.fillStyle = isShown ? '#fff' : LINE;
    context.fill();
    context.stroke();
    context.fillStyle = INK;
    context.font = `${isShown ? 'bold ' : ''}13px "Atkinson Hyperlegible Next", system-ui, sans-serif`;
    context.fillText(printValue(value), x, y > 40 ? y - 15 : y + 17);
    context.font = '12px "Atkinson Hyperlegible Next", system-ui, sans-serif';
    context.fillStyle = FAINT;
    const half = context.measureText(when.slice(0, 10)).width / 2;
    if (x - half < labelEnd + 6) continue;
    context.fillText(when.slice(0, 10), x, HEIGHT - 12);
    labelEnd = x + half;
  }
}

function line(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

const printValue = (value: number): string => String(Number(value.toPrecision(4))).replace('.', ',');
