// The buttons only films need, in the places that the stage has.
import type { ControlPlace } from '../renderer.ts';
import { ClipList } from './ClipList.tsx';
import type { Controlled } from './controlled.ts';
import { FilmPanel } from './FilmPanel.tsx';
import { ToolRail } from './ToolRail.tsx';
import { Track } from './Track.tsx';
import { Transport } from './Transport.tsx';
import styles from './video.module.css';

export function Controls({ viewport, place }: { readonly viewport: Controlled; readonly place: ControlPlace }) {
  switch (place) {
    case 'rail':
      return <ToolRail viewport={viewport} />;
    case 'list':
      return <ClipList viewport={viewport} />;
    case 'bar':
      return (
        <div className={styles.bars}>
          <Track viewport={viewport} />
          <Transport viewport={viewport} />
        </div>
      );
    case 'panel':
      return <FilmPanel viewport={viewport} />;
  }
}
