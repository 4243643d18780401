// The labels of the axis: calendar steps as fine as each band has room for.

import { DAY, monthStart, yearStart } from '../model/time.ts';
import { type Frame, type Scale, uAt, xOf } from './scale.ts';

export interface Tick {
  readonly time: number;
  readonly x: number;
  readonly unit: 'year' | 'month' | 'day';
  /** Whether a band of the scale begins here. */
  readonly band: boolean;
}

interface Step {
  readonly unit: Tick['unit'];
  readonly days: number;
  /** The first such tick at or after a time. */
  next(time: number): number;
}

const byYears = (years: number): Step => ({
  unit: 'year',
  days: years * 365.25,
  next: (time) => {
    const start = yearStart(time);
    const first = start < time ? yearStart(time, 1) : start;
    const rest = new Date(first).getUTCFullYear() % years;
    return rest === 0 ? first : yearStart(first, years - rest);
  },
});
const byMonths = (months: number): Step => ({
  unit: 'month',
  days: months * 30.4,
  next: (time) => {
    const start = monthStart(time);
    const first = start < time ? monthStart(time, 1) : start;
    const rest = new Date(first).getUTCMonth() % months;
    return rest === 0 ? first : monthStart(first, months - rest);
  },
});
const byDays = (days: number): Step => ({
  unit: 'day',
  days,
  next: (time) => Math.ceil(time / (days * DAY)) * days * DAY,
});

const STEPS: readonly Step[] = [
  byDays(1),
  byDays(2),
  byDays(7),
  byMonths(1),
  byMonths(2),
  byMonths(4),
  byMonths(6),
  byYears(1),
  byYears(2),
  byYears(5),
  byYears(10),
  byYears(20),
];
const ROOM_PX = 62;
const CLOSEST_PX = 46;
const RANK = { year: 0, month: 1, day: 2 };

/** Labels that fit, in order of time. Years give way to nothing, days to all. */
export function placeTicks(scale: Scale, frame: Frame): readonly Tick[] {
  const [from, to] = [scale.toTime(frame.u0), scale.toTime(uAt(frame, frame.width))];
  const edges = [from, ...scale.knots.filter((knot) => knot > from && knot < to), to];
  const bands = new Set(scale.knots.slice(1, -1));
  const wanted: Tick[] = [];
  for (const [at, start] of edges.slice(0, -1).entries()) {
    const end = edges[at + 1] ?? to;
    const pxPerDay = ((xOf(frame, scale.toU(end)) - xOf(frame, scale.toU(start))) / (end - start)) * DAY;
    const step = STEPS.find(({ days }) => days * pxPerDay >= ROOM_PX) ?? byYears(50);
    for (let time = step.next(start); time < end; time = step.next(time + 1)) wanted.push(tickAt(time, scale, frame, bands));
    if (bands.has(start)) wanted.push(tickAt(start, scale, frame, bands));
  }
  return keepApart(wanted);
}

function tickAt(time: number, scale: Scale, frame: Frame, bands: ReadonlySet<number>): Tick {
  const unit = yearStart(time) === time ? 'year' : monthStart(time) === time ? 'month' : 'day';
  return { time, x: xOf(frame, scale.toU(time)), unit, band: bands.has(time) };
}

function keepApart(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  const byRank = [...ticks].sort((a, b) => Number(b.band) - Number(a.band) || RANK[a.unit] - RANK[b.unit] || b.x - a.x);
  for (const tick of byRank) if (kept.every(({ x }) => Math.abs(x - tick.x) >= CLOSEST_PX)) kept.push(tick);
  return kept.sort((a, b) => a.x - b.x);
}
