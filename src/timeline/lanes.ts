// A patient's items laid ready for drawing: per lane, in order of time, with their places on the scale in one typed array.
import { SPECIALTIES, type Specialty, type TimelineItem } from '../model/item.ts';
import { isPlausible, toTime } from '../model/time.ts';
import type { Scale } from './scale.ts';

export interface Lane {
  readonly specialty: Specialty;
  /** Oldest first; of equal times the one with the lower id first, so that the order never depends on who answered first. */
  readonly items: readonly TimelineItem[];
  /** ms, one per item. */
  readonly times: Float64Array;
}

export interface Lanes {
  /** Those that hold something, in the fixed order. */
  readonly lanes: readonly Lane[];
  /** No date, or one nobody can mean. */
  readonly undated: readonly TimelineItem[];
}

export function sortIntoLanes(items: readonly TimelineItem[], today: number): Lanes {
  const dated = new Map<Specialty, { item: TimelineItem; time: number }[]>(SPECIALTIES.map((name) => [name, []]));
  const undated: TimelineItem[] = [];
  for (const item of items) {
    const time = item.when ? toTime(item.when) : Number.NaN;
    if (isPlausible(time, today)) (dated.get(item.specialty) ?? dated.get('other'))?.push({ item, time });
    else undated.push(item);
  }
  const lanes: Lane[] = [];
  for (const [specialty, entries] of dated) {
    if (entries.length === 0) continue;
    entries.sort((a, b) => a.time - b.time || (a.item.id < b.item.id ? -1 : 1));
    lanes.push({
      specialty,
      items: entries.map(({ item }) => item),
      times: Float64Array.from(entries, ({ time }) => time),
    });
  }
  return { lanes, undated };
}

/** The same lanes with only some of their items; lanes that have none left are gone. */
export function keepOnly({ lanes, undated }: Lanes, kept: ReadonlySet<TimelineItem>): Lanes {
  const some = lanes.map(({ specialty, items, times }) => {
    const places = [...items.keys()].filter((at) => kept.has(items[at] as TimelineItem));
    return {
      specialty,
      items: places.map((at) => items[at] as TimelineItem),
      times: Float64Array.from(places, (at) => times[at] ?? 0),
    };
  });
  return { lanes: some.filter(({ items }) => items.length > 0), undated: undated.filter((item) => kept.has(item)) };
}

/** A lane's times on a scale: the `u` of each item. */
export const placeOnScale = (lane: Lane, scale: Scale): Float64Array => lane.times.map((time) => scale.toU(time));

/** The first index whose value is at least `value`, in ascending numbers. */
export function lowerBound(sorted: Float64Array, value: number, low = 0, high = sorted.length): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The first index below `high` whose value is more than `value`, in ascending numbers; `high` when there is none. */
export function upperBound(sorted: Float64Array, value: number, high: number): number {
  let [from, to] = [0, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The index of the item nearest to a time; -1 in an empty lane. */
export function nearest({ times }: Lane, time: number): number {
  const at = lowerBound(times, time);
  if (at === 0) return times.length - 1 < 0 ? -1 : 0;
  if (at === times.length) return at - 1;
  return time - (times[at - 1] ?? 0) <= (times[at] ?? 0) - time ? at - 1 : at;
}
