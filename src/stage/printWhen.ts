// An item's time in the reader's words: '18 nov 2026 kl. 09:42', never finer than it is known.
import { language } from '../lib/language.ts';
import type { When } from '../model/item.ts';
import { words } from './words.ts';

const OPTIONS: Record<When['precision'], Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  day: { year: 'numeric', month: 'short', day: 'numeric' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  second: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
};

export function printWhen(when: When | undefined): string {
  if (!when) return words().noDate;
  const date = new Date(when.iso.length <= 10 ? `${when.iso.padEnd(10, '-01').slice(0, 10)}T12:00` : when.iso);
  if (Number.isNaN(date.getTime())) return when.iso;
  return new Intl.DateTimeFormat(language() === 'sv' ? 'sv-SE' : 'en-GB', OPTIONS[when.precision]).format(date);
}
