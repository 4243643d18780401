// Playing, its speed and its loop; what the spectrogram shows.
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRepeat,
  IconVolume,
  IconVolumeOff,
  IconX,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import styles from './audio.module.css';
import type { ControlledProps } from './controlled.ts';
import { SPEEDS } from './state.ts';
import { words } from './words.ts';

export function PlayBar({ viewport }: ControlledProps) {
  return (
    <div className={styles.bar} role="toolbar" aria-label={words().play}>
      <Playing viewport={viewport} />
      <Speed viewport={viewport} />
      <Loop viewport={viewport} />
      <span className={styles.space} />
      <Spectrogram viewport={viewport} />
    </div>
  );
}

function Playing({ viewport }: ControlledProps) {
  const isPlaying = useStore(viewport.store, (state) => state.isPlaying);
  const time = useStore(viewport.store, (state) => words().seconds(state.time));
  const seconds = useStore(viewport.store, (state) => words().seconds(state.seconds));
  const say = words();
  return (
    <span className={styles.group}>
      <IconButton icon={IconPlayerSkipBack} label={say.back} onClick={() => viewport.perform('previous10')} />
      <Button
        tone="primary"
        className={styles.play}
        icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
        aria-label={isPlaying ? say.pause : say.play}
        onClick={() => viewport.perform('playPause')}
      />
      <IconButton icon={IconPlayerSkipForward} label={say.forward} onClick={() => viewport.perform('next10')} />
      <span className={styles.time}>
        <b>{time}</b> {seconds}
      </span>
    </span>
  );
}

function Speed({ viewport }: ControlledProps) {
  const speed = useStore(viewport.store, (state) => state.speed);
  const say = words();
  return (
    <Segments
      className={styles.speeds}
      label={say.speed}
      segments={SPEEDS.map((one) => ({ value: String(one), label: say.times(one) }))}
      value={String(speed)}
      onChange={(wanted) => viewport.setSpeed(Number(wanted))}
    />
  );
}

function Loop({ viewport }: ControlledProps) {
  const isLooping = useStore(viewport.store, (state) => state.isLooping);
  const isMuted = useStore(viewport.store, (state) => state.isMuted);
  const span = useStore(viewport.store, (state) => state.span);
  const say = words();
  return (
    <span className={styles.group}>
      <IconButton icon={IconRepeat} label={say.loop} shortcut="O" pressed={isLooping} onClick={() => viewport.perform('loop')} />
      <IconButton
        icon={isMuted ? IconVolumeOff : IconVolume}
        label={say.mute}
        shortcut="Shift M"
        pressed={isMuted}
        onClick={() => viewport.perform('mute')}
      />
      {span && (
        <>
          <span className={styles.quiet}>{say.span(span.from, span.to)}</span>
          <IconButton icon={IconX} label={say.clearSpan} onClick={() => viewport.clearSpan()} />
        </>
      )}
    </span>
  );
}

function Spectrogram({ viewport }: ControlledProps) {
  const bands = useStore(viewport.store, (state) => state.bands);
  const hasPitch = useStore(viewport.store, (state) => state.hasPitch);
  const say = words();
  return (
    <span className={styles.group}>
      <Segments
        label={say.showSpectrum}
        segments={[
          { value: 'wide', label: say.wide },
          { value: 'narrow', label: say.narrow },
        ]}
        value={bands}
        onChange={(wanted) => viewport.store.setState({ bands: wanted })}
      />
      <Button className={styles.toggle} aria-pressed={hasPitch} onClick={() => viewport.store.setState({ hasPitch: !hasPitch })}>
        {say.pitchShort}
      </Button>
    </span>
  );
}
