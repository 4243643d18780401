// Where the keyboard goes on the lanes: left and right in time, up and down to the nearest date.
import type { ItemId } from '../model/item.ts';
import { type Lane, nearest } from './lanes.ts';
import type { LaneLayout } from './layout.ts';

export interface Place {
  readonly lane: number;
  readonly at: number;
}

export type Step = 'earlier' | 'later' | 'up' | 'down' | 'first' | 'last';

export function indexPlaces(lanes: readonly Lane[]): ReadonlyMap<ItemId, Place> {
  const places = new Map<ItemId, Place>();
  for (const [lane, { items }] of lanes.entries()) for (const [at, item] of items.entries()) places.set(item.id, { lane, at });
  return places;
}

/** The newest item of all: where the keyboard enters. */
export function newestPlace(lanes: readonly Lane[]): Place | undefined {
  let best: (Place & { readonly time: number }) | undefined;
  for (const [lane, { times }] of lanes.entries()) {
    const time = times.at(-1);
    if (time !== undefined && time > (best?.time ?? Number.NEGATIVE_INFINITY)) best = { lane, at: times.length - 1, time };
  }
  return best && { lane: best.lane, at: best.at };
}

/** The next place; marks are stepped over as wholes. The place itself at an end. */
export function stepFrom(place: Place, step: Step, layouts: readonly LaneLayout[]): Place {
  const here = layouts[place.lane];
  if (!here) return place;
  if (step === 'first' || step === 'last') return { ...place, at: step === 'first' ? 0 : here.lane.items.length - 1 };
  if (step === 'up' || step === 'down') {
    const lane = place.lane + (step === 'up' ? -1 : 1);
    const there = layouts[lane]?.lane;
    return there ? { lane, at: nearest(there, here.lane.times[place.at] ?? 0) } : place;
  }
  const mark = here.marks.find(({ from, to }) => place.at >= from && place.at < to);
  const at = step === 'earlier' ? (mark?.from ?? place.at) - 1 : (mark?.to ?? place.at + 1);
  return at < 0 || at >= here.lane.items.length ? place : { ...place, at };
}
