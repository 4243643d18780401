// The buttons only variants and reads need, in the places that the stage has.
import { IconArrowLeft, IconArrowRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import type { Command, ControlPlace } from '../renderer.ts';
import styles from './genome.module.css';
import type { GenomeStore } from './state.ts';
import { words } from './words.ts';

interface Controlled {
  readonly store: GenomeStore;
  /** Of the filter's field, one a pane. */
  readonly filterId: string;
  perform(command: Command): boolean;
  /** @returns whether the file has the region */
  look(text: string): boolean;
}

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) =>
    place === 'rail' ? <Rail viewport={viewport} /> : place === 'bar' ? <Bar viewport={viewport} /> : null;

function Rail({ viewport }: { readonly viewport: Controlled }) {
  const isReads = useStore(viewport.store, ({ reads }) => reads?.is === 'indexed');
  const say = words();
  if (isReads)
    return (
      <>
        <IconButton size="rail" icon={IconZoomIn} label={say.closer} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
        <IconButton size="rail" icon={IconZoomOut} label={say.further} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
        <IconButton size="rail" icon={IconArrowLeft} label={say.leftwards} onClick={() => viewport.perform('previous')} />
        <IconButton size="rail" icon={IconArrowRight} label={say.rightwards} onClick={() => viewport.perform('next')} />
      </>
    );
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
    </>
  );
}

function Bar({ viewport }: { readonly viewport: Controlled }) {
  const { store, filterId } = viewport;
  const { query, scale, reads } = useStore(store);
  const say = words();
  if (reads) return reads.is === 'indexed' ? <PlaceBar viewport={viewport} /> : null;
  return (
    <div className={styles.bar}>
      <SearchField
        label={say.filterList}
        placeholder={say.filterList}
        clearLabel={say.clear}
        value={query}
        onChange={(typed) => store.setState({ query: typed.slice(0, 100) })}
        onKeyDown={(event) => event.stopPropagation()}
        id={filterId}
        className={styles.filter}
      />
      <span className={styles.space} />
      <span className={styles.count}>{say.percent(Math.round(scale * 100))}</span>
    </div>
  );
}

/** A place is typed, and gone to by Enter. */
function PlaceBar({ viewport }: { readonly viewport: Controlled }) {
  const { store, filterId } = viewport;
  const query = useStore(store, (state) => state.query);
  const [isWrong, setWrong] = useState(false);
  const say = words();
  return (
    <div className={styles.bar}>
      <SearchField
        label={say.goTo}
        placeholder={say.goTo}
        clearLabel={say.clear}
        value={query}
        aria-invalid={isWrong}
        onChange={(typed) => {
          setWrong(false);
          store.setState({ query: typed.slice(0, 100) });
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') setWrong(!viewport.look(query));
        }}
        id={filterId}
        className={styles.filter}
      />
      {isWrong && <span role="status">{say.noSuchRegion}</span>}
    </div>
  );
}
