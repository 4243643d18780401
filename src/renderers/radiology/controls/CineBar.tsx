import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward, IconRepeat } from '@tabler/icons-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { printNumber, printValue } from '../captions.ts';
import { SPEEDS } from '../cine.ts';
import type { ControlHost } from '../commands.ts';
import { words } from '../words.ts';
import styles from './controls.module.css';
import { useSessionState } from './useSessionState.ts';

/** Plays a clip: where it is, how fast it should go and how fast it really goes. */
export function CineBar({ host }: { readonly host: ControlHost }) {
  const cine = useSessionState(host.session, (state) => state.cine);
  const place = useSessionState(host.session, ({ shown }) => shown?.place ?? 0);
  const count = useSessionState(host.session, ({ shown }) => shown?.count ?? 1);
  if (!cine) return null;
  const { rate, playing } = cine;
  const { cine: say } = words();
  const set = `${printValue(rate.framesPerSecond * playing.speed)}${rate.isAssumed ? ` (${say.assumed})` : ''}`;
  return (
    <div className={styles.cine} role="toolbar" aria-label={say.bar}>
      <input
        className={styles.position}
        type="range"
        min={1}
        max={count}
        value={place + 1}
        aria-label={say.position}
        aria-valuetext={say.image(place + 1, count)}
        onChange={(event) => host.session.goTo(event.target.valueAsNumber - 1)}
      />
      <IconButton icon={IconPlayerSkipBack} label={say.previous} shortcut="←" onClick={() => host.perform('previous')} />
      <Button
        tone="primary"
        icon={playing.isPlaying ? IconPlayerPause : IconPlayerPlay}
        aria-label={playing.isPlaying ? say.pause : say.play}
        onClick={() => host.perform('playPause')}
      />
      <IconButton icon={IconPlayerSkipForward} label={say.next} shortcut="→" onClick={() => host.perform('next')} />
      <span className={styles.count}>{say.image(place + 1, count)}</span>
      <span className={styles.rate}>{say.rate(printNumber(playing.isPlaying ? playing.realRate : 0), set)}</span>
      <select
        className={styles.speed}
        aria-label={say.speed}
        value={playing.speed}
        onChange={(event) => host.session.withPlayer((player) => player.setSpeed(Number(event.target.value)))}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={speed}>
            {printNumber(speed, Number.isInteger(speed) ? 0 : speed * 10 === Math.round(speed * 10) ? 1 : 2)}×
          </option>
        ))}
      </select>
      <IconButton
        icon={IconRepeat}
        label={say.loop}
        shortcut="O"
        pressed={playing.isLooping}
        onClick={() => host.perform('loop')}
      />
    </div>
  );
}
