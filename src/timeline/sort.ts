// The order of the list.
import { type Language, language } from '../lib/language.ts';
import type { TimelineItem } from '../model/item.ts';
import { printCode } from './codes.ts';
import { printBodyPart, printTitle } from './describeItem.ts';

export type Column = 'date' | 'code' | 'title' | 'unit' | 'bodyPart' | 'contents' | 'state';
export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

const collators = new Map<Language, Intl.Collator>();
function collator(): Intl.Collator {
  const made = collators.get(language()) ?? new Intl.Collator(language(), { numeric: true });
  collators.set(language(), made);
  return made;
}

/** ISO times sort as text; an item without a date is older than all. */
const day = (item: TimelineItem): string => item.when?.iso ?? '';
const byDay = (a: TimelineItem, b: TimelineItem): number => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1);

const TEXT: Readonly<Record<Exclude<Column, 'date' | 'contents'>, (item: TimelineItem) => string>> = {
  code: (item) => printCode(item.category),
  title: printTitle,
  unit: (item) => item.origin ?? '',
  bodyPart: printBodyPart,
  state: (item) => item.report ?? '',
};

/** A new, ordered list; what is equal in the column is newest first. */
export function sortItems(items: readonly TimelineItem[], { column, descending }: Order): readonly TimelineItem[] {
  const sign = descending ? -1 : 1;
  if (column === 'date') return [...items].sort((a, b) => sign * byDay(a, b));
  if (column === 'contents')
    return [...items].sort((a, b) => sign * ((a.counts?.images ?? 0) - (b.counts?.images ?? 0)) || byDay(b, a));
  const keyed = items.map((item) => ({ item, key: TEXT[column](item) }));
  const { compare } = collator();
  keyed.sort((a, b) => sign * compare(a.key, b.key) || byDay(b.item, a.item));
  return keyed.map(({ item }) => item);
}
