// The timeline folded to one line under every viewer: two clicks to any item.
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { DAY, parseDay } from '../model/time.ts';
import { classNames } from '../ui/classNames.ts';
import { writeDrag } from '../ui/drag.ts';
import { useLongPress } from '../ui/useLongPress.ts';
import { printCode } from './codes.ts';
import { printMonth, printShortDay, printWhen, printYear } from './dates.ts';
import { nameItem, printTitle } from './describeItem.ts';
import { Picture } from './ItemFace.tsx';
import { xOf } from './scale.ts';
import { placeStrip, stripFrame, stripScale } from './strip.ts';
import styles from './TimeStrip.module.css';
import { type LoadThumbnail, Thumbnails, thumbnailStore } from './thumbnails.ts';
import { placeTicks } from './ticks.ts';
import { useWidth } from './useWidth.ts';
import { words } from './words.ts';

export interface TimeStripProps {
  readonly items: readonly TimelineItem[];
  /** Shown in a pane now. */
  readonly openItems: readonly ItemId[];
  /** Of those, the ones shown as priors: dashed. */
  readonly priors?: readonly ItemId[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly thumbnail: LoadThumbnail;
  /** Under the heading; the number of items when absent. */
  readonly note?: string;
  /** A click: shown alone, or as the workspace sees fit. */
  onOpen(item: TimelineItem): void;
  /** Enter, or a long press: placed in the active pane. Dragging hands the id over by `ui/drag.ts`. */
  onPlace(item: TimelineItem): void;
}

export function TimeStrip(props: TimeStripProps) {
  const { items, openItems, priors = [], today, thumbnail, note } = props;
  const t = words();
  const store = useMemo(() => thumbnailStore(thumbnail), [thumbnail]);
  useEffect(() => () => store.clear(), [store]);
  const track = useRef<HTMLDivElement>(null);
  const width = useWidth(track);
  const noon = parseDay(today) + DAY / 2;
  const strip = useMemo(() => stripScale(items, noon), [items, noon]);
  const frame = stripFrame(strip.scale, width);
  const opened = useMemo(() => new Set(openItems), [openItems]);
  const marks = useMemo(
    () => (width > 0 ? placeStrip(strip, stripFrame(strip.scale, width), opened) : []),
    [strip, width, opened],
  );
  const ticks = width > 0 ? placeTicks(strip.scale, frame) : [];
  const keys = useStripKeys(marks, props);
  return (
    <Thumbnails value={store}>
      <section className={styles.strip} aria-label={t.strip} data-timeline>
        <div className={styles.head}>
          <b>{t.strip}</b>
          <small>{note ?? t.items(items.length)}</small>
          <small>{t.stripHelp}</small>
        </div>
        <div ref={track} className={styles.track} role="toolbar" aria-label={t.strip} onKeyDown={keys.onKeyDown}>
          {ticks.map(({ time, x, unit }) => (
            <span key={time} className={styles.tick} style={at(x)} aria-hidden>
              {unit === 'year' ? printYear(time) : unit === 'month' ? printMonth(time) : printShortDay(time)}
            </span>
          ))}
          <span className={styles.today} style={at(xOf(frame, strip.scale.toU(noon)))} aria-hidden />
          {marks.map(({ item, x, count }) => {
            const isOpen = opened.has(item.id);
            return (
              <button
                key={item.id}
                type="button"
                draggable
                tabIndex={item.id === keys.stop ? 0 : -1}
                className={classNames(styles.item, isOpen && styles.open, priors.includes(item.id) && styles.prior)}
                style={at(x)}
                aria-label={nameItem(item, { isOpen })}
                title={`${printTitle(item)}${item.when ? `\n${printWhen(item.when)}` : ''}${count > 1 ? `\n+${count - 1}` : ''}`}
                data-timeline-item={item.id}
                data-category={item.category}
                data-source={item.sourceId}
                onFocus={() => keys.setStop(item.id)}
                onDragStart={(event) => writeDrag(event.dataTransfer, item.id)}
                {...keys.press(item)}
              >
                <Picture item={item} />
                <span className={styles.code}>{printCode(item.category)}</span>
              </button>
            );
          })}
        </div>
      </section>
    </Thumbnails>
  );
}

const at = (x: number): CSSProperties => ({ transform: `translateX(${x}px)` });

function useStripKeys(marks: readonly { readonly item: TimelineItem }[], { onOpen, onPlace }: TimeStripProps) {
  const [kept, setStop] = useState<ItemId>();
  const stop = marks.some(({ item }) => item.id === kept) ? kept : marks.at(-1)?.item.id;
  const longPress = useLongPress();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const here = marks.findIndex(({ item }) => item.id === stop);
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: marks.length - 1 }[event.key];
    const item = marks[here]?.item;
    if (next !== undefined)
      event.currentTarget.querySelectorAll('button')[Math.min(Math.max(next, 0), marks.length - 1)]?.focus();
    else if (event.key === 'Enter' && item) onPlace(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const press = (item: TimelineItem) => ({ onClick: () => onOpen(item), ...longPress(() => onPlace(item)) });
  return { stop, setStop, onKeyDown, press };
}
