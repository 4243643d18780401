import { IconCalendarOff } from '@tabler/icons-react';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { Button } from '../ui/Button.tsx';
import { nameItem, printTitle } from './describeItem.ts';
import { ItemFace } from './ItemFace.tsx';
import styles from './UndatedRow.module.css';
import type { ItemActions } from './view.ts';
import { words } from './words.ts';

const SHOWN = 20;

export interface UndatedRowProps {
  readonly items: readonly TimelineItem[];
  readonly actions: ItemActions;
  readonly selected: readonly ItemId[];
  onAll(): void;
}

/** Items with no date, aside: never under an invented one. */
export function UndatedRow({ items, actions, selected, onAll }: UndatedRowProps) {
  const t = words();
  return (
    <section className={styles.row} aria-label={t.undated}>
      <div className={styles.label} title={t.undatedHelp}>
        <IconCalendarOff size={20} stroke={1.7} className={styles.icon} aria-hidden />
        <b>{t.undated}</b>
        <span>{items.length}</span>
      </div>
      <ul className={styles.items}>
        {items.slice(0, SHOWN).map((item) => {
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
                onClick={(event) => (event.ctrlKey || event.metaKey ? actions.select(item.id) : actions.open(item))}
              >
                <ItemFace item={item} caption="" number={number} />
              </button>
            </li>
          );
        })}
        {items.length > SHOWN && (
          <li>
            <Button tone="link" onClick={onAll}>
              {t.allInList}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}
