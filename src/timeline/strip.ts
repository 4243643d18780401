// The folded timeline: which items have room on one line.
import type { ItemId, TimelineItem } from '../model/item.ts';
import { DAY } from '../model/time.ts';
import { sortIntoLanes } from './lanes.ts';
import { bandScale, type Scale, type Span, toFrame, wholeSpan, xOf } from './scale.ts';

export interface StripMark {
  readonly item: TimelineItem;
  /** px: the middle of its picture. */
  readonly x: number;
  /** How many items it stands for. */
  readonly count: number;
}

/** px between the middles of neighbouring pictures, 42 px wide. */
export const STRIP_GAP = 45;

export interface StripScale {
  readonly scale: Scale;
  /** Oldest first; those with a date. */
  readonly items: readonly TimelineItem[];
  readonly us: Float64Array;
}

/** @param today ms, noon */
export function stripScale(items: readonly TimelineItem[], today: number): StripScale {
  const dated = sortIntoLanes(items, today)
    .lanes.flatMap((lane) => lane.items.map((item, at) => ({ item, time: lane.times[at] ?? 0 })))
    .sort((a, b) => a.time - b.time || (a.item.id < b.item.id ? -1 : 1));
  const story: Span = {
    from: Math.min(dated[0]?.time ?? today, today - 30 * DAY),
    to: Math.max(dated.at(-1)?.time ?? today, today),
  };
  const scale = bandScale(story, today);
  return { scale, items: dated.map(({ item }) => item), us: Float64Array.from(dated, ({ time }) => scale.toU(time)) };
}

/**
 * Opened items always have a place; of the rest, from the newest backwards, each that has room: first what has a picture of
 * its own, then documents, which look alike when they are small. What has no room is counted in the neighbour it would lie on.
 */
export function placeStrip(
  { items, us }: StripScale,
  frame: ReturnType<typeof toFrame>,
  opened: ReadonlySet<ItemId>,
): readonly StripMark[] {
  const taken: { item: TimelineItem; x: number; count: number }[] = [];
  const put = (item: TimelineItem, x: number, must: boolean) => {
    const near = taken.find((mark) => Math.abs(mark.x - x) < STRIP_GAP);
    if (!near) taken.push({ item, x, count: 1 });
    else if (must) taken.push({ item, x: roomBefore(taken, near.x), count: 1 });
    else near.count += 1;
  };
  const newestFirst = [...items.keys()].reverse();
  for (const at of newestFirst) {
    const item = items[at];
    if (item && opened.has(item.id)) put(item, xOf(frame, us[at] ?? 0), true);
  }
  for (const isPaper of [false, true])
    for (const at of newestFirst) {
      const item = items[at];
      if (item && !opened.has(item.id) && (item.specialty === 'document') === isPaper) put(item, xOf(frame, us[at] ?? 0), false);
    }
  return taken.sort((a, b) => a.x - b.x);
}

/** The first free place at or before x. */
function roomBefore(taken: readonly { readonly x: number }[], x: number): number {
  let place = x - STRIP_GAP;
  for (let tries = 0; tries < taken.length; tries += 1) {
    const near = taken.find((mark) => Math.abs(mark.x - place) < STRIP_GAP);
    if (!near) return place;
    place = near.x - STRIP_GAP;
  }
  return place;
}

export const stripFrame = (scale: Scale, width: number) => toFrame(scale, wholeSpan(scale, width), width);
