// The timeline as a table: the form for the keyboard, for screen readers and for sorting; cards on a phone. Virtualised.
import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { classNames } from '../ui/classNames.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useLongPress } from '../ui/useLongPress.ts';
import { printCode } from './codes.ts';
import { printIso, printWhen } from './dates.ts';
import { nameItem, printBodyPart, printContents, printTitle } from './describeItem.ts';
import { Picture } from './ItemFace.tsx';
import styles from './ListView.module.css';
import { type Column, type Order, sortItems } from './sort.ts';
import { evenRows, useVirtualRows } from './useVirtualRows.ts';
import type { ItemActions, TimelineView } from './view.ts';
import { words } from './words.ts';

export interface ListViewProps {
  readonly items: readonly TimelineItem[];
  readonly view: TimelineView;
  readonly actions: ItemActions;
  readonly openItems: ReadonlySet<ItemId>;
  /** As cards, for a phone. */
  readonly narrow: boolean;
}

const COLUMNS: readonly Column[] = ['date', 'code', 'title', 'unit', 'bodyPart', 'contents', 'state'];
const ROW_PX = 46;
const CARD_PX = 76;
const HEAD_PX = 34;

export function ListView({ items, view, actions, openItems, narrow }: ListViewProps) {
  const t = words();
  const [order, setOrder] = useState<Order>({ column: 'date', descending: true });
  const sorted = useMemo(() => sortItems(items, order), [items, order]);
  const starts = useMemo(() => evenRows(sorted.length, narrow ? CARD_PX : ROW_PX), [sorted.length, narrow]);
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualRows(box, starts, narrow ? 0 : HEAD_PX);
  const longPress = useLongPress();
  const keys = useRowKeys({ sorted, view, actions, reveal: rows.reveal });
  return (
    <div ref={box} className={classNames(styles.box, narrow && styles.narrow)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual table cannot be a <table> */}
      <div role="grid" aria-label={t.heading} aria-rowcount={sorted.length + 1} className={styles.table} {...keys.handlers}>
        {!narrow && <Head order={order} onOrder={setOrder} />}
        <div role="presentation" className={styles.rows} style={{ blockSize: rows.height }}>
          {sorted.slice(rows.from, rows.to).map((item, at) => {
            const row = rows.from + at;
            const number = view.selected.indexOf(item.id) + 1 || undefined;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the table
              <div
                key={item.id}
                ref={row === keys.row ? keys.rowRef : undefined}
                role="row"
                tabIndex={row === keys.row ? 0 : -1}
                aria-rowindex={row + 2}
                aria-selected={number !== undefined}
                aria-label={nameItem(item, { number, selected: view.selected.length, isOpen: openItems.has(item.id) })}
                className={classNames(styles.row, number !== undefined && styles.selected, openItems.has(item.id) && styles.open)}
                style={{ transform: `translateY(${starts[row] ?? 0}px)` }}
                data-timeline-item={item.id}
                data-category={item.category}
                data-source={item.sourceId}
                {...longPress(() => actions.select(item.id))}
                onClick={(event) => {
                  keys.goTo(row);
                  if (event.ctrlKey || event.metaKey || event.shiftKey) actions.select(item.id);
                  else actions.open(item);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && view.selected.length === 0) actions.open(item);
                }}
                onPointerEnter={(event) => event.pointerType === 'mouse' && actions.point(item)}
              >
                {narrow ? <CardCells item={item} number={number} /> : <Cells item={item} number={number} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowKeysOptions {
  readonly sorted: readonly TimelineItem[];
  readonly view: TimelineView;
  readonly actions: ItemActions;
  reveal(row: number): void;
}

/** One tab stop; the cursor is an item, so it stays with it when the order changes. */
function useRowKeys({ sorted, view, actions, reveal }: RowKeysOptions) {
  const [cursor, setCursor] = useState<ItemId | undefined>(view.focus);
  const row = Math.max(0, cursor ? sorted.findIndex(({ id }) => id === cursor) : 0);
  const element = useRef<HTMLDivElement>(null);
  const follow = useRef(false);
  useLayoutEffect(() => {
    if (follow.current && element.current) {
      follow.current = false;
      element.current.focus({ preventScroll: true });
    }
  });
  const goTo = (next: number) => {
    const item = sorted[Math.min(Math.max(next, 0), sorted.length - 1)];
    if (!item) return;
    follow.current = true;
    setCursor(item.id);
    actions.point(item);
    reveal(sorted.indexOf(item));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('button')) return;
    const item = sorted[row];
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -sorted.length, End: sorted.length }[event.key];
    if (step !== undefined) {
      const there = sorted[row + step];
      if (event.shiftKey && item && there) actions.extend([item.id, there.id]);
      goTo(row + step);
    } else if (event.key === ' ' && item) actions.select(item.id);
    else if (event.key === 'Enter' && view.selected.length > 0) actions.openSelected();
    else return;
    event.preventDefault();
  };
  return { row, rowRef: element, goTo, handlers: { onKeyDown } };
}

function Head({ order, onOrder }: { readonly order: Order; readonly onOrder: (order: Order) => void }) {
  const t = words();
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the table
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" aria-rowindex={1} className={classNames(styles.row, styles.head)}>
      {COLUMNS.map((column) => {
        const isOrder = order.column === column;
        const Arrow = order.descending ? IconArrowDown : IconArrowUp;
        return (
          // biome-ignore lint/a11y/useSemanticElements: see the table
          // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
          <div
            key={column}
            role="columnheader"
            aria-sort={isOrder ? (order.descending ? 'descending' : 'ascending') : 'none'}
            className={styles[column]}
          >
            <button
              type="button"
              className={styles.sort}
              title={t.sortBy(t.columns[column])}
              onClick={() =>
                onOrder({ column, descending: isOrder ? !order.descending : column === 'date' || column === 'contents' })
              }
            >
              {t.columns[column]}
              {isOrder && <Arrow size={14} stroke={2} aria-hidden />}
            </button>
          </div>
        );
      })}
    </div>
  );
}

interface CellsProps {
  readonly item: TimelineItem;
  readonly number: number | undefined;
}

function Cells({ item, number }: CellsProps) {
  const cells: Readonly<Record<Column, React.ReactNode>> = {
    date: item.when ? printIso(item.when) : '–',
    code: printCode(item.category),
    title: (
      <>
        <span className={styles.thumb}>
          <Picture item={item} />
          {number !== undefined && <span className={styles.number}>{number}</span>}
        </span>
        <bdi className={styles.name}>{printTitle(item)}</bdi>
        <Warning item={item} />
      </>
    ),
    unit: item.origin && <ForeignText text={item.origin} max={60} />,
    bodyPart: printBodyPart(item),
    contents: printContents(item),
    state: <State item={item} />,
  };
  return COLUMNS.map((column) => (
    // biome-ignore lint/a11y/useSemanticElements: see the table
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
    <div key={column} role="gridcell" className={styles[column]}>
      {cells[column]}
    </div>
  ));
}

function CardCells({ item, number }: CellsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the table
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
    <div role="gridcell" className={styles.card}>
      <span className={styles.thumb}>
        <Picture item={item} />
        {number !== undefined && <span className={styles.number}>{number}</span>}
      </span>
      <span className={styles.lines}>
        <b>
          {!startsWithCode(item) && <span className={styles.tag}>{printCode(item.category)} </span>}
          <bdi>{printTitle(item)}</bdi>
        </b>
        <small>
          {item.when ? printWhen(item.when) : words().undated}
          {item.origin && (
            <>
              {' · '}
              <ForeignText text={item.origin} max={60} />
            </>
          )}
        </small>
      </span>
      <Warning item={item} />
    </div>
  );
}

/** 'DT thorax' says its code itself. */
const startsWithCode = (item: TimelineItem): boolean =>
  printTitle(item).toLocaleUpperCase('sv').startsWith(printCode(item.category));

function Warning({ item }: { readonly item: TimelineItem }) {
  if (item.unreadable === undefined) return null;
  return (
    <span className={styles.broken} title={words().unreadable}>
      <IconAlertTriangle size={18} stroke={1.7} role="img" aria-label={words().unreadable} />
    </span>
  );
}

function State({ item: { report } }: { readonly item: TimelineItem }) {
  if (!report) return null;
  return <Tag tone={report === 'preliminary' ? 'plain' : 'ok'}>{words().report[report]}</Tag>;
}
