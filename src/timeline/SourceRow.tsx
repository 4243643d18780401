// A source that has not answered, in its place on the timeline: an incomplete story looks incomplete.
import { IconPlugConnectedX } from '@tabler/icons-react';
import { printForeign } from '../lib/foreignText.ts';
import { Button } from '../ui/Button.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import styles from './SourceRow.module.css';
import type { SourceState } from './view.ts';
import { words } from './words.ts';

/** Whether a source has something to say beside its items. */
export const isIncomplete = ({ state, gaps }: SourceState): boolean => state !== 'answered' || gaps.length > 0;

export function SourceRow({ source }: { readonly source: SourceState }) {
  const label = printForeign(source.label, 60);
  const isWaiting = source.state === 'asking' || source.state === 'slow';
  return (
    <div className={styles.row}>
      <div className={styles.label}>
        {isWaiting ? <Spinner /> : <IconPlugConnectedX size={18} stroke={1.7} className={styles.broken} aria-hidden />}
        <b title={label}>{label}</b>
      </div>
      <div className={styles.track}>{isWaiting ? <Waiting source={source} /> : <Hole source={source} label={label} />}</div>
    </div>
  );
}

function Waiting({ source: { state } }: { readonly source: SourceState }) {
  const t = words();
  return (
    <>
      <span className={styles.slots} aria-hidden />
      <span className={styles.words} role="status">
        {state === 'slow' ? t.waiting : t.asking}
      </span>
    </>
  );
}

function Hole({ source, label }: { readonly source: SourceState; readonly label: string }) {
  const t = words();
  const reasons = [...new Set(source.gaps.map(({ reason }) => t.gapReasons[reason]))];
  if (source.reason) reasons.unshift(t.gapReasons[source.reason]);
  const details = source.gaps.map(({ detail }) => printForeign(detail, 200)).filter(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={styles.hole} data-timeline-gap={source.id} role="group" aria-label={label}>
      <span className={styles.text} title={details.slice(0, 8).join('\n') || undefined}>
        {source.state === 'failed' ? t.gap(label, source.since) : t.partGap(label, source.gaps.length)}
        {reasons.length > 0 && <span className={styles.reason}> {[...new Set(reasons)].join(', ')}.</span>}
      </span>
      <Button tone="outline" size="small" onClick={() => source.retry()}>
        {t.retry}
      </Button>
    </div>
  );
}
