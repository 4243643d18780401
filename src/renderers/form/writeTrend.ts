// A score over time: a line with its values as text beside it.
import { element, tableOf } from '../../lib/dom.ts';
import type { Trend } from './trends.ts';
import { words } from './words.ts';

const WIDTH = 480;
const HEIGHT = 120;
const MARGIN = 12;
const SVG = 'http://www.w3.org/2000/svg';

export function writeTrend(trend: Trend): Node[] {
  const say = words();
  const { name, unit, points } = trend;
  const rows = points.map(({ date, value, isShown }) => {
    const printed = `${String(value).replace('.', ',')} ${unit}`.trim();
    return [date, isShown ? element('strong', {}, printed) : printed];
  });
  return [element('h3', {}, say.trend(name)), draw(trend), tableOf(say.values, [say.date, say.value], rows)];
}

function draw({ name, points }: Trend): SVGSVGElement {
  const times = points.map(({ date }) => Date.parse(date));
  const values = points.map(({ value }) => value);
  const place = (value: number, least: number, most: number, size: number): number =>
    MARGIN + (most > least ? (value - least) / (most - least) : 0.5) * (size - 2 * MARGIN);
  const at = points.map((_, index) => ({
    x: place(times[index] ?? 0, Math.min(...times), Math.max(...times), WIDTH),
    y: HEIGHT - place(values[index] ?? 0, Math.min(0, ...values), Math.max(...values), HEIGHT),
  }));
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', words().trend(name));
  svg.setAttribute('data-trend', '');
  const line = document.createElementNS(SVG, 'polyline');
  line.setAttribute('points', at.map(({ x, y }) => `${x},${y}`).join(' '));
  line.setAttribute('fill', 'none');
  line.setAttribute('stroke', 'currentColor');
  line.setAttribute('stroke-width', '1.5');
  svg.append(line);
  for (const [index, { x, y }] of at.entries()) {
    const dot = document.createElementNS(SVG, 'circle');
    dot.setAttribute('cx', String(x));
    dot.setAttribute('cy', String(y));
    dot.setAttribute('r', points[index]?.isShown ? '5' : '3');
    dot.setAttribute('fill', 'currentColor');
    svg.append(dot);
  }
  return svg;
}
