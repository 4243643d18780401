// What is known of the item pointed at, and what there is earlier of the same part of the body.
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconColumns2, IconHourglass, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { printForeign } from '../lib/foreignText.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import { toTime } from '../model/time.ts';
import { Button } from '../ui/Button.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { findPriors, type Prior, printReason } from '../workspace/priors.ts';
import { printCode } from './codes.ts';
import { printDate, printWhen } from './dates.ts';
import { printBodyPart, printContents, printTitle } from './describeItem.ts';
import styles from './Inspector.module.css';
import { Picture } from './ItemFace.tsx';
import type { ItemActions } from './view.ts';
import { words } from './words.ts';

export interface InspectorProps {
  readonly item: TimelineItem | undefined;
  /** All of the patient's items, filtered or not: priors are not hidden by a filter. */
  readonly items: readonly TimelineItem[];
  readonly patient: Patient;
  readonly patientId: string;
  readonly sourceLabel: string;
  readonly selected: readonly ItemId[];
  readonly actions: ItemActions;
}

export function Inspector({ item, ...rest }: InspectorProps) {
  const t = words();
  return (
    <aside className={styles.panel} aria-label={t.inspector}>
      {item ? <Details item={item} {...rest} /> : <p className={styles.empty}>{t.nothingCurrent}</p>}
    </aside>
  );
}

type DetailsProps = InspectorProps & { readonly item: TimelineItem };

function Details({ item, items, patient, patientId, sourceLabel, selected, actions }: DetailsProps) {
  const t = words();
  const priors = useMemo(() => findPriors(item, items), [item, items]);
  const isSelected = selected.includes(item.id);
  return (
    <>
      <div className={styles.preview}>
        <Picture key={item.id} item={item} />
        <div className={styles.identity}>
          <b>
            <bdi>{printForeign([patient.name.family, patient.name.given].filter(Boolean).join(', '), 80)}</bdi>
          </b>
          <br />
          <bdi>{printForeign(patientId, 40)}</bdi>
        </div>
        <span className={styles.code}>{printCode(item.category)}</span>
      </div>
      <section className={styles.section}>
        <div className={styles.head}>
          <div>
            <h2>
              <bdi title={printForeign(item.title)}>{printTitle(item)}</bdi>
            </h2>
            <p>{item.when ? printWhen(item.when) || t.undated : t.undated}</p>
          </div>
          <ReportTag item={item} />
        </div>
        {item.unreadable !== undefined && (
          <p className={styles.warning}>
            <IconAlertTriangle size={16} stroke={1.7} aria-hidden />
            <span>
              {t.unreadable}: <ForeignText text={item.unreadable} max={200} />
            </span>
          </p>
        )}
        <dl className={styles.facts}>
          <Fact name={t.madeBy} value={item.origin && <ForeignText text={item.origin} max={80} />} />
          <Fact name={t.bodyPart} value={printBodyPart(item)} />
          <Fact name={t.contents} value={printContents(item)} />
          <Fact name={t.source} value={printForeign(sourceLabel, 60)} />
        </dl>
        <div className={styles.buttons}>
          <Button tone="primary" shortcut="Enter" onClick={() => actions.open(item)}>
            {t.open}
          </Button>
          {priors.length > 0 ? (
            <>
              <Button icon={IconColumns2} shortcut="P" onClick={() => actions.openWithPrior(item)}>
                {t.compare}
              </Button>
              <IconButton
                icon={isSelected ? IconCheck : IconPlus}
                label={isSelected ? t.deselect : t.select}
                pressed={isSelected}
                onClick={() => actions.select(item.id)}
              />
            </>
          ) : (
            <Button icon={isSelected ? IconCheck : IconPlus} onClick={() => actions.select(item.id)}>
              {isSelected ? t.deselect : t.select}
            </Button>
          )}
        </div>
      </section>
      <Priors priors={priors} selected={selected} actions={actions} />
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function ReportTag({ item: { report } }: { readonly item: TimelineItem }) {
  if (!report) return null;
  const text = words().report[report];
  const word = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return report === 'preliminary' ? (
    <Tag icon={IconHourglass}>{word}</Tag>
  ) : (
    <Tag tone="ok" icon={IconCircleCheck}>
      {word}
    </Tag>
  );
}

type PriorsProps = Pick<InspectorProps, 'selected' | 'actions'> & { readonly priors: readonly Prior[] };

function Priors({ priors, selected, actions }: PriorsProps) {
  const t = words();
  return (
    <section className={styles.section}>
      <div className={styles.row}>
        <h3>{t.priors}</h3>
        {priors.length > 0 && <span className={styles.quiet}>{priors.length}</span>}
      </div>
      {priors.length === 0 && <p className={styles.quiet}>{t.noPriors}</p>}
      <ul>
        {priors.map((prior) => (
          <PriorRow key={prior.item.id} prior={prior} isSelected={selected.includes(prior.item.id)} actions={actions} />
        ))}
      </ul>
    </section>
  );
}

interface PriorRowProps {
  readonly prior: Prior;
  readonly isSelected: boolean;
  readonly actions: ItemActions;
}

function PriorRow({ prior, isSelected, actions }: PriorRowProps) {
  const t = words();
  const { item } = prior;
  const title = printTitle(item);
  return (
    <li className={styles.prior}>
      <button type="button" className={styles.open} onClick={() => actions.open(item)}>
        <span className={styles.thumb}>
          <Picture item={item} />
        </span>
        <span className={styles.lines}>
          <b>
            <bdi>{title}</bdi>
          </b>
          <small>{item.when && printDate(toTime(item.when))}</small>
          <small>{printReason(prior)}</small>
        </span>
      </button>
      <Button
        size="small"
        tone={isSelected ? 'ghost' : 'plain'}
        icon={isSelected ? IconCheck : IconPlus}
        aria-label={`${isSelected ? t.deselect : t.select} ${title}`}
        onClick={() => actions.select(item.id)}
      >
        {isSelected ? t.deselect : t.select}
      </Button>
    </li>
  );
}
