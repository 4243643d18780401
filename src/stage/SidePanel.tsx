// The side panel: what the study is, its window presets, its reports, and what it may be compared with.
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { nameBodyPart } from '../model/bodyParts.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import { printWhen } from '../model/printWhen.ts';
import type { Viewport } from '../renderers/renderer.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { findPriors, printReason } from '../workspace/priors.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';
import { KindControls } from './KindControls.tsx';
import styles from './SidePanel.module.css';
import { SmallPicture } from './SmallPicture.tsx';
import { words } from './words.ts';

const PRIORS_SHOWN = 5;

interface Props {
  /** What the active pane shows. */
  readonly item: TimelineItem | undefined;
  readonly items: readonly TimelineItem[];
  readonly ids: readonly ItemId[];
  readonly viewport: Viewport | undefined;
  onOpen(item: TimelineItem): void;
  onAdd(item: TimelineItem): void;
}

export function SidePanel({ item, items, ids, viewport, onOpen, onAdd }: Props) {
  const say = words();
  const togglePanel = useWorkspace((workspace) => workspace.togglePanel);
  return (
    <aside className={styles.panel} aria-label={say.panel}>
      <div className={styles.close}>
        <IconButton icon={IconX} label={say.closePanel} shortcut="D" size="small" onClick={togglePanel} />
      </div>
      {item && <About item={item} />}
      <KindControls viewport={viewport} place="panel" />
      {item && (
        <>
          <Section title={isDocument(item) ? say.reportsOn : say.reports}>
            <Others
              others={relatedTo(item, items).map((report) => ({ item: report, note: printWhen(report.when) }))}
              ids={ids}
              none={isDocument(item) ? say.reportsOnNone : say.noReports}
              action={say.open}
              onAction={onOpen}
            />
          </Section>
          <Section title={say.priors}>
            <Others
              others={findPriors(item, items, PRIORS_SHOWN).map((prior) => ({
                item: prior.item,
                note: `${printWhen(prior.item.when)} · ${printReason(prior)}`,
              }))}
              ids={ids}
              none={say.noPriors}
              action={say.addPrior}
              onAction={onAdd}
            />
          </Section>
        </>
      )}
    </aside>
  );
}

const isDocument = ({ specialty }: TimelineItem): boolean => specialty === 'document';

/** Of an examination its documents, of a document its examinations: what shares a name (study, accession) or the day. */
function relatedTo(item: TimelineItem, items: readonly TimelineItem[]): TimelineItem[] {
  const day = item.when?.iso.slice(0, 10) ?? '';
  return items.filter((other) => {
    if (isDocument(other) === isDocument(item)) return false;
    const otherDay = other.when?.iso.slice(0, 10);
    const sharesName =
      other.uids.some((uid) => item.uids.includes(uid)) || (item.accession !== undefined && other.accession === item.accession);
    return sharesName || (otherDay !== undefined && otherDay === day);
  });
}

function About({ item }: { readonly item: TimelineItem }) {
  const say = words();
  const { series, images } = item.counts ?? {};
  const content = [series && say.seriesCount(series), images && say.imageCount(images)].filter(Boolean).join(', ');
  const rows: [string, string | undefined][] = [
    [say.date, printWhen(item.when)],
    [say.origin, item.origin],
    [say.bodyPart, item.bodyPart && (nameBodyPart(item.bodyPart) ?? item.bodyPart)],
    [say.content, content],
    [say.accession, item.accession],
  ];
  return (
    <Section title={item.title} isLarge>
      <dl className={styles.facts}>
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
    </Section>
  );
}

export function Section({
  title,
  isLarge,
  children,
}: {
  readonly title: string;
  readonly isLarge?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <h3 className={isLarge ? styles.large : styles.title}>
        <bdi>{title}</bdi>
      </h3>
      {children}
    </section>
  );
}

interface OthersProps {
  readonly others: readonly { readonly item: TimelineItem; readonly note: string }[];
  readonly ids: readonly ItemId[];
  readonly none: string;
  readonly action: string;
  onAction(item: TimelineItem): void;
}

function Others({ others, ids, none, action, onAction }: OthersProps) {
  const say = words();
  if (others.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <ul className={styles.others}>
      {others.map(({ item, note }) => (
        <li key={item.id}>
          <SmallPicture item={item} />
          <span className={styles.text}>
            <bdi className={styles.name}>{item.title}</bdi>
            <span className={styles.note}>{note}</span>
          </span>
          {ids.includes(item.id) ? (
            <span className={styles.note}>{say.added}</span>
          ) : (
            <Button size="small" icon={IconPlus} aria-label={`${action}: ${item.title}, ${note}`} onClick={() => onAction(item)}>
              {action}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
