// The buttons of a sheet of text, in the places that the stage has.
import { IconBulb, IconChevronDown, IconChevronUp, IconSearch, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { ForeignText } from '../ui/ForeignText.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import styles from './paper.module.css';
import type { PaperSearch } from './paperFinding.ts';
import type { PaperControlled } from './paperKind.ts';
import { paperWords } from './paperWords.ts';
import type { ControlPlace } from './renderer.ts';

interface Props {
  readonly viewport: PaperControlled;
}

export const createPaperControls =
  (viewport: PaperControlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    switch (place) {
      case 'rail':
        return <Rail viewport={viewport} />;
      case 'list':
        return <List viewport={viewport} />;
      case 'bar':
        return (
          <div>
            <FindBar viewport={viewport} />
            <ScreenBar viewport={viewport} />
          </div>
        );
      case 'panel':
        return <Facts viewport={viewport} />;
    }
  };

function Rail({ viewport }: Props) {
  const { isFullLight } = useStore(viewport.store);
  const { search } = useStore(viewport.paper.finding.store);
  const say = paperWords();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <IconButton
        size="rail"
        icon={IconBulb}
        label={say.fullLight}
        pressed={isFullLight}
        onClick={() => viewport.setFullLight(!isFullLight)}
      />
      <IconButton
        size="rail"
        icon={IconSearch}
        label={say.find}
        pressed={search !== undefined}
        onClick={() => (search ? viewport.paper.finding.close() : viewport.perform('find'))}
      />
    </>
  );
}

function List({ viewport }: Props) {
  const { documents, shown, outline } = useStore(viewport.store);
  const say = paperWords();
  return (
    <div className={styles.list}>
      {documents.length > 1 && <h3>{say.documents}</h3>}
      {documents.length > 1 &&
        documents.map((document, index) => (
          <button
            type="button"
            key={document.key}
            aria-current={index === shown || undefined}
            onClick={() => viewport.openDocument(index)}
          >
            <ForeignText text={document.label} />
            {document.note && <small>{document.note}</small>}
          </button>
        ))}
      {outline.length > 1 && <h3>{say.headings}</h3>}
      {outline.length > 1 &&
        outline.map((heading, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: headings have no names of their own, and never change places
          <button type="button" key={index} onClick={() => heading.scrollIntoView({ block: 'start' })}>
            {heading.textContent}
          </button>
        ))}
    </div>
  );
}

function FindBar({ viewport }: Props) {
  const { finding } = viewport.paper;
  const search = useStore(finding.store, (state) => state.search);
  const say = paperWords();
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
        {printMatches(search)}
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

function printMatches({ query, current, total }: PaperSearch): string {
  const say = paperWords();
  if (query === '') return '';
  return total > 0 ? say.matches(current, total) : say.noMatches;
}

function ScreenBar({ viewport }: Props) {
  const { index, count } = useStore(viewport.store, (state) => state.screen);
  const say = paperWords();
  if (count < 2) return null;
  return (
    <div className={styles.bar}>
      <IconButton
        size="small"
        icon={IconChevronUp}
        label={say.up}
        disabled={index === 1}
        onClick={() => viewport.perform('previous')}
      />
      <IconButton
        size="small"
        icon={IconChevronDown}
        label={say.down}
        disabled={index === count}
        onClick={() => viewport.perform('next')}
      />
      <span className={styles.count}>{say.screen(index, count)}</span>
    </div>
  );
}

function Facts({ viewport }: Props) {
  const { facts } = useStore(viewport.store);
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={`${name} value`}>
          <ForeignText text={value} />
        </dd>,
      ])}
    </dl>
  );
}
