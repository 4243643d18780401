import { memo, type RefCallback } from 'react';
import type { ItemId } from '../model/item.ts';
import { classNames } from '../ui/classNames.ts';
import { BarLane } from './BarLane.tsx';
import { printCaption } from './dates.ts';
import { nameItem, nameRun, printTip } from './describeItem.ts';
import { ItemFace } from './ItemFace.tsx';
import styles from './LaneRow.module.css';
import type { Lane } from './lanes.ts';
import { type LaneLayout, representative } from './layout.ts';
import { SPECIALTY_ICONS } from './specialtyIcons.ts';
import { words } from './words.ts';

export interface LaneRowProps {
  readonly layout: LaneLayout;
  /** Its number among the lanes, from 0. */
  readonly at: number;
  /** Width of the track, px. */
  readonly width: number;
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
export function LaneRow(props: LaneRowProps) {
  const { layout, at, width, cursor, cursorRef } = props;
  const isDense = layout.marks[0]?.kind === 'bar';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a lane is no table row: its cells lie where their time is
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus, one at a time
    <div role="row" className={styles.lane} aria-rowindex={at + 1}>
      <LaneLabel lane={layout.lane} />
      <div className={styles.track} role="presentation">
        {isDense ? <BarLane {...{ layout, width, cursor, cursorRef }} laneAt={at} /> : <Cards {...props} />}
      </div>
    </div>
  );
}

const LaneLabel = memo(function LaneLabel({ lane }: { readonly lane: Lane }) {
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
});

function Cards({ layout: { lane, marks }, at, cursor, cursorRef, selected, openItems, today, days }: LaneRowProps) {
  const chosen = new Set(selected);
  return marks.map((mark) => {
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
        className={styles.cell}
        style={{ transform: `translateX(${mark.x}px) translate(-50%, -50%)` }}
      >
        <CardButton
          lane={lane}
          laneAt={at}
          from={mark.from}
          to={mark.to}
          itemAt={itemAt}
          number={number || undefined}
          selectedCount={number ? selected.length : 0}
          isOpen={id !== undefined && openItems.has(id)}
          cursorRef={isCursor ? cursorRef : undefined}
          today={today}
          days={days}
        />
      </div>
    );
  });
}

interface CardButtonProps extends Pick<LaneRowProps, 'today' | 'days'> {
  readonly lane: Lane;
  readonly laneAt: number;
  readonly from: number;
  readonly to: number;
  /** Index in the lane of the item in front. */
  readonly itemAt: number;
  readonly number: number | undefined;
  readonly selectedCount: number;
  readonly isOpen: boolean;
  /** Set where the keyboard is. */
  readonly cursorRef: RefCallback<HTMLButtonElement> | undefined;
}

/** Redrawn only when what it says changes: while one pans or zooms, most cards merely move. */
const CardButton = memo(function CardButton(props: CardButtonProps) {
  const { lane, laneAt, from, to, itemAt, number, selectedCount, isOpen, cursorRef, today, days } = props;
  const item = lane.items[itemAt];
  if (!item) return null;
  const isStack = to - from > 1;
  const name = isStack ? nameRun(lane, from, to) : nameItem(item, { number, selected: selectedCount, isOpen });
  return (
    <button
      type="button"
      ref={cursorRef ?? null}
      tabIndex={cursorRef ? 0 : -1}
      className={classNames(styles.card, isOpen && styles.open)}
      aria-label={name}
      aria-haspopup={isStack ? 'dialog' : undefined}
      title={isStack ? name : printTip(item)}
      data-mark={`${laneAt}:${from}:${to}:${itemAt}`}
      data-timeline-item={item.id}
      data-category={item.category}
      data-source={item.sourceId}
    >
      <ItemFace
        item={item}
        caption={item.when ? printCaption(item.when, { today, days }) : ''}
        count={isStack ? to - from : undefined}
        number={number}
        isOpen={isOpen}
      />
    </button>
  );
});
