import { memo, type RefCallback } from 'react';
import type { ItemId } from '../model/item.ts';
import { classNames } from '../ui/classNames.ts';
import { printForeign } from '../ui/foreignText.ts';
import { printCaption, printDate, printWhen } from './dates.ts';
import { nameItem, printTitle } from './describeItem.ts';
import { ItemFace } from './ItemFace.tsx';
import styles from './LaneRow.module.css';
import type { Lane } from './lanes.ts';
import { type LaneLayout, type Mark, representative } from './layout.ts';
import { SPECIALTY_ICONS } from './specialtyIcons.ts';
import { words } from './words.ts';

export interface LaneRowProps {
  readonly layout: LaneLayout;
  /** Its number among the lanes, from 0. */
  readonly at: number;
  /** The item the keyboard is at, as its index in this lane; -1 when it is in another. */
  readonly cursor: number;
  readonly cursorRef: RefCallback<HTMLButtonElement>;
  readonly selected: readonly ItemId[];
  readonly openItems: ReadonlySet<ItemId>;
  readonly today: number;
  /** Whether captions show days although the year is another: the view is short. */
  readonly days: boolean;
}

/** One specialty through time: a row of the grid. */
export function LaneRow({ layout, at, cursor, cursorRef, selected, openItems, today, days }: LaneRowProps) {
  const { lane, marks, peak } = layout;
  const chosen = new Set(selected);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a lane is no table row: its cells lie where their time is
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus, one at a time
    <div role="row" className={styles.lane} aria-rowindex={at + 1}>
      <LaneLabel lane={lane} />
      <div className={styles.track} role="presentation">
        {marks.map((mark) => {
          const itemAt = representative(lane, mark, chosen);
          const id = lane.items[itemAt]?.id;
          const number = id && chosen.has(id) ? selected.indexOf(id) + 1 : 0;
          const isCursor = cursor >= mark.from && cursor < mark.to;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the row
            // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
            <div
              key={lane.items[mark.to - 1]?.id}
              role="gridcell"
              className={mark.kind === 'bar' ? styles.barCell : styles.cell}
              style={
                mark.kind === 'bar'
                  ? { transform: `translateX(${mark.x}px)`, width: mark.width }
                  : { transform: `translateX(${mark.x}px) translate(-50%, -50%)` }
              }
            >
              <MarkButton
                lane={lane}
                laneAt={at}
                kind={mark.kind}
                from={mark.from}
                to={mark.to}
                height={peak > 0 ? Math.sqrt((mark.to - mark.from) / peak) : 0}
                itemAt={itemAt}
                number={number || undefined}
                selectedCount={number ? selected.length : 0}
                isOpen={id !== undefined && openItems.has(id)}
                isCursor={isCursor}
                cursorRef={isCursor ? cursorRef : undefined}
                today={today}
                days={days}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function LaneLabel({ lane }: { readonly lane: Lane }) {
  const { name, holds } = words().specialties[lane.specialty];
  const Glyph = SPECIALTY_ICONS[lane.specialty];
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the row
    // biome-ignore lint/a11y/useFocusableInteractive: a name, nothing to do
    <div role="rowheader" className={styles.label} title={name}>
      <Glyph size={20} stroke={1.7} className={styles.icon} aria-hidden />
      <span className={styles.names}>
        <b>{name}</b>
        <small>{holds}</small>
      </span>
      <span className={styles.total}>{lane.items.length}</span>
    </div>
  );
}

interface MarkButtonProps extends Pick<Mark, 'kind' | 'from' | 'to'> {
  readonly lane: Lane;
  readonly laneAt: number;
  /** 0 to 1, of bars. */
  readonly height: number;
  /** Index in the lane of the item in front. */
  readonly itemAt: number;
  readonly number: number | undefined;
  readonly selectedCount: number;
  readonly isOpen: boolean;
  readonly isCursor: boolean;
  readonly cursorRef: RefCallback<HTMLButtonElement> | undefined;
  readonly today: number;
  readonly days: boolean;
}

/** Redrawn only when what it says changes: while one pans or zooms, most marks merely move. */
const MarkButton = memo(function MarkButton({
  lane,
  laneAt,
  kind,
  from,
  to,
  height,
  itemAt,
  number,
  selectedCount,
  isOpen,
  isCursor,
  cursorRef,
  today,
  days,
}: MarkButtonProps) {
  const item = lane.items[itemAt];
  if (!item) return null;
  const count = to - from;
  const name = count === 1 ? nameItem(item, { number, selected: selectedCount, isOpen }) : nameRun(lane, from, to);
  const shared = {
    type: 'button',
    ref: cursorRef ?? null,
    tabIndex: isCursor ? 0 : -1,
    'data-mark': `${laneAt}:${from}:${to}:${itemAt}`,
    'data-cursor': isCursor || undefined,
    'aria-label': name,
    'aria-haspopup': kind === 'stack' ? 'dialog' : undefined,
    'aria-pressed': number !== undefined ? true : undefined,
  } as const;
  if (kind === 'bar')
    return (
      <button {...shared} className={styles.bar} data-count={count}>
        <span style={{ blockSize: `${Math.max(height * 100, 4)}%` }} />
      </button>
    );
  return (
    <button
      {...shared}
      className={classNames(styles.card, isOpen && styles.open)}
      title={
        count === 1
          ? `${printTitle(item)}${item.origin ? `\n${printForeign(item.origin, 100)}` : ''}${item.when ? `\n${printWhen(item.when)}` : ''}`
          : name
      }
      data-timeline-item={item.id}
      data-category={item.category}
      data-source={item.sourceId}
    >
      <ItemFace
        item={item}
        caption={item.when ? printCaption(item.when, { today, days }) : ''}
        count={count > 1 ? count : undefined}
        number={number}
        isOpen={isOpen}
      />
    </button>
  );
});

/** '12 undersökningar, 3 nov 2026 till 18 nov 2026' */
const nameRun = (lane: Lane, from: number, to: number): string =>
  words().stackTitle(to - from, printDate(lane.times[from] ?? 0), printDate(lane.times[to - 1] ?? 0));
