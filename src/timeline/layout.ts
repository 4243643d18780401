// From a lane to what is drawn of it at one zoom: cards, stacks of cards, or bars of density. Pure arithmetic: 10,000
// items cost a few binary searches per lane. Groups depend on the zoom but never on the pan, so nothing regroups while
// it moves under the pointer.
import type { ItemId } from '../model/item.ts';
import { type Lane, lowerBound, upperBound } from './lanes.ts';
import { type Frame, xOf } from './scale.ts';

/** A run of a lane's items, [from, to), drawn as one thing. */
export interface Mark {
  readonly kind: 'card' | 'stack' | 'bar';
  readonly from: number;
  readonly to: number;
  /** px in the track: the middle of a card or stack, the left edge of a bar. */
  readonly x: number;
  /** px; only of bars. */
  readonly width: number;
}

export interface LaneLayout {
  readonly lane: Lane;
  readonly marks: readonly Mark[];
  /** How many items lie beyond the edges of the view. */
  readonly before: number;
  readonly after: number;
  /** The most items in one bar: its full height. */
  readonly peak: number;
}

export const CARD_PX = 76;
const GAP_PX = 80;
const BAR_PX = 12;
/** Half a card: what is cut by the edge is still drawn. */
const EDGE_PX = CARD_PX / 2;
const MAX_CARDS = 400;

/** px between the middles of neighbouring cards, so that `lanes` of them never hold more than 400 cards together. */
export const cardGap = (lanes: number, width: number): number =>
  Math.max(GAP_PX, (lanes * (width + 2 * EDGE_PX)) / (MAX_CARDS - lanes));

export function layOut(lane: Lane, us: Float64Array, frame: Frame, gapPx: number): LaneLayout {
  const edge = EDGE_PX / frame.pxPerU;
  const [low, high] = [frame.u0 - edge, frame.u0 + frame.width / frame.pxPerU + edge];
  const marks = isDense(us, frame) ? placeBars(us, frame, low, high) : placeCards(us, frame, low, high, gapPx);
  const first = marks[0]?.from ?? lowerBound(us, low);
  const last = marks.at(-1)?.to ?? first;
  const peak = marks.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  return { lane, marks, before: first, after: us.length - last, peak };
}

/** Too many for stacks: less than 12 px for each, and that over most of the view (a hospital stay is a stack, not a wall). */
function isDense(us: Float64Array, frame: Frame): boolean {
  const slot = BAR_PX / frame.pxPerU;
  const slots = Math.ceil(frame.width / BAR_PX);
  const first = lowerBound(us, frame.u0);
  const count = lowerBound(us, frame.u0 + frame.width / frame.pxPerU) - first;
  if (count * BAR_PX <= frame.width) return false;
  let taken = 0;
  for (let at = first; at < first + count; taken += 1) at = lowerBound(us, (us[at] ?? 0) + slot, at + 1);
  return taken * 2 > slots;
}

/** From the newest backwards: whatever lies closer than a card to the newest of its group joins it. */
function placeCards(us: Float64Array, frame: Frame, low: number, high: number, gapPx: number): Mark[] {
  const gap = gapPx / frame.pxPerU;
  const marks: Mark[] = [];
  for (let to = us.length; to > 0; ) {
    const anchor = us[to - 1] ?? 0;
    if (anchor < low) break;
    const from = upperBound(us, anchor - gap, to - 1);
    if (anchor <= high) marks.push({ kind: to - from > 1 ? 'stack' : 'card', from, to, x: xOf(frame, anchor), width: 0 });
    to = from;
  }
  return marks.reverse();
}

/** Buckets of a power of two of the scale, so that their borders stay where they are while one pans or zooms a little. */
function placeBars(us: Float64Array, frame: Frame, low: number, high: number): Mark[] {
  const size = 2 ** Math.ceil(Math.log2(BAR_PX / frame.pxPerU));
  const marks: Mark[] = [];
  for (let from = lowerBound(us, Math.floor(low / size) * size); from < us.length; ) {
    const bucket = Math.floor((us[from] ?? 0) / size);
    if (bucket * size > high) break;
    const to = lowerBound(us, (bucket + 1) * size, from + 1);
    marks.push({ kind: 'bar', from, to, x: xOf(frame, bucket * size), width: size * frame.pxPerU });
    from = to;
  }
  return marks;
}

/** Who stands in front of a stack, as its index in the lane: a selected item, else one with a signed report, else the newest. */
export function representative({ items }: Lane, mark: Mark, selected: ReadonlySet<ItemId>): number {
  let signed = -1;
  for (let at = mark.to - 1; at >= mark.from; at -= 1) {
    const item = items[at];
    if (item && selected.has(item.id)) return at;
    if (signed < 0 && item?.report === 'final') signed = at;
  }
  return signed < 0 ? mark.to - 1 : signed;
}
