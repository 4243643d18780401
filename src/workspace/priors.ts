// What an item may be compared with: earlier ones of the same body part, the best first, each with its reason.
import { defineWords } from '../lib/language.ts';
import type { TimelineItem } from '../model/item.ts';

export interface Prior {
  readonly item: TimelineItem;
  /** Always printed beside the suggestion. */
  readonly reason: string;
}

const words = defineWords({
  sv: {
    sameKind: 'Samma kroppsdel och metod',
    otherKind: 'Samma kroppsdel, annan metod',
    kindOnly: 'Samma metod',
    months: (count: number) => `${count} mån`,
    days: (count: number) => `${count} d`,
  },
  en: {
    sameKind: 'Same body part and modality',
    otherKind: 'Same body part, other modality',
    kindOnly: 'Same modality',
    months: (count: number) => `${count} mo`,
    days: (count: number) => `${count} d`,
  },
});

const DAY_MS = 86_400_000;

/** Pure and ranked: same modality before other, then nearest in time; at least a day older; laterality must not differ. */
export function findPriors(current: TimelineItem, items: readonly TimelineItem[]): Prior[] {
  const now = timeOf(current);
  if (now === undefined) return [];
  const ranked = items.flatMap((item) => {
    const then = timeOf(item);
    if (then === undefined || now - then < DAY_MS || item.specialty === 'document' || differsInSide(current, item)) return [];
    const rank = rankOf(current, item);
    return rank === undefined ? [] : [{ item, rank, ageMs: now - then }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.ageMs - b.ageMs);
  const print = words();
  return ranked.map(({ item, rank, ageMs }) => {
    const months = Math.round(ageMs / (30.44 * DAY_MS));
    const age = months > 0 ? print.months(months) : print.days(Math.round(ageMs / DAY_MS));
    return { item, reason: `${[print.sameKind, print.otherKind, print.kindOnly][rank]}, ${age}` };
  });
}

function rankOf(current: TimelineItem, item: TimelineItem): 0 | 1 | 2 | undefined {
  const isSameKind = item.category === current.category;
  if (current.bodyPart !== undefined && item.bodyPart !== undefined) {
    const isSamePart = overlaps(current.bodyPart, item.bodyPart);
    return isSamePart ? (isSameKind ? 0 : 1) : undefined;
  }
  // Without a coded body part, only kinds that are always of one part are sure; others are offered last.
  if (!isSameKind) return undefined;
  return current.category === 'MG' ? 0 : 2;
}

const overlaps = (a: string, b: string): boolean => {
  const parts = (text: string): string[] =>
    text
      .toUpperCase()
      .split(/[^A-ZÅÄÖ]+/)
      .filter((word) => word.length > 2);
  const others = new Set(parts(b));
  return parts(a).some((part) => others.has(part));
};

const differsInSide = (a: TimelineItem, b: TimelineItem): boolean =>
  isOneSide(a.laterality) && isOneSide(b.laterality) && a.laterality !== b.laterality;
const isOneSide = (side: TimelineItem['laterality']): boolean => side === 'R' || side === 'L';

function timeOf(item: TimelineItem): number | undefined {
  const time = item.when ? Date.parse(item.when.iso) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
