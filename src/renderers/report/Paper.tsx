// The report as it is read.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { onLanguage } from '../../lib/language.ts';
import type { Reference } from '../renderer.ts';
import { Blocks } from './Blocks.tsx';
import styles from './report.module.css';
import type { Mark } from './sheet.ts';
import { sheetAt } from './sheetAt.ts';
import type { ReportStore } from './state.ts';

export interface PaperProps {
  readonly store: ReportStore;
  onOpen(reference: Reference): void;
}

export function Paper({ store, onOpen }: PaperProps) {
  const { reports, shown, priors, isPaper, scale } = useStore(store);
  useRedrawOnLanguage();
  const sheet = reports && sheetAt(reports, shown, priors);
  if (!sheet) return null;
  return (
    <article className={styles.paper} data-theme={isPaper ? 'light' : 'dark'} style={{ fontSize: `${scale * 0.875}rem` }}>
      <header className={styles.head}>
        <h1>{sheet.title}</h1>
        {sheet.marks.length > 0 && (
          <ul className={styles.marks}>
            {sheet.marks.map((mark) => (
              <li key={mark.text}>
                <MarkTag mark={mark} />
              </li>
            ))}
          </ul>
        )}
        {sheet.facts.length > 0 && (
          <dl className={styles.facts}>
            {sheet.facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </header>
      <Blocks blocks={sheet.blocks} level={2} onOpen={onOpen} />
    </article>
  );
}

function MarkTag({ mark: { tone, text, icon: Glyph } }: { readonly mark: Mark }) {
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      {Glyph && <Glyph size="1.1em" stroke={1.8} aria-hidden />}
      {text}
    </span>
  );
}

function useRedrawOnLanguage(): void {
  const [, redraw] = useState(0);
  useEffect(() => onLanguage(() => redraw((count) => count + 1)), []);
}
