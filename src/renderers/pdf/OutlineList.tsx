import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import styles from './pdf.module.css';
import { words } from './words.ts';

/** The document's own table of contents, where it has one. */
export function OutlineList({ viewport }: { readonly viewport: Controlled }) {
  const outline = useStore(viewport.store, (state) => state.outline);
  if (outline.length === 0) return null;
  const say = words();
  return (
    <nav aria-label={say.outline}>
      <p className={styles.caption}>{say.outline}</p>
      <ol className={styles.outline}>
        {outline.map(({ title, level, dest }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: chapters keep their order, and may be called alike
          <li key={index}>
            <button
              type="button"
              className={styles.title}
              data-level={level}
              onClick={() => viewport.pages.goToDestination(dest)}
            >
              <ForeignText text={title} max={100} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
