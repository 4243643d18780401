// The buttons only documents need, in the places that the stage has.
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import type { ControlPlace } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { FindBar } from './FindBar.tsx';
import { PageBar } from './PageBar.tsx';
import { PageList } from './PageList.tsx';
import styles from './pdf.module.css';
import { ToolRail } from './ToolRail.tsx';
import { words } from './words.ts';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => <PdfControls viewport={viewport} place={place} />;

function PdfControls({ viewport, place }: { readonly viewport: Controlled; readonly place: ControlPlace }) {
  switch (place) {
    case 'rail':
      return <ToolRail viewport={viewport} />;
    case 'list':
      return <PageList viewport={viewport} />;
    case 'bar':
      return (
        <div className={styles.bars}>
          <FindBar viewport={viewport} />
          <PageBar viewport={viewport} />
        </div>
      );
    case 'panel':
      return <PageFacts viewport={viewport} />;
  }
}

function PageFacts({ viewport }: { readonly viewport: Controlled }) {
  const { pageCount, pageSizeMm } = useStore(viewport.store);
  const say = words();
  return (
    <dl className={styles.facts}>
      <dt>{say.pages}</dt>
      <dd>{pageCount}</dd>
      {pageSizeMm && (
        <>
          <dt>{say.size}</dt>
          <dd>{pageSizeMm.map(Math.round).join(' × ')} mm</dd>
        </>
      )}
    </dl>
  );
}
