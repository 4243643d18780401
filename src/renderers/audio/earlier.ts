// Which of the patient's other recordings are earlier ones of the same kind.
import type { TimelineItem } from '../../model/item.ts';
import { toTime } from '../../model/time.ts';
import type { Lent } from '../renderer.ts';

const MOST = 20;

/** The latest first. One without a date cannot be said to be earlier. */
export function findEarlier(item: TimelineItem, others: readonly Lent[]): readonly Lent[] {
  const timeOf = ({ when }: TimelineItem, unknown: number): number => (when ? toTime(when) : unknown);
  const now = timeOf(item, Number.POSITIVE_INFINITY);
  return others
    .filter((one) => one.item.category === item.category && timeOf(one.item, Number.POSITIVE_INFINITY) < now)
    .sort((a, b) => timeOf(b.item, 0) - timeOf(a.item, 0))
    .slice(0, MOST);
}
