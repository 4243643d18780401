// The item's pictures, and those of the same place on other days.
import { useStore } from 'zustand';
import { printWhen } from '../../model/printWhen.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import styles from './photo.module.css';
import type { Shot } from './shots.ts';
import { isPaired } from './state.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { words } from './words.ts';

export function Filmstrip({ viewport }: { readonly viewport: Controlled }) {
  const state = useStore(viewport.store);
  const { shots, index, pair } = state;
  const say = words();
  if (shots.length < 2 && state.earlier.length === 0) return null;
  const isSeen = (at: number): boolean => at === index || (isPaired(state) && at === pair);
  return (
    <div className={styles.strip}>
      {shots.length > 1 && (
        <ul className={styles.list} aria-label={say.pictures}>
          {shots.map((shot, at) => (
            <li key={shot.key}>
              <button
                type="button"
                className={styles.entry}
                aria-current={isSeen(at) || undefined}
                onClick={() => viewport.openShot(at)}
              >
                <Thumbnail viewport={viewport} of={shot} />
                <span className={styles.name}>{nameOf(shot, at)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Earlier viewport={viewport} />
    </div>
  );
}

function nameOf({ isEye, laterality, label }: Shot, at: number) {
  const say = words();
  if (isEye && laterality === 'R') return say.rightEye;
  if (isEye && laterality === 'L') return say.leftEye;
  return (
    <>
      {at + 1}. <ForeignText text={label} max={40} />
    </>
  );
}

function Earlier({ viewport }: { readonly viewport: Controlled }) {
  const { shots, index, earlier, comparison } = useStore(viewport.store);
  const say = words();
  if (earlier.length === 0) return null;
  return (
    <section aria-label={say.earlier}>
      <h3 className={styles.heading}>{say.earlier}</h3>
      <ul className={styles.list}>
        {earlier.map((item) => {
          const isShown = comparison?.item.id === item.id;
          const { comparing } = viewport;
          return (
            <li key={item.id}>
              <button
                type="button"
                className={styles.entry}
                aria-pressed={isShown}
                aria-label={say.compare(printWhen(item.when))}
                onClick={() => (isShown ? comparing.end() : void comparing.with(item))}
              >
                <Thumbnail viewport={viewport} of={item} about={shots[index]?.key ?? ''} />
                <span className={styles.name}>{printWhen(item.when)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
