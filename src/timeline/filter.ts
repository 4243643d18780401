// Which items are shown.
import type { TimelineItem } from '../model/item.ts';
import { printDay, toTime } from '../model/time.ts';
import { codesOf } from './codes.ts';
import type { TimelineFilters } from './view.ts';

/** What a reader may look for, written once per item: lower case, accents kept (å is not a), the code in both languages. */
const haystacks = new WeakMap<TimelineItem, string>();

function haystack(item: TimelineItem): string {
  const known = haystacks.get(item);
  if (known !== undefined) return known;
  const labels = item.parts.slice(0, 50).map(({ label = '' }) => label);
  const text = [
    item.title,
    item.category,
    ...codesOf(item.category),
    item.origin,
    item.bodyPart,
    item.accession,
    item.when?.iso,
    ...labels,
  ];
  const made = text.join('\n').toLocaleLowerCase('sv');
  haystacks.set(item, made);
  return made;
}

const WARM_AT_ONCE = 250;

/** Writes the items' words down while nothing else is to be done, so that the first key does not wait for ten thousand. */
export function warmFilters(items: readonly TimelineItem[]): () => void {
  let at = 0;
  let timer: ReturnType<typeof setTimeout>;
  const some = () => {
    for (const end = Math.min(at + WARM_AT_ONCE, items.length); at < end; at += 1) {
      const item = items[at];
      if (item) haystack(item);
    }
    if (at < items.length) timer = setTimeout(some, 16);
  };
  timer = setTimeout(some, 500);
  return () => clearTimeout(timer);
}

export function applyFilters(items: readonly TimelineItem[], filters: TimelineFilters): readonly TimelineItem[] {
  if (!isFiltering(filters)) return items;
  const words = filters.text.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const specialties = new Set(filters.specialties);
  const categories = new Set(filters.categories);
  const sources = new Set(filters.sources);
  return items.filter(
    (item) =>
      (specialties.size === 0 || specialties.has(item.specialty)) &&
      (categories.size === 0 || categories.has(item.category)) &&
      (sources.size === 0 || sources.has(item.sourceId)) &&
      (!filters.hasReport || item.report !== undefined) &&
      isWithin(item, filters) &&
      words.every((word) => haystack(item).includes(word)),
  );
}

/** An item without a date is in no period. */
function isWithin(item: TimelineItem, { from, to }: TimelineFilters): boolean {
  if (!from && !to) return true;
  if (!item.when) return false;
  const time = toTime(item.when);
  if (Number.isNaN(time)) return false;
  const day = printDay(time);
  return (!from || day >= from) && (!to || day <= to);
}

export const isFiltering = (filters: TimelineFilters): boolean =>
  filters.text.trim() !== '' ||
  filters.specialties.length > 0 ||
  filters.categories.length > 0 ||
  filters.sources.length > 0 ||
  filters.hasReport ||
  Boolean(filters.from || filters.to);

/** The values present, with how many items have each, most first. */
export function countBy<Key extends string>(
  items: readonly TimelineItem[],
  key: (item: TimelineItem) => Key,
): readonly (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
