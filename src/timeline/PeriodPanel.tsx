import { addMonths, parseDay, printDay } from '../model/time.ts';
import { Button } from '../ui/Button.tsx';
import { DateInput } from '../ui/DateInput.tsx';
import { filterWords } from './filterWords.ts';
import styles from './PeriodPanel.module.css';
import type { TimelineFilters } from './view.ts';

export interface PeriodPanelProps {
  readonly filters: TimelineFilters;
  onFilters(next: TimelineFilters): void;
  /** YYYY-MM-DD */
  readonly today: string;
  onClose(): void;
}

export function PeriodPanel({ filters, onFilters, today, onClose }: PeriodPanelProps) {
  const f = filterWords();
  return (
    <div className={styles.panel}>
      <div className={styles.quick}>
        {[1, 5, 10].map((years) => (
          <Button
            key={years}
            size="small"
            onClick={() => onFilters({ ...filters, from: printDay(addMonths(parseDay(today), -12 * years)), to: undefined })}
          >
            {f.lastYears(years)}
          </Button>
        ))}
        <Button size="small" onClick={() => onFilters({ ...filters, from: undefined, to: undefined })}>
          {f.anyTime}
        </Button>
      </div>
      <div className={styles.dates}>
        <DateInput label={f.from} value={filters.from} onChange={(from) => onFilters({ ...filters, from })} />
        <DateInput label={f.to} value={filters.to} onChange={(to) => onFilters({ ...filters, to })} />
        <Button tone="primary" onClick={onClose}>
          {f.done}
        </Button>
      </div>
    </div>
  );
}
