// Under the paper: layout, speed, gain, and where in a long recording the page is.
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { Controlled } from './controlled.ts';
import { DayStrip } from './DayStrip.tsx';
import { printGain, printPlain, printTime } from './printScale.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

export function PaperBar({ viewport }: { readonly viewport: Controlled }) {
  const { layouts, layout, family, speed, gain, isCabrera } = useStore(viewport.store);
  const { store } = viewport;
  const say = words();
  return (
    <div className={styles.bars}>
      <DayStrip viewport={viewport} />
      <TimeBar viewport={viewport} />
      <div className={styles.bar}>
        {layouts.length > 1 && (
          <>
            <Segments
              label={say.layout}
              segments={layouts.map((value) => ({ value, label: say.layouts[value] }))}
              value={layout}
              onChange={(wanted) => store.setState({ layout: wanted })}
            />
            <button
              type="button"
              className={styles.toggle}
              aria-pressed={isCabrera}
              title="Shift 9"
              onClick={() => viewport.perform('preset9')}
            >
              {say.cabrera}
            </button>
          </>
        )}
        <span className={styles.space} />
        <span className={styles.group}>
          <Segments
            label={say.speed}
            segments={family.speeds.map((value) => ({ value: String(value), label: printPlain(value) }))}
            value={String(speed)}
            onChange={(wanted) => store.setState({ speed: Number(wanted) })}
          />
          <span className={styles.unit}>mm/s</span>
        </span>
        <span className={styles.group}>
          <Segments
            label={family.id === 'other' ? say.height : say.gain}
            segments={family.gains.map((value) => ({ value: String(value), label: printGain(family, value).replace(/ .*/, '') }))}
            value={String(gain)}
            onChange={(wanted) => store.setState({ gain: Number(wanted) })}
          />
          <span className={styles.unit}>{printGain(family, gain).replace(/^\S+\s?/, '')}</span>
        </span>
      </div>
    </div>
  );
}

/** There while the recording is longer than the page. */
function TimeBar({ viewport }: { readonly viewport: Controlled }) {
  const { timeSec, pageSec, durationSec } = useStore(viewport.store);
  const say = words();
  const last = durationSec - pageSec;
  if (last < 0.05) return null;
  return (
    <div className={styles.bar}>
      <IconButton
        size="small"
        icon={IconChevronLeft}
        label={say.earlier}
        disabled={timeSec <= 0}
        onClick={() => viewport.perform('previous10')}
      />
      <input
        className={styles.slider}
        type="range"
        aria-label={say.time}
        aria-valuetext={printTime(timeSec)}
        min={0}
        max={last}
        step={Math.min(1, last / 100)}
        value={timeSec}
        onChange={(event) => viewport.goTo(event.currentTarget.valueAsNumber)}
        onKeyDown={(event) => event.stopPropagation()}
      />
      <IconButton
        size="small"
        icon={IconChevronRight}
        label={say.later}
        disabled={timeSec >= last - 1e-6}
        onClick={() => viewport.perform('next10')}
      />
      <span className={styles.count}>
        {printTime(timeSec)} / {printTime(durationSec)}
      </span>
    </div>
  );
}
