// The buttons only curves need, in the places that the stage has.
import type { ComponentType } from 'react';
import type { ControlPlace } from '../renderer.ts';
import { CurveFacts } from './CurveFacts.tsx';
import type { Controlled } from './controlled.ts';
import { PaperBar } from './PaperBar.tsx';
import { SheetList } from './SheetList.tsx';
import { ToolRail } from './ToolRail.tsx';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => <WaveformControls viewport={viewport} place={place} />;

function WaveformControls({ viewport, place }: { readonly viewport: Controlled; readonly place: ControlPlace }) {
  switch (place) {
    case 'rail':
      return <ToolRail viewport={viewport} />;
    case 'list':
      return <SheetList viewport={viewport} />;
    case 'bar':
      return <PaperBar viewport={viewport} />;
    case 'panel':
      return <CurveFacts viewport={viewport} />;
  }
}
