// What is wrong with one item, in its own pane: what happened, to which item, what the reader can do.
import { IconDownload, IconPhotoOff, IconRefresh } from '@tabler/icons-react';
import { describeFailure, type Failure } from '../model/failure.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { Button } from '../ui/Button.tsx';
import { printIdentity } from '../workspace/printIdentity.ts';
import { saveOriginal } from '../workspace/saveOriginal.ts';
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
  const { sources } = useSession();
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
        {item && !isOther && (
          <Button icon={IconDownload} onClick={() => void saveOriginal(sources, item)}>
            {say.download}
          </Button>
        )}
      </div>
    </div>
  );
}
