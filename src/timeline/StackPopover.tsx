// What a stack holds, in place: a small grid in order of time.
import { IconZoomInArea } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { toTime } from '../model/time.ts';
import { Button } from '../ui/Button.tsx';
import { printCaption, printDate } from './dates.ts';
import { nameItem, printTitle } from './describeItem.ts';
import { ItemFace } from './ItemFace.tsx';
import styles from './StackPopover.module.css';
import type { ItemActions } from './view.ts';
import { words } from './words.ts';

export interface StackPopoverProps {
  /** Oldest first. */
  readonly items: readonly TimelineItem[];
  readonly anchor: HTMLElement;
  readonly selected: readonly ItemId[];
  readonly today: number;
  readonly actions: ItemActions;
  onZoom(): void;
  onClose(): void;
}

const SHOWN = 60;

export function StackPopover({ items, anchor, selected, today, actions, onZoom, onClose }: StackPopoverProps) {
  const t = words();
  const trigger = useRef(anchor);
  trigger.current = anchor;
  const shown = items.slice(-SHOWN).reverse();
  const [newest, oldest] = [items.at(-1)?.when, items[0]?.when];
  const title = newest && oldest ? t.stackTitle(items.length, printDate(toTime(oldest)), printDate(toTime(newest))) : '';
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom"
      offset={6}
      className={styles.popover ?? ''}
    >
      <Dialog className={styles.dialog ?? ''} aria-label={title}>
        <header className={styles.head}>
          <b>{title}</b>
          <Button tone="ghost" size="small" icon={IconZoomInArea} onClick={onZoom}>
            {t.zoomHere}
          </Button>
        </header>
        <StackGrid shown={shown} selected={selected} today={today} actions={actions} />
        {items.length > SHOWN && <p className={styles.more}>{t.onlyNewest(SHOWN)}</p>}
      </Dialog>
    </Popover>
  );
}

interface StackGridProps extends Pick<StackPopoverProps, 'selected' | 'today' | 'actions'> {
  readonly shown: readonly TimelineItem[];
}

function StackGrid({ shown, selected, today, actions }: StackGridProps) {
  const list = useRef<HTMLUListElement>(null);
  // Before the dialog takes the focus for itself.
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  return (
    <ul ref={list} className={styles.grid} onKeyDown={moveInGrid}>
      {shown.map((item) => {
        const number = selected.indexOf(item.id) + 1 || undefined;
        return (
          <li key={item.id}>
            <button
              type="button"
              className={styles.card}
              aria-label={nameItem(item, { number, selected: selected.length })}
              title={printTitle(item)}
              data-timeline-item={item.id}
              data-category={item.category}
              data-source={item.sourceId}
              onFocus={() => actions.point(item)}
              onKeyDown={(event) => {
                if (event.key !== ' ') return;
                event.preventDefault();
                actions.select(item.id);
              }}
              onClick={(event) =>
                event.ctrlKey || event.metaKey || event.shiftKey ? actions.select(item.id) : actions.open(item)
              }
            >
              <ItemFace item={item} caption={item.when ? printCaption(item.when, { today, days: false }) : ''} number={number} />
              <span className={styles.title}>{printTitle(item)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Arrows go to the neighbour; Tab goes through them too. */
function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  event.preventDefault();
  buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
}
