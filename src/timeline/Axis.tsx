import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { classNames } from '../ui/classNames.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Axis.module.css';
import { printMonth, printShortDay, printYear } from './dates.ts';
import type { Tick } from './ticks.ts';
import { words } from './words.ts';

export interface AxisProps {
  readonly ticks: readonly Tick[];
  /** ms */
  readonly today: number;
  /** px in the track; absent when today is not in view. */
  readonly todayX: number | undefined;
  onZoom(factor: number): void;
}

const TODAY_ROOM_PX = 52;

/** The time axis: drag it to pan. */
export function Axis({ ticks, today, todayX, onZoom }: AxisProps) {
  const t = words();
  const isFree = (x: number) => todayX === undefined || x < todayX - TODAY_ROOM_PX - 28 || x > todayX + TODAY_ROOM_PX;
  return (
    <div className={styles.axis} role="presentation">
      <div className={styles.corner}>
        <IconButton size="small" icon={IconZoomOut} label={t.zoomOut} shortcut="−" onClick={() => onZoom(1 / 1.6)} />
        <IconButton size="small" icon={IconZoomIn} label={t.zoomIn} shortcut="+" onClick={() => onZoom(1.6)} />
      </div>
      <div className={styles.track} data-axis aria-hidden>
        {ticks.map((tick) => (
          <span
            key={tick.time}
            className={classNames(styles.tick, tick.unit === 'year' && styles.major, !isFree(tick.x) && styles.mute)}
            style={{ transform: `translateX(${tick.x}px)` }}
          >
            {printTick(tick)}
          </span>
        ))}
        {todayX !== undefined && (
          <span className={styles.today} style={{ transform: `translateX(calc(${todayX}px - 50%))` }}>
            {t.today} {printShortDay(today)}
          </span>
        )}
      </div>
    </div>
  );
}

function printTick({ time, unit }: Tick): string {
  if (unit === 'year') return printYear(time);
  return unit === 'month' ? printMonth(time) : printShortDay(time);
}
