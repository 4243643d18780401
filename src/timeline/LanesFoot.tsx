import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { SPECIALTIES, type TimelineItem } from '../model/item.ts';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import styles from './LanesFoot.module.css';
import { SPECIALTY_ICONS } from './specialtyIcons.ts';
import type { SourceState } from './view.ts';
import { words } from './words.ts';

export interface LanesFootProps {
  /** All there are, and those that are shown. */
  readonly items: readonly TimelineItem[];
  readonly shown: readonly TimelineItem[];
  readonly sources: readonly SourceState[];
}

/** Below the lanes: the empty ones, folded, and how many sources have answered. */
export function LanesFoot({ shown, sources }: LanesFootProps) {
  const t = words();
  const [isOpen, setOpen] = useState(false);
  const used = new Set(shown.map(({ specialty }) => specialty));
  const empty = SPECIALTIES.filter((specialty) => !used.has(specialty));
  const done = sources.filter(({ state }) => state === 'answered' || state === 'failed').length;
  return (
    <div className={styles.foot}>
      {isOpen && (
        <ul className={styles.lanes}>
          {empty.map((specialty) => {
            const Glyph = SPECIALTY_ICONS[specialty];
            return (
              <li key={specialty}>
                <Glyph size={18} stroke={1.7} aria-hidden />
                {t.specialties[specialty].name}
                <span>0</span>
              </li>
            );
          })}
        </ul>
      )}
      <div className={styles.line}>
        {shown.length > 0 && empty.length > 0 && (
          <Button
            tone="ghost"
            icon={isOpen ? IconChevronUp : IconChevronDown}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t.hideEmptyLanes : t.showEmptyLanes(empty.length)}
          </Button>
        )}
        {done < sources.length && (
          <span className={styles.progress} role="status">
            <Spinner />
            {t.sourcesDone(done, sources.length)}
          </span>
        )}
      </div>
    </div>
  );
}
