import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import styles from './model.module.css';
import { words } from './words.ts';

/** Models that are not shown together, one a line. */
export function ModelList({ viewport }: { readonly viewport: Controlled }) {
  const groups = useStore(viewport.store, (state) => state.groups);
  const group = useStore(viewport.store, (state) => state.group);
  const say = words();
  if (groups.length < 2) return null;
  return (
    <div className={styles.list}>
      <h3>{say.models}</h3>
      {groups.map(([first, ...others], at) => (
        <button
          type="button"
          key={first?.key}
          className={styles.open}
          aria-current={at === group || undefined}
          onClick={() => viewport.openGroup(at)}
        >
          {at + 1}. <ForeignText text={first?.label || say.model(at + 1)} max={40} />
          {others.length > 0 && ` +${others.length}`}
        </button>
      ))}
    </div>
  );
}
