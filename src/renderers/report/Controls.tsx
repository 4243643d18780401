// The buttons only reports need, in the places that the stage has.
import { IconChevronDown, IconChevronUp, IconContrast, IconSearch, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import type { Command, ControlPlace } from '../renderer.ts';
import type { Finding } from './finding.ts';
import styles from './report.module.css';
import { sheetAt } from './sheetAt.ts';
import { countOf, type ReportStore } from './state.ts';
import { words } from './words.ts';

/** What the controls have in their hands. */
export interface Controlled {
  readonly store: ReportStore;
  readonly finding: Finding;
  perform(command: Command): boolean;
  /** @param index from 0 */
  openDocument(index: number): void;
}

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => <ReportControls viewport={viewport} place={place} />;

function ReportControls({ viewport, place }: { readonly viewport: Controlled; readonly place: ControlPlace }) {
  switch (place) {
    case 'rail':
      return <Rail viewport={viewport} />;
    case 'list':
      return <DocumentList viewport={viewport} />;
    case 'bar':
      return (
        <div className={styles.bars}>
          <FindBar viewport={viewport} />
          <Bar viewport={viewport} />
        </div>
      );
    case 'panel':
      return <Facts viewport={viewport} />;
  }
}

function Rail({ viewport }: { readonly viewport: Controlled }) {
  const { isPaper, search } = useStore(viewport.store);
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <IconButton
        size="rail"
        icon={IconContrast}
        label={say.paper}
        shortcut="I"
        pressed={isPaper}
        onClick={() => viewport.perform('invert')}
      />
      <IconButton
        size="rail"
        icon={IconSearch}
        label={say.find}
        shortcut="Ctrl F"
        pressed={search !== undefined}
        onClick={() => (search ? viewport.finding.close() : viewport.perform('find'))}
      />
    </>
  );
}

/** The item's documents, newest valid first, each with what is to be known of it before it is believed. */
function DocumentList({ viewport }: { readonly viewport: Controlled }) {
  const { reports, shown, priors } = useStore(viewport.store);
  if (!reports) return null;
  const sheets = Array.from({ length: countOf(reports) }, (_, index) => sheetAt(reports, index, priors));
  return (
    <ol className={styles.list} aria-label={words().documents}>
      {sheets.map(
        (sheet, index) =>
          sheet && (
            <li key={sheet.key}>
              <button type="button" aria-current={index === shown || undefined} onClick={() => viewport.openDocument(index)}>
                <bdi>{sheet.title}</bdi>
                <small>{[sheet.when, ...sheet.marks.map(({ text }) => text)].filter(Boolean).join(' · ')}</small>
              </button>
            </li>
          ),
      )}
    </ol>
  );
}

function Bar({ viewport }: { readonly viewport: Controlled }) {
  const { reports, shown, scale } = useStore(viewport.store);
  const count = countOf(reports);
  const say = words();
  return (
    <div className={styles.bar}>
      {count > 1 && (
        <>
          <IconButton
            size="small"
            icon={IconChevronUp}
            label={say.previousDocument}
            shortcut="PgUp"
            disabled={shown === 0}
            onClick={() => viewport.openDocument(shown - 1)}
          />
          <IconButton
            size="small"
            icon={IconChevronDown}
            label={say.nextDocument}
            shortcut="PgDn"
            disabled={shown >= count - 1}
            onClick={() => viewport.openDocument(shown + 1)}
          />
          <span className={styles.count}>{say.of(shown + 1, count)}</span>
        </>
      )}
      <span className={styles.space} />
      <span className={styles.count}>{say.percent(Math.round(scale * 100))}</span>
    </div>
  );
}

function FindBar({ viewport: { store, finding } }: { readonly viewport: Controlled }) {
  const search = useStore(store, (state) => state.search);
  const say = words();
  if (!search) return null;
  return (
    <search className={styles.bar}>
      <SearchField
        label={say.find}
        clearLabel={say.clear}
        value={search.query}
        autoFocus
        onChange={finding.search}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') finding.step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') finding.close();
        }}
      />
      <span className={styles.count} role="status">
        {search.query === '' ? '' : search.total === 0 ? say.noMatches : say.matches(search.current, search.total)}
      </span>
      <IconButton
        size="small"
        icon={IconChevronUp}
        label={say.previousMatch}
        disabled={search.total === 0}
        onClick={() => finding.step(-1)}
      />
      <IconButton
        size="small"
        icon={IconChevronDown}
        label={say.nextMatch}
        disabled={search.total === 0}
        onClick={() => finding.step(1)}
      />
      <span className={styles.space} />
      <IconButton size="small" icon={IconX} label={say.closeFind} onClick={finding.close} />
    </search>
  );
}

function Facts({ viewport }: { readonly viewport: Controlled }) {
  const { reports, shown, priors } = useStore(viewport.store);
  const sheet = reports && sheetAt(reports, shown, priors);
  if (!sheet) return null;
  const say = words();
  return (
    <dl className={styles.panel}>
      {sheet.marks.length > 0 && (
        <>
          <dt>{say.status}</dt>
          <dd>{sheet.marks.map(({ text }) => text).join(', ')}</dd>
        </>
      )}
      {sheet.facts.map(({ name, value }) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name}>
          <bdi>{value}</bdi>
        </dd>,
      ])}
    </dl>
  );
}
