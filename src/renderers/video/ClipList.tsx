import { IconMovie } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import styles from './video.module.css';
import { words } from './words.ts';

/** The item's films, where it has several. */
export function ClipList({ viewport }: { readonly viewport: Controlled }) {
  const titles = useStore(viewport.store, (state) => state.titles);
  const shown = useStore(viewport.store, (state) => state.shown);
  const say = words();
  if (titles.length < 2) return null;
  return (
    <ol className={styles.clips} aria-label={say.films}>
      {titles.map((title, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the films of an item keep their order, and titles may be equal
        <li key={index}>
          <button type="button" aria-current={index === shown || undefined} onClick={() => viewport.openClip(index)}>
            <IconMovie aria-hidden stroke={1.7} />
            <span>
              {say.filmNumber(index + 1)}
              {title && <ForeignText text={title} max={80} />}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
