// A crowded lane as bars of density: one path however many there are, and a button only where pointer or keyboard is.
import { type MouseEvent, type PointerEvent, type RefCallback, useState } from 'react';
import styles from './BarLane.module.css';
import { nameRun } from './describeItem.ts';
import type { LaneLayout, Mark } from './layout.ts';

export interface BarLaneProps {
  readonly layout: LaneLayout;
  readonly laneAt: number;
  /** Width of the track, px. */
  readonly width: number;
  /** The item the keyboard is at, as its index in the lane; -1 when it is in another. */
  readonly cursor: number;
  readonly cursorRef: RefCallback<HTMLButtonElement>;
}

/** Square root, so that a single item beside a thousand can still be seen. */
const heightOf = (mark: Mark, peak: number): number => Math.max(Math.sqrt((mark.to - mark.from) / Math.max(peak, 1)) * 100, 4);

export function BarLane({ layout: { lane, marks, peak }, laneAt, width, cursor, cursorRef }: BarLaneProps) {
  const [hovered, setHovered] = useState<number>();
  const current = marks.find(({ from, to }) => cursor >= from && cursor < to);
  const under =
    hovered === undefined ? undefined : marks.find(({ x, width: barWidth }) => hovered >= x && hovered < x + barWidth);
  const path = marks.reduce((drawn, mark) => {
    const height = heightOf(mark, peak).toFixed(1);
    return `${drawn}M${(mark.x + 1).toFixed(1)} 100v-${height}h${Math.max(mark.width - 2, 1).toFixed(1)}V100z`;
  }, '');
  const follow = (event: PointerEvent<HTMLElement>) =>
    setHovered(event.clientX - event.currentTarget.getBoundingClientRect().left);
  /** A tap comes before there is a button under it. */
  const tap = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    event.currentTarget.querySelector<HTMLElement>('[data-hovered]')?.click();
  };
  const bars = under && under !== current ? [current, under] : [current];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons do the same for the keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      className={styles.bars}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={(event) => event.pointerType === 'mouse' && setHovered(undefined)}
      onClick={tap}
    >
      <svg viewBox={`0 0 ${Math.max(width, 1)} 100`} preserveAspectRatio="none" aria-hidden>
        <path d={path} />
      </svg>
      {bars.map(
        (mark) =>
          mark && (
            // biome-ignore lint/a11y/useSemanticElements: a lane is no table row: its cells lie where their time is
            // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
            <div
              key={mark.from}
              role="gridcell"
              className={styles.cell}
              style={{ transform: `translateX(${mark.x}px)`, width: mark.width }}
            >
              <button
                type="button"
                ref={mark === current ? cursorRef : null}
                tabIndex={mark === current ? 0 : -1}
                className={styles.bar}
                data-mark={`${laneAt}:${mark.from}:${mark.to}:${mark.to - 1}`}
                data-count={mark.to - mark.from}
                data-hovered={mark === under || undefined}
                aria-label={nameRun(lane, mark.from, mark.to)}
              >
                <span style={{ blockSize: `${heightOf(mark, peak)}%` }} />
              </button>
            </div>
          ),
      )}
    </div>
  );
}
