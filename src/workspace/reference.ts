// Which of the patient's items an object refers to.
import type { TimelineItem } from '../model/item.ts';
import type { Reference } from '../renderers/renderer.ts';

/** The item of that very series, else the study's pictures; undefined where the patient has neither. */
export function findReferred(items: readonly TimelineItem[], { study, series }: Reference): TimelineItem | undefined {
  const ofStudy = items.filter(({ uids }) => uids.includes(study));
  const ownSeries = series === undefined ? undefined : ofStudy.find(({ uids }) => uids.includes(series));
  // The pictures of a study are one item, which carries the study's UID alone.
  return ownSeries ?? ofStudy.find(({ uids }) => uids.length === 1) ?? (series === undefined ? ofStudy[0] : undefined);
}
