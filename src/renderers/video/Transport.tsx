// Playing, stepping, speed, sound, and the ends of the span.
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
  IconRepeat,
  IconVolume,
  IconVolumeOff,
  IconX,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { setSpeed } from './commands.ts';
import type { Controlled } from './controlled.ts';
import { loopOf } from './marks.ts';
import { printTime, SPEEDS } from './timing.ts';
import styles from './video.module.css';
import { words } from './words.ts';

interface Props {
  readonly viewport: Controlled;
}

export function Transport({ viewport }: Props) {
  return (
    <div className={styles.transport} role="toolbar" aria-label={words().play}>
      <Steps viewport={viewport} />
      <Clock viewport={viewport} />
      <Speed viewport={viewport} />
      <Sound viewport={viewport} />
      <span className={styles.space} />
      <SpanButtons viewport={viewport} />
    </div>
  );
}

function Steps({ viewport }: Props) {
  const isPlaying = useStore(viewport.store, (state) => state.isPlaying);
  const hasMarkers = useStore(viewport.store, (state) => state.markers.length + state.chapters.length > 0);
  const say = words();
  return (
    <span className={styles.steps}>
      <IconButton
        icon={IconPlayerTrackPrev}
        label={say.previousMarker}
        shortcut="Shift ←"
        disabled={!hasMarkers}
        onClick={() => viewport.perform('previousMarker')}
      />
      <IconButton icon={IconPlayerSkipBack} label={say.previousFrame} shortcut="←" onClick={() => viewport.perform('previous')} />
      <Button
        tone="primary"
        className={styles.play}
        icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
        aria-label={isPlaying ? say.pause : say.play}
        onClick={() => viewport.perform('playPause')}
      />
      <IconButton icon={IconPlayerSkipForward} label={say.nextFrame} shortcut="→" onClick={() => viewport.perform('next')} />
      <IconButton
        icon={IconPlayerTrackNext}
        label={say.nextMarker}
        shortcut="Shift →"
        disabled={!hasMarkers}
        onClick={() => viewport.perform('nextMarker')}
      />
    </span>
  );
}

function Clock({ viewport }: Props) {
  const second = useStore(viewport.store, (state) => printTime(state.time));
  const duration = useStore(viewport.store, (state) => printTime(state.duration));
  return (
    <span className={styles.clock}>
      <b>{second}</b> <span>{duration}</span>
    </span>
  );
}

function Speed({ viewport }: Props) {
  const speed = useStore(viewport.store, (state) => state.speed);
  const say = words();
  return (
    <Segments
      className={styles.speeds}
      label={say.speed}
      segments={SPEEDS.map((one) => ({ value: String(one), label: say.times(one) }))}
      value={String(speed)}
      onChange={(wanted) => setSpeed(viewport, Number(wanted))}
    />
  );
}

/** Sound in an operating room is talk of people: off until the reader turns it on, and said so. */
function Sound({ viewport }: Props) {
  const hasSound = useStore(viewport.store, (state) => state.hasSound);
  const isMuted = useStore(viewport.store, (state) => state.isMuted);
  const say = words();
  if (!hasSound) return null;
  return (
    <span className={styles.sound}>
      <IconButton
        icon={isMuted ? IconVolumeOff : IconVolume}
        label={isMuted ? say.unmute : say.mute}
        shortcut="Shift M"
        pressed={!isMuted}
        onClick={() => viewport.perform('mute')}
      />
      {isMuted && <span className={styles.note}>{say.muted}</span>}
    </span>
  );
}

function SpanButtons({ viewport }: Props) {
  const span = useStore(viewport.store, (state) => state.span);
  const isLooping = useStore(viewport.store, (state) => state.isLooping);
  const duration = useStore(viewport.store, (state) => state.duration);
  const say = words();
  const { from, to } = loopOf(span, duration);
  const hasSpan = span.start !== undefined || span.end !== undefined;
  return (
    <span className={styles.spanButtons}>
      {hasSpan && <span className={styles.note}>{say.span(printTime(from), printTime(to))}</span>}
      <Button shortcut="[" title={say.spanStartLong} onClick={() => viewport.perform('spanStart')}>
        {say.spanStart}
      </Button>
      <Button shortcut="]" title={say.spanEndLong} onClick={() => viewport.perform('spanEnd')}>
        {say.spanEnd}
      </Button>
      <IconButton icon={IconRepeat} label={say.loop} shortcut="O" pressed={isLooping} onClick={() => viewport.perform('loop')} />
      {hasSpan && (
        <IconButton icon={IconX} label={say.clearSpan} onClick={() => viewport.store.setState({ span: {}, isLooping: false })} />
      )}
    </span>
  );
}
