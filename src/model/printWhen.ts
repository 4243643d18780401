// An item's time in the reader's words: '18 nov. 2026 09:42', never finer than it is known.
import { defineWords, language } from '../lib/language.ts';
import type { When } from './item.ts';

const words = defineWords({ sv: { noDate: 'utan datum' }, en: { noDate: 'no date' } });

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };
const MINUTE: Intl.DateTimeFormatOptions = { ...DAY, hour: '2-digit', minute: '2-digit' };
const OPTIONS: Record<When['precision'], Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  day: DAY,
  minute: MINUTE,
  second: MINUTE,
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Intl formats cost a tenth of a millisecond to make, and every redraw of a pane prints one. */
function formatOf(precision: When['precision']): Intl.DateTimeFormat {
  const locale = language() === 'sv' ? 'sv-SE' : 'en-GB';
  const key = `${locale} ${precision}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, OPTIONS[precision]);
  formats.set(key, format);
  return format;
}

export function printWhen(when: When | undefined): string {
  if (!when) return words().noDate;
  // A date without a time is the reader's own day, not midnight in Greenwich.
  const date = new Date(when.iso.length <= 10 ? `${when.iso.padEnd(10, '-01').slice(0, 10)}T12:00` : when.iso);
  if (Number.isNaN(date.getTime())) return when.iso;
  return formatOf(when.precision).format(date);
}
