// Earlier pictures of the same place: what a reader compares a mole, a wound or an eye with.
import type { TimelineItem } from '../../model/item.ts';
import { toTime } from '../../model/time.ts';
import type { Lent } from '../renderer.ts';

const MOST = 20;

/** Same kind and side; same body part, or where that is not told the same title. Newest first, and none from after. */
export function findEarlier(item: TimelineItem, others: readonly Lent[], suits: (item: TimelineItem) => boolean): Lent[] {
  const now = item.when ? toTime(item.when) : Number.POSITIVE_INFINITY;
  return others
    .filter(({ item: other }) => other.when !== undefined && toTime(other.when) < now && suits(other) && isSamePlace(item, other))
    .sort((a, b) => (b.item.when ? toTime(b.item.when) : 0) - (a.item.when ? toTime(a.item.when) : 0))
    .slice(0, MOST);
}

function isSamePlace(a: TimelineItem, b: TimelineItem): boolean {
  if (a.specialty !== b.specialty) return false;
  if (a.laterality && b.laterality && a.laterality !== b.laterality) return false;
  const fold = (text: string | undefined): string => (text ?? '').trim().toLocaleLowerCase('sv');
  return a.bodyPart !== undefined && b.bodyPart !== undefined
    ? fold(a.bodyPart) === fold(b.bodyPart)
    : fold(a.title) === fold(b.title);
}
