// Under the picture: which eyes, what is laid over it, and how long a known thing is.
import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { Controlled } from './controlled.ts';
import styles from './photo.module.css';
import { isPaired } from './state.ts';
import { words } from './words.ts';

interface Props {
  readonly viewport: Controlled;
}

export function EyesBar({ viewport }: Props) {
  const state = useStore(viewport.store);
  const say = words();
  if (state.pair === undefined) return null;
  const side = state.shots[state.index]?.laterality;
  return (
    <div className={styles.bar}>
      <Segments
        className={styles.middle}
        label={say.eyes}
        segments={[
          { value: 'R', label: say.right },
          { value: 'both', label: say.both },
          { value: 'L', label: say.left },
        ]}
        value={isPaired(state) ? 'both' : side === 'R' || side === 'L' ? side : undefined}
        onChange={(eyes: 'R' | 'both' | 'L') => viewport.showEyes(eyes)}
      />
    </div>
  );
}

export function CompareBar({ viewport }: Props) {
  const { comparison, mix, isFlickering } = useStore(viewport.store);
  const say = words();
  if (!comparison) return null;
  const { comparing, store } = viewport;
  return (
    <div className={styles.bar}>
      <label className={styles.mix}>
        <span aria-hidden>{say.current}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={Math.round(mix * 100)}
          aria-label={say.mix}
          aria-valuetext={say.mixed(Math.round(mix * 100), comparison.when)}
          disabled={isFlickering}
          onChange={(event) => store.setState({ mix: Number(event.target.value) / 100 })}
        />
        <span aria-hidden>{comparison.when}</span>
      </label>
      <Button aria-pressed={isFlickering} onClick={() => comparing.setFlicker(!isFlickering)}>
        {say.flicker}
      </Button>
      <Button onClick={() => comparing.end()}>{say.endCompare}</Button>
    </div>
  );
}

export function CalibrateBar({ viewport }: Props) {
  const { tool, known } = useStore(viewport.store);
  const [mm, setMm] = useState('10');
  const say = words();
  if (tool !== 'calibrate') return null;
  if (!known) return <p className={styles.bar}>{say.calibrateHelp}</p>;
  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault();
        viewport.calibrate(Number(mm));
      }}
    >
      <label>
        {say.lengthMm}{' '}
        <input
          type="number"
          inputMode="decimal"
          min="0.1"
          max="2000"
          step="any"
          required
          value={mm}
          onChange={(event) => setMm(event.target.value)}
        />
      </label>
      <Button type="submit" tone="primary">
        {say.use}
      </Button>
      <Button onClick={() => viewport.setTool('pan')}>{say.cancel}</Button>
    </form>
  );
}
