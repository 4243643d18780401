// Dates as people read them, no finer than the source knows: '18 nov 2026 kl. 09:42', 'maj ’24', '2019'.

import { type Language, language } from '../lib/language.ts';
import type { When } from '../model/item.ts';
import { toTime } from '../model/time.ts';

const LOCALE: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl formats cost a millisecond each to make, and thousands of dates are printed. */
function format(time: number, key: string, options: Intl.DateTimeFormatOptions): string {
  if (Number.isNaN(time)) return '';
  const locale = LOCALE[language()];
  const name = `${locale} ${key}`;
  let made = formats.get(name);
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formats.set(name, made);
  }
  return made.format(time);
}

const withoutDots = (text: string): string => text.replace(/\./g, '');

/** Three letters in both languages: 'jun', where Intl says 'juni' beside 'jan.'. */
export const printMonth = (time: number): string => format(time, 'month', { month: 'short' }).slice(0, 3);
export const printMonthYear = (time: number): string => format(time, 'monthYear', { month: 'long', year: 'numeric' });
export const printYear = (time: number): string => String(new Date(time).getUTCFullYear());

/** '18/11' in Swedish, '18 Nov' in English. */
export function printShortDay(time: number): string {
  const date = new Date(time);
  return language() === 'sv' ? `${date.getUTCDate()}/${date.getUTCMonth() + 1}` : `${date.getUTCDate()} ${printMonth(time)}`;
}

/** '18 nov 2026' */
export const printDate = (time: number): string => `${new Date(time).getUTCDate()} ${printMonth(time)} ${printYear(time)}`;

/** All that is known: 'ons 18 nov 2026 kl. 09:42', or less. */
export function printWhen(when: When): string {
  const time = toTime(when);
  if (when.precision === 'year') return when.iso.slice(0, 4);
  if (when.precision === 'month') return printMonthYear(time);
  if (Number.isNaN(time)) return '';
  const day = `${withoutDots(format(time, 'weekday', { weekday: 'short' }))} ${printDate(time)}`;
  if (when.precision === 'day') return day;
  return language() === 'sv' ? `${day} kl. ${when.iso.slice(11, 16)}` : `${day}, ${when.iso.slice(11, 16)}`;
}

/** For a name read aloud: '18 november 2026'. */
export function sayWhen(when: When): string {
  if (when.precision === 'year') return when.iso.slice(0, 4);
  const time = toTime(when);
  return when.precision === 'month'
    ? printMonthYear(time)
    : format(time, 'say', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** For tables: ISO, as fine as known, without seconds. */
export const printIso = (when: When): string => when.iso.slice(0, 16).replace('T', ' ');

/** Beside a thumbnail: the day in this year (or when the view is short), else month and year: '18/11', 'maj ’24'. */
export function printCaption(when: When, style: { readonly today: number; readonly days: boolean }): string {
  const time = toTime(when);
  if (when.precision === 'year') return when.iso.slice(0, 4);
  const sameYear = new Date(time).getUTCFullYear() === new Date(style.today).getUTCFullYear();
  if ((sameYear || style.days) && when.precision !== 'month') return printShortDay(time);
  return `${printMonth(time)} ’${when.iso.slice(2, 4)}`;
}
