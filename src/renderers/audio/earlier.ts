// Which of the patient's other recordings are earlier ones of the same kind.
import type { TimelineItem } from '../../model/item.ts';
import { toTime } from '../../model/time.ts';
import type { Lent } from '../renderer.ts';

const MOST = 20;

/** The latest first. */
export function findEarlier(item: TimelineItem, others: readonly Lent[]): readonly Lent[] {
  const now = item.when ? toTime(item.when) : Number.POSITIVE_INFINITY;
  const timeOf = ({ item: { when } }: Lent): number => (when ? toTime(when) : Number.NEGATIVE_INFINITY);
  return others
    .filter((one) => one.item.category === item.category && timeOf(one) < now)
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, MOST);
}
