// The timeline as thumbnails by month. Virtualised.
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { toTime } from '../model/time.ts';
import { classNames } from '../ui/classNames.ts';
import { printMonthYear, printShortDay } from './dates.ts';
import { nameItem, printTitle } from './describeItem.ts';
import styles from './GridView.module.css';
import { ItemFace } from './ItemFace.tsx';
import { type GridRow, toMonthRows } from './months.ts';
import { sortItems } from './sort.ts';
import { useVirtualRows } from './useVirtualRows.ts';
import { useWidth } from './useWidth.ts';
import type { ItemActions, TimelineView } from './view.ts';
import { words } from './words.ts';

export interface GridViewProps {
  readonly items: readonly TimelineItem[];
  readonly view: TimelineView;
  readonly actions: ItemActions;
  readonly openItems: ReadonlySet<ItemId>;
}

const CELL_PX = 124;
const MONTH_PX = 48;
const CARDS_PX = 122;
const PAD_PX = 28;

export function GridView({ items, view, actions, openItems }: GridViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const columns = Math.max(2, Math.floor((width - PAD_PX) / CELL_PX));
  const sorted = useMemo(() => sortItems(items, { column: 'date', descending: true }), [items]);
  const all = useMemo(() => toMonthRows(sorted, columns), [sorted, columns]);
  const starts = useMemo(() => {
    const made = new Float64Array(all.length + 1);
    for (const [at, row] of all.entries()) made[at + 1] = (made[at] ?? 0) + (row.type === 'month' ? MONTH_PX : CARDS_PX);
    return made;
  }, [all]);
  const rows = useVirtualRows(box, starts);
  const [cursor, setCursor] = useState<ItemId | undefined>(view.focus ?? sorted[0]?.id);
  const follow = useRef(false);
  useLayoutEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const at = Math.max(
      0,
      sorted.findIndex(({ id }) => id === cursor),
    );
    const step = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      Home: -sorted.length,
      End: sorted.length,
    }[event.key];
    const here = sorted[at];
    if (step !== undefined) {
      const next = sorted[Math.min(Math.max(at + step, 0), sorted.length - 1)];
      if (!next || !here) return;
      if (event.shiftKey) actions.extend([here.id, next.id]);
      follow.current = true;
      setCursor(next.id);
      actions.point(next);
      rows.reveal(all.findIndex((row) => row.type === 'cards' && row.items.includes(next)));
    } else if (event.key === ' ' && here) actions.select(here.id);
    else if (event.key === 'Enter' && view.selected.length > 0) actions.openSelected();
    else return;
    event.preventDefault();
  };
  const cursorIsThere = cursor !== undefined && sorted.some(({ id }) => id === cursor);
  const stop = cursorIsThere ? cursor : sorted[0]?.id;
  return (
    <div ref={box} className={styles.box}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a <table> */}
      <div
        role="grid"
        aria-label={words().heading}
        aria-rowcount={all.length}
        className={styles.rows}
        style={{ blockSize: rows.height }}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
      >
        {all.slice(rows.from, rows.to).map((row, at) => (
          // biome-ignore lint/a11y/useSemanticElements: see the grid
          // biome-ignore lint/a11y/useFocusableInteractive: its cards take the focus
          <div
            key={row.type === 'month' ? `month ${row.month}` : row.items[0]?.id}
            role="row"
            aria-rowindex={rows.from + at + 1}
            className={styles.row}
            style={{ transform: `translateY(${starts[rows.from + at] ?? 0}px)` }}
          >
            <RowCells row={row} view={view} actions={actions} openItems={openItems} stop={stop} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowCellsProps extends Pick<GridViewProps, 'view' | 'actions' | 'openItems'> {
  readonly row: GridRow;
  readonly stop: ItemId | undefined;
}

function RowCells({ row, view, actions, openItems, stop }: RowCellsProps) {
  if (row.type === 'month')
    return (
      // biome-ignore lint/a11y/useSemanticElements: see the grid
      // biome-ignore lint/a11y/useFocusableInteractive: a heading, nothing to do
      <div role="rowheader" className={styles.month}>
        {printMonthOf(row.month)} <span>{row.count}</span>
      </div>
    );
  return row.items.map((item) => {
    const number = view.selected.indexOf(item.id) + 1 || undefined;
    return (
      // biome-ignore lint/a11y/useSemanticElements: see the grid
      // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
      <div key={item.id} role="gridcell" className={styles.cell}>
        <button
          type="button"
          tabIndex={item.id === stop ? 0 : -1}
          className={classNames(styles.card)}
          aria-label={nameItem(item, { number, selected: view.selected.length, isOpen: openItems.has(item.id) })}
          title={printTitle(item)}
          data-timeline-item={item.id}
          data-category={item.category}
          data-source={item.sourceId}
          onFocus={() => actions.point(item)}
          onPointerEnter={(event) => event.pointerType === 'mouse' && actions.point(item)}
          onClick={(event) => (event.ctrlKey || event.metaKey || event.shiftKey ? actions.select(item.id) : actions.open(item))}
        >
          <ItemFace
            item={item}
            caption={
              item.when && item.when.precision !== 'year' && item.when.precision !== 'month'
                ? printShortDay(toTime(item.when))
                : ''
            }
            number={number}
            isOpen={openItems.has(item.id)}
          />
          <span className={styles.title}>{printTitle(item)}</span>
        </button>
      </div>
    );
  });
}

function printMonthOf(month: string): string {
  if (month === '') return words().undated;
  return month.length === 7 ? printMonthYear(toTime({ iso: month, precision: 'month' })) : month;
}
