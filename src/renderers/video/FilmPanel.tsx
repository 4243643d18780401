// The side panel: markers, stills, and what the film is.
import { IconCamera, IconFlag, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Controlled } from './controlled.ts';
import { nameMarker, removeMarker } from './marks.ts';
import { StillList } from './StillList.tsx';
import { printTime } from './timing.ts';
import styles from './video.module.css';
import { words } from './words.ts';

interface Props {
  readonly viewport: Controlled;
}

export function FilmPanel({ viewport }: Props) {
  const say = words();
  return (
    <>
      <section className={styles.section}>
        <h3>{say.markers}</h3>
        <MarkerList viewport={viewport} />
        <div className={styles.actions}>
          <Button icon={IconFlag} shortcut="N" aria-label={say.addMarker} onClick={() => viewport.perform('mark')}>
            {say.marker}
          </Button>
          <Button icon={IconCamera} shortcut="K" aria-label={say.keepStill} onClick={() => viewport.perform('still')}>
            {say.still}
          </Button>
        </div>
      </section>
      <section className={styles.section}>
        <h3>{say.stills}</h3>
        <StillList viewport={viewport} />
      </section>
      <ChapterList viewport={viewport} />
      <section className={styles.section}>
        <h3>{say.facts}</h3>
        <Facts viewport={viewport} />
      </section>
    </>
  );
}

function MarkerList({ viewport }: Props) {
  const { store } = viewport;
  const markers = useStore(store, (state) => state.markers);
  const here = useStore(store, (state) => state.markers.findLast(({ time }) => time <= state.time + 0.02)?.time);
  const say = words();
  if (markers.length === 0) return <p className={styles.none}>{say.noMarkers}</p>;
  return (
    <ol className={styles.markers}>
      {markers.map(({ time, label }, index) => (
        <li key={time} data-here={time === here || undefined}>
          <button
            type="button"
            className={styles.when}
            aria-label={say.goToMarker(label || String(index + 1), printTime(time))}
            onClick={() => viewport.goTo(time)}
          >
            {printTime(time)}
          </button>
          <input
            aria-label={say.markerName(printTime(time))}
            placeholder={`${say.marker} ${index + 1}`}
            value={label}
            maxLength={120}
            onChange={(event) => store.setState({ markers: nameMarker(markers, time, event.currentTarget.value) })}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          <IconButton
            size="small"
            icon={IconX}
            label={say.removeMarker(label || `${say.marker} ${index + 1}`)}
            onClick={() => store.setState({ markers: removeMarker(markers, time) })}
          />
        </li>
      ))}
    </ol>
  );
}

/** What the file calls its parts. */
function ChapterList({ viewport }: Props) {
  const chapters = useStore(viewport.store, (state) => state.chapters);
  const here = useStore(viewport.store, (state) => state.chapters.findLast(({ time }) => time <= state.time + 0.02)?.time);
  const say = words();
  if (chapters.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{say.chapters}</h3>
      <ol className={styles.chapters}>
        {chapters.map(({ time, title }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the file's own order, and two may begin together
          <li key={index}>
            <button
              type="button"
              className={styles.chapter}
              aria-current={time === here || undefined}
              onClick={() => viewport.goTo(time)}
            >
              <span className={styles.when}>{printTime(time)}</span>
              <ForeignText text={title || say.chapter(index + 1)} max={120} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ viewport }: Props) {
  const { duration, size, rate, isRateKnown, codec, sizeBytes, hasSound } = useStore(viewport.store);
  const say = words();
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say.duration, printTime(duration)],
    [say.size, size?.join(' × ')],
    [say.rate, isRateKnown ? say.times(rate).replace('×', '') : say.assumed(rate)],
    [say.codec, codec],
    [say.fileSize, sizeBytes > 0 ? say.megabytes(Math.max(0.1, Math.round(sizeBytes / 1e5) / 10)) : undefined],
    [say.sound, hasSound === undefined ? undefined : hasSound ? say.hasSound : say.noSound],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <ForeignText text={value} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
