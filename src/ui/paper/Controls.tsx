// The buttons of paper, in the places that the stage has.
import { IconBulb, IconChevronDown, IconChevronUp, IconSearch, IconX, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { ForeignText } from '../ForeignText.tsx';
import { IconButton } from '../IconButton.tsx';
import { SearchField } from '../SearchField.tsx';
import { Contents } from './Contents.tsx';
import type { PaperHandle } from './handle.ts';
import styles from './paper.module.css';
import type { PaperSearch } from './state.ts';
import { words } from './words.ts';

interface Props {
  readonly paper: PaperHandle;
}

export function PaperControls({ paper, place }: Props & { readonly place: 'rail' | 'list' | 'bar' | 'panel' }) {
  switch (place) {
    case 'rail':
      return <Tools paper={paper} />;
    case 'list':
      return <Contents paper={paper} />;
    case 'bar':
      return (
        <div className={styles.bars}>
          <FindBar paper={paper} />
          <SheetBar paper={paper} />
        </div>
      );
    case 'panel':
      return <Facts paper={paper} />;
  }
}

function Tools({ paper }: Props) {
  const { isFullLight, search } = useStore(paper.store);
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => paper.zoomStep(1)} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => paper.zoomStep(-1)} />
      <IconButton
        size="rail"
        icon={IconBulb}
        label={say.fullLight}
        pressed={isFullLight}
        onClick={() => paper.store.setState({ isFullLight: !isFullLight })}
      />
      <IconButton
        size="rail"
        icon={IconSearch}
        label={say.find}
        shortcut="Ctrl F"
        pressed={search !== undefined}
        onClick={() => (search ? paper.closeFind() : paper.openFind())}
      />
    </>
  );
}

/** The search in the text: there while it is open. */
function FindBar({ paper }: Props) {
  const search = useStore(paper.store, (state) => state.search);
  const say = words();
  if (!search) return null;
  return (
    <search className={styles.bar}>
      <SearchField
        label={say.find}
        clearLabel={say.clear}
        value={search.query}
        autoFocus
        onChange={paper.search}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') paper.stepMatch(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') paper.closeFind();
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
        onClick={() => paper.stepMatch(-1)}
      />
      <IconButton
        size="small"
        icon={IconChevronDown}
        label={say.nextMatch}
        disabled={search.total === 0}
        onClick={() => paper.stepMatch(1)}
      />
      <span className={styles.space} />
      <IconButton size="small" icon={IconX} label={say.closeFind} onClick={paper.closeFind} />
    </search>
  );
}

function printMatches({ query, current, total }: PaperSearch): string {
  const say = words();
  if (query.trim() === '') return '';
  return total > 0 ? say.matches(current, total) : say.noMatches;
}

function SheetBar({ paper }: Props) {
  const { titles, shown, scale } = useStore(paper.store);
  const say = words();
  return (
    <div className={styles.bar}>
      {titles.length > 1 && (
        <>
          <IconButton
            size="small"
            icon={IconChevronUp}
            label={say.previousDocument}
            disabled={shown <= 0}
            onClick={() => paper.goToSheet(shown - 1)}
          />
          <IconButton
            size="small"
            icon={IconChevronDown}
            label={say.nextDocument}
            disabled={shown >= titles.length - 1}
            onClick={() => paper.goToSheet(shown + 1)}
          />
          <span className={styles.count}>{say.of(shown + 1, titles.length)}</span>
        </>
      )}
      <span className={styles.space} />
      <span className={styles.count}>{say.textSize}</span>
      <IconButton size="small" icon={IconZoomOut} label={say.zoomOut} onClick={() => paper.zoomStep(-1)} />
      <span className={styles.count}>{say.percent(Math.round(scale * 100))}</span>
      <IconButton size="small" icon={IconZoomIn} label={say.zoomIn} onClick={() => paper.zoomStep(1)} />
    </div>
  );
}

function Facts({ paper }: Props) {
  const facts = useStore(paper.store, (state) => state.facts);
  if (facts.length === 0) return null;
  return (
    <dl className={styles.panelFacts}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <ForeignText text={value} max={200} />
    </dd>
  </>
);
