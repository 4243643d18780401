// Times on the timeline: milliseconds since 1970 of the source's own wall clock, as if it were UTC. Nothing here knows a
// time zone: two sources' clocks are laid side by side as they were written.
import type { When } from './item.ts';

export const DAY = 86_400_000;
/** Before any picture of a person, and far beyond anything planned: such dates are typing errors, and would stretch the axis. */
const EARLIEST = Date.UTC(1890, 0, 1);
const PLANNED_YEARS = 5;

/** Midnight that begins a day written YYYY-MM-DD; NaN when it is not a day. */
export const parseDay = (iso: string): number => (/^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN);

/** YYYY-MM-DD of a time. */
export const printDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A timeline asks the same ten thousand times at every key of a filter. */
const times = new WeakMap<When, number>();

/** Where a time is drawn: the middle of what the source knows, so that the error is the least. NaN when it is not a time. */
export function toTime(when: When): number {
  const known = times.get(when);
  if (known !== undefined) return known;
  const time = readTime(when);
  times.set(when, time);
  return time;
}

function readTime({ iso, precision }: When): number {
  const year = Number(iso.slice(0, 4));
  const month = Number(iso.slice(5, 7)) - 1;
  if (precision === 'year') return (Date.UTC(year, 0, 1) + Date.UTC(year + 1, 0, 1)) / 2;
  if (precision === 'month') return (Date.UTC(year, month, 1) + Date.UTC(year, month + 1, 1)) / 2;
  const day = parseDay(iso.slice(0, 10));
  if (precision === 'day') return day + DAY / 2;
  const clock = Date.parse(`${iso.slice(0, 19)}${iso.length < 17 ? ':00' : ''}Z`);
  return Number.isNaN(clock) ? day + DAY / 2 : clock;
}

/** False for a date nobody can mean; such an item is listed with those that have none. */
export const isPlausible = (time: number, today: number): boolean =>
  time >= EARLIEST && time <= addMonths(today, PLANNED_YEARS * 12);

/** The same day `months` later (or earlier); the last day of the month where it has no such day. */
export function addMonths(time: number, months: number): number {
  const date = new Date(time);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(date.getUTCDate(), days) - 1) * DAY + (time % DAY < 0 ? (time % DAY) + DAY : time % DAY);
}

/** Midnight that begins the month, `months` away. */
export function monthStart(time: number, months = 0): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

/** Midnight that begins the year, `years` away. */
export const yearStart = (time: number, years = 0): number => Date.UTC(new Date(time).getUTCFullYear() + years, 0, 1);

export interface Age {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** How much older: 'samma dag' is 0 days; months from two months, years from three years on. */
export function ageBetween(older: number, newer: number): Age {
  const days = Math.round((newer - older) / DAY);
  if (days < 61) return { count: days, unit: 'day' };
  if (days < 3 * 365) return { count: Math.round(days / 30.44), unit: 'month' };
  return { count: Math.round(days / 365.25), unit: 'year' };
}
