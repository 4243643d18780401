import { IconColumns2, IconX } from '@tabler/icons-react';
import type { TimelineItem } from '../model/item.ts';
import { toTime } from '../model/time.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { printDate } from './dates.ts';
import { printTitle } from './describeItem.ts';
import { Picture } from './ItemFace.tsx';
import styles from './Tray.module.css';
import type { ItemActions } from './view.ts';
import { words } from './words.ts';

export interface TrayProps {
  /** In the order they were chosen. */
  readonly selected: readonly TimelineItem[];
  readonly actions: ItemActions;
  onClear(): void;
}

/** What is chosen, in order, to be opened together. */
export function Tray({ selected, actions, onClear }: TrayProps) {
  const t = words();
  if (selected.length === 0)
    return (
      <div className={styles.tray}>
        <span className={styles.hint}>{t.noSelection}</span>
      </div>
    );
  return (
    <section className={styles.tray} aria-label={t.selection}>
      <b className={styles.title} role="status">
        {t.selection}
        <span>{t.items(selected.length)}</span>
      </b>
      <ol className={styles.slots}>
        {selected.map((item, at) => (
          <li key={item.id} className={styles.slot}>
            <span className={styles.thumb}>
              <Picture item={item} />
              <span className={styles.number}>{at + 1}</span>
            </span>
            <span className={styles.lines}>
              <b>
                <bdi>{printTitle(item)}</bdi>
              </b>
              <small>{item.when ? printDate(toTime(item.when)) : t.undated}</small>
            </span>
            <IconButton size="small" icon={IconX} label={t.remove(printTitle(item))} onClick={() => actions.select(item.id)} />
          </li>
        ))}
      </ol>
      <Button tone="ghost" onClick={onClear}>
        {t.clear}
      </Button>
      <Button tone="primary" icon={IconColumns2} shortcut="Enter" onClick={() => actions.openSelected()}>
        {t.openSelected(selected.length)}
      </Button>
    </section>
  );
}
