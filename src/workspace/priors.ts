// Earlier pictures of the same part of the body, and why each is suggested.
import { defineWords, plural } from '../lib/language.ts';
import type { TimelineItem } from '../model/item.ts';
import { type Age, ageBetween, DAY, toTime } from '../model/time.ts';

export interface Prior {
  readonly item: TimelineItem;
  /** Printed beside it: a suggestion never hides its reason. */
  readonly match: 'bodyPartAndKind' | 'bodyPart' | 'kindAndTitle';
  readonly age: Age;
}

const RANK = { bodyPartAndKind: 0, kindAndTitle: 1, bodyPart: 2 };

/**
 * At least a day older, of the same or an overlapping body part and no contradicting side; the same kind first, then the
 * nearest in time. An item that does not say its body part matches only the same kind with the same title.
 */
export function findPriors(current: TimelineItem, items: readonly TimelineItem[], limit = 6): readonly Prior[] {
  if (!current.when) return [];
  const now = toTime(current.when);
  const found: { prior: Prior; time: number }[] = [];
  for (const item of items) {
    if (!item.when || item.id === current.id || item.unreadable) continue;
    const time = toTime(item.when);
    if (!(now - time >= DAY)) continue;
    const match = compare(current, item);
    if (match) found.push({ prior: { item, match, age: ageBetween(time, now) }, time });
  }
  found.sort((a, b) => RANK[a.prior.match] - RANK[b.prior.match] || b.time - a.time);
  return found.slice(0, limit).map(({ prior }) => prior);
}

function compare(current: TimelineItem, item: TimelineItem): Prior['match'] | undefined {
  if (!sidesAgree(current.laterality, item.laterality)) return;
  const sameKind = current.category === item.category;
  const [mine, theirs] = [bodyParts(current.bodyPart), bodyParts(item.bodyPart)];
  if (mine.size > 0 && theirs.size > 0) {
    if (![...mine].some((part) => theirs.has(part))) return;
    return sameKind ? 'bodyPartAndKind' : 'bodyPart';
  }
  return sameKind && fold(current.title) !== '' && fold(current.title) === fold(item.title) ? 'kindAndTitle' : undefined;
}

const sidesAgree = (a: TimelineItem['laterality'], b: TimelineItem['laterality']): boolean =>
  !a || !b || a === b || a === 'B' || b === 'B' || a === 'U' || b === 'U';

const fold = (text: string): string => text.trim().toLocaleLowerCase('sv').replace(/\s+/g, ' ');

/** 'CHEST^ABDOMEN', 'Chest, abdomen' and 'CHESTABDPELVIS' say several at once (PS3.16 Annex L). */
function bodyParts(text = ''): ReadonlySet<string> {
  const upper = text.toUpperCase();
  if (upper === 'CHESTABDPELVIS') return new Set(['CHEST', 'ABDOMEN', 'PELVIS']);
  if (upper === 'CHESTABDOMEN') return new Set(['CHEST', 'ABDOMEN']);
  if (upper === 'ABDOMENPELVIS') return new Set(['ABDOMEN', 'PELVIS']);
  return new Set(upper.split(/[^\p{L}\p{N}]+/u).filter(Boolean));
}

/** Why it is suggested and how much older it is: 'Samma kroppsdel och metod, 18 mån äldre'. */
export const printReason = ({ match, age }: Prior): string => `${words()[match]}, ${words()[age.unit](age.count)}`;

const words = defineWords({
  sv: {
    bodyPartAndKind: 'Samma kroppsdel och metod',
    bodyPart: 'Samma kroppsdel, annan metod',
    kindAndTitle: 'Samma slags undersökning',
    day: (count: number) => `${plural(count, 'dag', 'dagar')} äldre`,
    month: (count: number) => `${count} mån äldre`,
    year: (count: number) => `${count} år äldre`,
  },
  en: {
    bodyPartAndKind: 'Same body part and method',
    bodyPart: 'Same body part, other method',
    kindAndTitle: 'Same kind of study',
    day: (count: number) => `${plural(count, 'day', 'days')} older`,
    month: (count: number) => `${count} mo older`,
    year: (count: number) => `${plural(count, 'year', 'years')} older`,
  },
});
