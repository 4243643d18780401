// The grid: items by month, newest first, in rows of as many as fit.
import type { TimelineItem } from '../model/item.ts';

export type GridRow =
  | { readonly type: 'month' /** YYYY-MM, YYYY, or '' for no date. */; readonly month: string; readonly count: number }
  | { readonly type: 'cards'; readonly items: readonly TimelineItem[] };

/** @param items newest first */
export function toMonthRows(items: readonly TimelineItem[], columns: number): readonly GridRow[] {
  const months = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const month = item.when?.iso.slice(0, 7) ?? '';
    const known = months.get(month);
    if (known) known.push(item);
    else months.set(month, [item]);
  }
  const rows: GridRow[] = [];
  for (const [month, all] of months) {
    rows.push({ type: 'month', month, count: all.length });
    for (let at = 0; at < all.length; at += columns) rows.push({ type: 'cards', items: all.slice(at, at + columns) });
  }
  return rows;
}
