// The buttons only slides need, in the places that the stage has.
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { ControlPlace } from '../renderer.ts';
import { Channels } from './Channels.tsx';
import type { Controlled } from './controlled.ts';
import { Facts } from './Facts.tsx';
import { MagnificationBar } from './MagnificationBar.tsx';
import { Marks } from './Marks.tsx';
import { SegmentList } from './SegmentList.tsx';
import styles from './slide.module.css';
import { ToolRail } from './ToolRail.tsx';
import { words } from './words.ts';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => <SlideControls viewport={viewport} place={place} />;

function SlideControls({ viewport, place }: { readonly viewport: Controlled; readonly place: ControlPlace }) {
  const hasImage = useStore(viewport.store, ({ image }) => image !== undefined);
  if (!hasImage) return null;
  switch (place) {
    case 'rail':
      return <ToolRail viewport={viewport} />;
    case 'list':
      return <SlideList viewport={viewport} />;
    case 'bar':
      return <MagnificationBar viewport={viewport} />;
    case 'panel':
      return (
        <>
          <Channels viewport={viewport} />
          <SegmentList viewport={viewport} />
          <Marks viewport={viewport} />
          <Facts viewport={viewport} />
        </>
      );
  }
}

/** The tray; a single slide needs none. */
function SlideList({ viewport }: { readonly viewport: Controlled }) {
  const slides = useStore(viewport.store, (state) => state.slides);
  const shown = useStore(viewport.store, (state) => state.shown);
  if (slides.length < 2) return null;
  return (
    <ul className={styles.list} aria-label={words().slides}>
      {slides.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the slides of an item keep their order, and names may be equal
        <li key={index}>
          <button
            type="button"
            className={styles.entry}
            aria-current={index === shown || undefined}
            onClick={() => viewport.openSlide(index)}
          >
            <ForeignText text={name} max={60} />
          </button>
        </li>
      ))}
    </ul>
  );
}
