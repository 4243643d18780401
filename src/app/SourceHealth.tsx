// How many sources have answered, and which have not: an incomplete story must look incomplete.
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { describeFailure, Failure } from '../model/failure.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { SourceState } from '../workspace/timeline.ts';
import styles from './Dialogs.module.css';
import { words } from './words.ts';

export function SourceHealth({ sources }: { readonly sources: readonly SourceState[] }) {
  const [isOpen, setOpen] = useState(false);
  const say = words();
  const answered = sources.filter((source) => source.state === 'answered' && source.gaps.length === 0).length;
  const isWhole = answered === sources.length;
  const isTrouble = sources.some((source) => source.state === 'failed' || source.gaps.length > 0);
  return (
    <>
      <Button
        tone="ghost"
        icon={isTrouble ? IconPlugConnectedX : IconPlugConnected}
        className={isTrouble ? styles.trouble : styles.health}
        onClick={() => setOpen(true)}
        aria-label={say.sources(answered, sources.length)}
      >
        <span className={isWhole ? styles.quiet : styles.count}>{say.sources(answered, sources.length)}</span>
      </Button>
      {isOpen && (
        <Dialog title={say.sourcesTitle} closeLabel={say.close} onClose={() => setOpen(false)}>
          <ul className={styles.sources}>
            {sources.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function SourceRow({ source }: { readonly source: SourceState }) {
  const say = words();
  const [gap] = source.gaps;
  const state = source.state === 'answered' && gap ? say.gap : say[source.state];
  return (
    <li>
      <strong>{source.label}</strong>
      <span>
        {state}
        {source.since && ` ${source.since}`}
      </span>
      {gap && <span className={styles.reason}>{describeFailure(new Failure(gap.reason)).title}</span>}
      {gap && <Button onClick={() => source.retry()}>{say.retry}</Button>}
    </li>
  );
}
