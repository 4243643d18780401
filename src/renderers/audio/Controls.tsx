// The buttons only sound needs, in the places that the stage has.
import {
  IconBookmarkPlus,
  IconBracketsContainEnd,
  IconBracketsContainStart,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRepeat,
  IconVolume,
  IconVolumeOff,
  IconX,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Command, ControlPlace } from '../renderer.ts';
import styles from './audio.module.css';
import { type AudioStore, SPEEDS } from './state.ts';
import { words } from './words.ts';

/** The viewport, as its buttons see it. */
export interface Controlled {
  readonly store: AudioStore;
  perform(command: Command): boolean;
  seek(time: number): void;
  setSpeed(speed: number): void;
  nameWord(id: string, text: string): void;
  removeWord(id: string): void;
  compareWith(item: TimelineItem): Promise<void>;
  endComparison(): void;
  playPrior(): void;
}
interface Props {
  readonly viewport: Controlled;
}

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    switch (place) {
      case 'rail':
        return <Rail viewport={viewport} />;
      case 'list':
        return <Lists viewport={viewport} />;
      case 'bar':
        return <PlayBar viewport={viewport} />;
      case 'panel':
        return <Facts viewport={viewport} />;
    }
  };

function Rail({ viewport }: Props) {
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <IconButton size="rail" icon={IconZoomReset} label={say.whole} onClick={() => viewport.perform('fitOrActual')} />
      <IconButton size="rail" icon={IconBookmarkPlus} label={say.mark} shortcut="N" onClick={() => viewport.perform('mark')} />
      <IconButton
        size="rail"
        icon={IconBracketsContainStart}
        label={say.from}
        shortcut="["
        onClick={() => viewport.perform('spanStart')}
      />
      <IconButton
        size="rail"
        icon={IconBracketsContainEnd}
        label={say.to}
        shortcut="]"
        onClick={() => viewport.perform('spanEnd')}
      />
    </>
  );
}

function Lists({ viewport }: Props) {
  const { words: marked, earlier, prior } = useStore(viewport.store);
  const say = words();
  return (
    <div className={styles.list}>
      {marked.length > 0 && <h3>{say.words}</h3>}
      {marked.map(({ id, text, from }, index) => (
        <div key={id} className={styles.word}>
          <IconButton size="small" icon={IconPlayerPlay} label={say.seconds(from)} onClick={() => viewport.seek(from)} />
          <input
            value={text}
            aria-label={say.wordOf(index + 1)}
            onChange={(event) => viewport.nameWord(id, event.target.value)}
          />
          <IconButton size="small" icon={IconX} label={say.remove} onClick={() => viewport.removeWord(id)} />
        </div>
      ))}
      {earlier.length > 0 && <h3>{say.earlier}</h3>}
      {earlier.map((item) => {
        const isShown = prior?.item.id === item.id;
        return (
          <button
            type="button"
            key={item.id}
            aria-pressed={isShown}
            onClick={() => (isShown ? viewport.endComparison() : void viewport.compareWith(item))}
          >
            {isShown ? say.endCompare : say.compare(printWhen(item.when))}
          </button>
        );
      })}
    </div>
  );
}

function PlayBar({ viewport }: Props) {
  const { time, seconds, isPlaying, isMuted, isLooping, speed, prior, pitch, level } = useStore(viewport.store);
  const say = words();
  return (
    <div>
      {prior && (
        <div className={styles.bar}>
          <Button onClick={() => viewport.playPrior()}>{say.playPrior}</Button>
          <span>{say.prior(prior.when)}</span>
          <span className={styles.quiet}>
            {prior.offset === 0 ? say.alignHelp : say.aligned(prior.offset.toFixed(2).replace('.', ','))}
          </span>
        </div>
      )}
      <div className={styles.bar}>
        <IconButton icon={IconPlayerSkipBack} label={say.back} onClick={() => viewport.perform('previous10')} />
        <IconButton
          icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
          label={isPlaying ? say.pause : say.play}
          shortcut="Space"
          onClick={() => viewport.perform('playPause')}
        />
        <IconButton icon={IconPlayerSkipForward} label={say.forward} onClick={() => viewport.perform('next10')} />
        <span className={styles.time}>
          {say.seconds(time)} / {say.seconds(seconds)}
        </span>
        <IconButton
          icon={IconRepeat}
          label={say.loop}
          shortcut="O"
          pressed={isLooping}
          onClick={() => viewport.perform('loop')}
        />
        <IconButton
          icon={isMuted ? IconVolumeOff : IconVolume}
          label={say.mute}
          pressed={isMuted}
          onClick={() => viewport.perform('mute')}
        />
        <label>
          {say.speed}{' '}
          <select value={speed} onChange={(event) => viewport.setSpeed(Number(event.target.value))}>
            {SPEEDS.map((value) => (
              <option key={value} value={value}>
                {String(value).replace('.', ',')}×
              </option>
            ))}
          </select>
        </label>
        <span className={styles.quiet}>
          {say.computed}: {say.pitch} {pitch > 0 ? say.hertz(pitch) : say.unvoiced}
          {Number.isFinite(level) && `, ${say.level} ${say.decibel(level)}`}
        </span>
      </div>
    </div>
  );
}

function Facts({ viewport }: Props) {
  const { seconds, samplesPerSecond } = useStore(viewport.store);
  const say = words();
  return (
    <dl className={styles.facts}>
      <dt>{say.length}</dt>
      <dd>{say.seconds(seconds)}</dd>
      <dt>{say.rate}</dt>
      <dd>{samplesPerSecond} Hz</dd>
    </dl>
  );
}
