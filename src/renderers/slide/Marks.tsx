import { useStore } from 'zustand';
import type { Controlled } from './controlled.ts';
import { printMark } from './printed.ts';
import styles from './slide.module.css';
import { words } from './words.ts';

/** What was measured, in order. */
export function Marks({ viewport }: { readonly viewport: Controlled }) {
  const marks = useStore(viewport.store, (state) => state.marks);
  const selected = useStore(viewport.store, (state) => state.selected);
  const spacing = useStore(viewport.store, ({ image }) => image?.spacingMm);
  const say = words();
  if (marks.length === 0) return null;
  return (
    <section className={styles.section} aria-label={say.marks}>
      <h3 className={styles.title}>{say.marks}</h3>
      {marks.map((mark, index) => {
        const number = marks.slice(0, index + 1).filter(({ kind }) => kind === mark.kind).length;
        return (
          <button
            key={mark.id}
            type="button"
            className={styles.mark}
            aria-current={mark.id === selected || undefined}
            onClick={() => viewport.store.setState({ selected: mark.id })}
          >
            <span>{say.markNumber(say[mark.kind], number)}</span>
            <strong>{printMark(mark, spacing)}</strong>
          </button>
        );
      })}
    </section>
  );
}
