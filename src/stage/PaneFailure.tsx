// What is wrong with one item, in its own pane: what happened, to which item, what the reader can do.
import { IconDownload, IconPhotoOff, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { describeFailure, type Failure, toFailure } from '../model/failure.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { sourceOf } from '../sources/source.ts';
import { Button } from '../ui/Button.tsx';
import { printIdentity } from '../workspace/printIdentity.ts';
import { useSession } from '../workspace/session.tsx';
import styles from './Pane.module.css';
import { words } from './words.ts';

interface Props {
  readonly failure: Failure;
  readonly item: TimelineItem | undefined;
  readonly patient: Patient;
  /** What the refused object said about whose it is. */
  readonly refused: Identity | undefined;
  onRetry(): void;
}

export function PaneFailure({ failure, item, patient, refused, onRetry }: Props) {
  const say = words();
  const { title, advice } = describeFailure(failure);
  const isOther = failure.reason === 'otherPatient';
  const print = (identity: Identity): string => {
    const { name, number } = printIdentity(identity);
    return `${name} ${number}`;
  };
  return (
    <div role="alert" className={styles.failure}>
      <IconPhotoOff size={32} aria-hidden />
      <h2>{title}</h2>
      {item && (
        <p className={styles.failedItem}>
          <bdi>{item.title}</bdi>
        </p>
      )}
      {isOther && refused && <p>{say.refused(print(patient), print(refused))}</p>}
      <p>{advice}</p>
      {failure.detail && (
        <p className={styles.code}>
          {say.supportCode}: <bdi>{failure.detail.slice(0, 200)}</bdi>
        </p>
      )}
      <div className={styles.failureButtons}>
        {!isOther && (
          <Button tone="primary" icon={IconRefresh} onClick={onRetry}>
            {say.retry}
          </Button>
        )}
        {item && !isOther && <DownloadButton item={item} />}
      </div>
    </div>
  );
}

/** Says what became of it: a download that fails in silence looks like one that was stored. */
function DownloadButton({ item }: { readonly item: TimelineItem }) {
  const say = words();
  const { sources } = useSession();
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    const source = sourceOf(sources, item.id);
    if (!source) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const { readOriginal, save } = await import('../renderers/original.ts');
      save(await readOriginal(item, source.read, { signal: AbortSignal.timeout(DOWNLOAD_MS) }));
    } catch (error) {
      setTrouble(describeFailure(toFailure(error)).title);
    }
    setBusy(false);
  };
  return (
    <>
      <Button icon={IconDownload} disabled={isBusy} onClick={() => void download()}>
        {say.download}
      </Button>
      {trouble && <p role="status">{trouble}</p>}
    </>
  );
}

const DOWNLOAD_MS = 600_000;
