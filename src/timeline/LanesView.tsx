// The lanes: axis, one row per specialty, what is missing, and the overview. Everything drawn is computed by layout.ts.
import { type CSSProperties, type ReactNode, useMemo, useRef, useState } from 'react';
import type { ItemId } from '../model/item.ts';
import { DAY } from '../model/time.ts';
import { Axis } from './Axis.tsx';
import { LaneRow } from './LaneRow.tsx';
import styles from './LanesView.module.css';
import { type Lanes, placeOnScale } from './lanes.ts';
import { cardGap, layOut } from './layout.ts';
import { Overview } from './Overview.tsx';
import { SourceRow } from './SourceRow.tsx';
import { StackPopover } from './StackPopover.tsx';
import { clampSpan, type Scale, type Span, toFrame, wholeSpan, xOf } from './scale.ts';
import { placeTicks } from './ticks.ts';
import { UndatedRow } from './UndatedRow.tsx';
import { useGestures } from './useGestures.ts';
import { useLaneKeys } from './useLaneKeys.ts';
import { type MarkAddress, useMarkPointer } from './useMarkPointer.ts';
import { type ChangeView, useSpan } from './useSpan.ts';
import { useWidth } from './useWidth.ts';
import type { ItemActions, SourceState, TimelineView } from './view.ts';
import { words } from './words.ts';

export interface LanesViewProps {
  readonly lanes: Lanes;
  readonly scale: Scale;
  /** ms: the first and last thing there is. */
  readonly story: Span;
  /** ms, noon of today. */
  readonly today: number;
  readonly view: TimelineView;
  readonly change: ChangeView;
  readonly actions: ItemActions;
  readonly openItems: ReadonlySet<ItemId>;
  readonly incomplete: readonly SourceState[];
  /** What stands below the lanes: folded lanes, progress. */
  readonly foot?: ReactNode;
}

export function LanesView({
  lanes: { lanes, undated },
  scale,
  story,
  today,
  view,
  change,
  actions,
  openItems,
  incomplete,
  foot,
}: LanesViewProps) {
  const t = words();
  const area = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const width = useWidth(ruler);
  const span = view.span && width > 0 ? clampSpan(scale, view.span, width) : wholeSpan(scale, width);
  const frame = toFrame(scale, span, width);
  const placed = useMemo(() => lanes.map((lane) => placeOnScale(lane, scale)), [lanes, scale]);
  const gap = cardGap(lanes.length, width);
  const layouts = width > 0 ? lanes.map((lane, at) => layOut(lane, placed[at] ?? new Float64Array(), frame, gap)) : [];
  const ticks = width > 0 ? placeTicks(scale, frame) : [];
  const todayX = xOf(frame, scale.toU(today));

  const move = useSpan(scale, width, change);
  const [stack, setStack] = useState<MarkAddress>();
  const band = useGestures(area, ruler, {
    ...move,
    onBand: ({ from, to }) =>
      to - from > 8 &&
      move.show({ from: scale.toTime(frame.u0 + from / frame.pxPerU), to: scale.toTime(frame.u0 + to / frame.pxPerU) }),
  });
  const zoomTo = ({ lane, from, to }: MarkAddress) => {
    const times = lanes[lane]?.times;
    const [first = 0, last = 0] = [times?.[from], times?.[to - 1]];
    const margin = Math.max((last - first) * 0.15, DAY);
    setStack(undefined);
    move.show({ from: first - margin, to: last + margin });
  };
  const keys = useLaneKeys({ grid, lanes, layouts, scale, frame, view, change, move, actions });
  const pointer = useMarkPointer({ lanes, actions, openStack: setStack, zoomTo, focus: keys.focus });
  const visible = { from: scale.toTime(frame.u0), to: scale.toTime(frame.u0 + 1 / frame.pxPerU) };
  const days = span.to - span.from < 400 * DAY || visible.from > today;

  return (
    <div className={styles.view} style={{ '--lanes': lanes.length } as CSSProperties}>
      <div ref={area} className={styles.scroller}>
        <Axis
          ticks={ticks}
          today={today}
          todayX={todayX > -20 && todayX < width + 20 ? todayX : undefined}
          onZoom={(factor) => move.zoom(factor, width * 0.7)}
        />
        <div className={styles.body}>
          <div ref={ruler} className={styles.ruler} aria-hidden>
            {ticks.map(({ time, x, band: isBand }) => (
              <i key={time} className={isBand ? styles.band : undefined} style={{ transform: `translateX(${x}px)` }} />
            ))}
            {todayX >= 0 && todayX <= width && <i className={styles.today} style={{ transform: `translateX(${todayX}px)` }} />}
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: its cells lie where their time is, not in columns */}
          <div
            ref={grid}
            role="grid"
            aria-label={t.lanesLabel}
            aria-rowcount={lanes.length}
            className={styles.grid}
            {...keys.handlers}
            {...pointer}
          >
            {layouts.map((layout, at) => (
              <LaneRow
                key={layout.lane.specialty}
                layout={layout}
                at={at}
                width={width}
                cursor={keys.cursor?.lane === at ? keys.cursor.at : -1}
                cursorRef={keys.cursorRef}
                selected={view.selected}
                openItems={openItems}
                today={today}
                days={days}
              />
            ))}
          </div>
          {band && (
            <div className={styles.drawn} style={{ transform: `translateX(${band.from}px)`, width: band.to - band.from }} />
          )}
        </div>
        <div className={styles.rest} data-keep-pointer>
          {undated.length > 0 && (
            <UndatedRow
              items={undated}
              actions={actions}
              selected={view.selected}
              onAll={() => change((now) => ({ ...now, mode: 'list' }))}
            />
          )}
          {foot}
        </div>
        {incomplete.length > 0 && (
          <div className={styles.incomplete} data-keep-pointer>
            {incomplete.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </div>
        )}
      </div>
      <div className={styles.overview}>
        <Overview lanes={lanes} whole={story} span={span} onShow={move.show} />
      </div>
      {stack && (
        <StackPopover
          items={lanes[stack.lane]?.items.slice(stack.from, stack.to) ?? []}
          anchor={stack.element}
          selected={view.selected}
          today={today}
          actions={actions}
          onZoom={() => zoomTo(stack)}
          onClose={() => setStack(undefined)}
        />
      )}
    </div>
  );
}
