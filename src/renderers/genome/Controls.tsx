// The buttons only variants need, in the places that the stage has.
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ComponentType } from 'react';
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
}

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) =>
    place === 'rail' ? <Rail viewport={viewport} /> : place === 'bar' ? <Bar viewport={viewport} /> : null;

function Rail({ viewport }: { readonly viewport: Controlled }) {
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
    </>
  );
}

function Bar({ viewport: { store, filterId } }: { readonly viewport: Controlled }) {
  const { query, scale } = useStore(store);
  const say = words();
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
