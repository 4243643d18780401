// The earlier recording under the present one: heard, and moved so that the words lie under each other.
import { IconChevronLeft, IconChevronRight, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './audio.module.css';
import type { ControlledProps } from './controlled.ts';
import { words } from './words.ts';

const STEP = 0.05;

export function PriorBar({ viewport }: ControlledProps) {
  const prior = useStore(viewport.store, (state) => state.prior);
  const say = words();
  if (!prior) return null;
  return (
    <div className={styles.bar} role="toolbar" aria-label={say.prior(prior.when)}>
      <Button icon={prior.isPlaying ? IconPlayerPause : IconPlayerPlay} onClick={() => viewport.playPrior()}>
        {say.prior(prior.when)}
      </Button>
      <span className={styles.group}>
        <IconButton icon={IconChevronLeft} label={say.priorEarlier} onClick={() => viewport.movePrior(-STEP)} />
        <IconButton icon={IconChevronRight} label={say.priorLater} onClick={() => viewport.movePrior(STEP)} />
      </span>
      <span className={styles.quiet}>{prior.offset === 0 ? say.alignHelp : say.aligned(prior.offset)}</span>
      <span className={styles.space} />
      <IconButton icon={IconX} label={say.endCompare} onClick={() => viewport.endComparison()} />
    </div>
  );
}
