// The documents of the column and their headings, to go to.
import { useStore } from 'zustand';
import { ForeignText } from '../ForeignText.tsx';
import type { PaperHandle } from './handle.ts';
import styles from './paper.module.css';
import { words } from './words.ts';

export function Contents({ paper }: { readonly paper: PaperHandle }) {
  const { titles, outline, shown } = useStore(paper.store);
  const say = words();
  // One heading of one document needs no list of itself.
  if (titles.length < 2 && outline.length < 2) return null;
  return (
    <nav className={styles.contents} aria-label={say.contents}>
      {titles.length > 1 && (
        <ul aria-label={say.documents}>
          {titles.map((title, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the documents of an item keep their order, and titles may be equal
            <li key={index}>
              <button
                type="button"
                className={styles.entry}
                aria-current={index === shown || undefined}
                onClick={() => paper.goToSheet(index)}
              >
                {title ? <ForeignText text={title} max={80} /> : say.documentNumber(index + 1)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {outline.length > 1 && (
        <>
          <h2>{say.contents}</h2>
          <ol>
            {outline.map(({ text, level, sheet }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings keep their order, and may be equal
              <li key={`${sheet}/${index}`}>
                <button type="button" className={styles.entry} data-level={level} onClick={() => paper.goToHeading(index)}>
                  <ForeignText text={text} max={80} />
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </nav>
  );
}
