// Marked words, what was computed under the playhead, earlier recordings, and what the file says of itself.
import { IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { printWhen } from '../../model/printWhen.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './audio.module.css';
import type { ControlledProps } from './controlled.ts';
import { words } from './words.ts';

export function SoundPanel({ viewport }: ControlledProps) {
  return (
    <>
      <Words viewport={viewport} />
      <Computed viewport={viewport} />
      <Earlier viewport={viewport} />
      <Facts viewport={viewport} />
    </>
  );
}

function Words({ viewport }: ControlledProps) {
  const marked = useStore(viewport.store, (state) => state.words);
  const say = words();
  return (
    <section className={styles.section}>
      <h3>{say.words}</h3>
      {marked.length === 0 && <p className={styles.quiet}>{say.noWords}</p>}
      {marked.map(({ id, text, from, to }, index) => (
        <div key={id} className={styles.word}>
          <IconButton icon={IconPlayerPlay} label={say.goTo(from)} onClick={() => viewport.seek(from)} />
          <input
            value={text}
            aria-label={say.wordOf(index + 1)}
            onChange={(event) => viewport.nameWord(id, event.target.value)}
          />
          <span className={styles.quiet}>{say.span(from, to)}</span>
          <IconButton icon={IconX} label={say.remove} onClick={() => viewport.removeWord(id)} />
        </div>
      ))}
      <Button shortcut="N" onClick={() => viewport.perform('mark')}>
        {say.mark}
      </Button>
    </section>
  );
}

function Computed({ viewport }: ControlledProps) {
  const pitch = useStore(viewport.store, (state) => Math.round(state.pitch));
  const level = useStore(viewport.store, (state) => Math.round(state.level));
  const say = words();
  return (
    <section className={styles.section}>
      <h3>{say.computed}</h3>
      <dl className={styles.facts}>
        <dt>{say.pitch}</dt>
        <dd>{pitch > 0 ? say.hertz(pitch) : say.unvoiced}</dd>
        <dt>{say.level}</dt>
        <dd>{Number.isFinite(level) ? say.decibel(level) : '–'}</dd>
      </dl>
      <p className={styles.quiet}>{say.computedHelp}</p>
    </section>
  );
}

function Earlier({ viewport }: ControlledProps) {
  const earlier = useStore(viewport.store, (state) => state.earlier);
  const shown = useStore(viewport.store, (state) => state.prior?.item.id);
  const say = words();
  if (earlier.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{say.earlier}</h3>
      {earlier.map((item) => (
        <Button
          key={item.id}
          className={styles.toggle}
          aria-pressed={shown === item.id}
          onClick={() => (shown === item.id ? viewport.endComparison() : void viewport.compareWith(item))}
        >
          {shown === item.id ? say.endCompare : say.compare(printWhen(item.when))}
        </Button>
      ))}
    </section>
  );
}

function Facts({ viewport }: ControlledProps) {
  const seconds = useStore(viewport.store, (state) => state.seconds);
  const samplesPerSecond = useStore(viewport.store, (state) => state.samplesPerSecond);
  const say = words();
  return (
    <section className={styles.section}>
      <h3>{say.about}</h3>
      <dl className={styles.facts}>
        <dt>{say.length}</dt>
        <dd>{say.seconds(seconds)}</dd>
        <dt>{say.rate}</dt>
        <dd>{say.hertz(samplesPerSecond)}</dd>
      </dl>
    </section>
  );
}
