import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { Controlled } from './controlled.ts';
import styles from './pdf.module.css';
import { words } from './words.ts';

export function PageBar({ viewport }: { readonly viewport: Controlled }) {
  const { page, pageCount, scale, fit } = useStore(viewport.store);
  const say = words();
  return (
    <div className={styles.bar}>
      <IconButton
        size="small"
        icon={IconChevronUp}
        label={say.previousPage}
        disabled={page <= 1}
        onClick={() => viewport.perform('previous')}
      />
      <IconButton
        size="small"
        icon={IconChevronDown}
        label={say.nextPage}
        disabled={page >= pageCount}
        onClick={() => viewport.perform('next')}
      />
      <PageField key={page} page={page} onChange={(wanted) => viewport.pages.goToPage(wanted)} />
      <span className={styles.count}>{say.of(pageCount)}</span>
      <span className={styles.space} />
      <Segments
        label={say.zoom}
        segments={[
          { value: 'page-width', label: say.fitWidth },
          { value: 'page-fit', label: say.fitPage },
        ]}
        value={fit === 'page-width' || fit === 'page-fit' ? fit : undefined}
        onChange={(wanted) => viewport.perform(wanted === 'page-fit' ? 'preset2' : 'preset1')}
      />
      <span className={styles.count}>{say.percent(Math.round(scale * 100))}</span>
    </div>
  );
}

/** Half-typed numbers stay here until Enter; the key in the caller starts it anew on every page. */
function PageField({ page, onChange }: { readonly page: number; onChange(page: number): void }) {
  const [typed, setTyped] = useState(String(page));
  const submit = () => {
    const wanted = Number.parseInt(typed, 10);
    if (Number.isFinite(wanted) && wanted !== page) onChange(wanted);
    else setTyped(String(page));
  };
  return (
    <input
      className={styles.field}
      aria-label={words().pageField}
      inputMode="numeric"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
      onBlur={submit}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') submit();
      }}
    />
  );
}
