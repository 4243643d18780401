import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import type { Controlled } from './controlled.ts';
import styles from './pdf.module.css';
import type { Search } from './state.ts';
import { words } from './words.ts';

/** The search in the text: there while it is open. */
export function FindBar({ viewport }: { readonly viewport: Controlled }) {
  const search = useStore(viewport.store, (state) => state.search);
  const say = words();
  if (!search) return null;
  const { finding } = viewport;
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

function printMatches({ query, current, total, isPending }: Search): string {
  const say = words();
  if (query === '') return '';
  if (total > 0) return say.matches(current, total);
  return isPending ? say.searching : say.noMatches;
}
