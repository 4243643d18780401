// The buttons only sound needs, in the places that the stage has.
import type { ComponentType } from 'react';
import type { ControlPlace } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { PlayBar } from './PlayBar.tsx';
import { PriorBar } from './PriorBar.tsx';
import { SoundPanel } from './SoundPanel.tsx';
import { ToolRail } from './ToolRail.tsx';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    switch (place) {
      case 'rail':
        return <ToolRail viewport={viewport} />;
      case 'list':
        return null;
      case 'bar':
        return (
          <div>
            <PriorBar viewport={viewport} />
            <PlayBar viewport={viewport} />
          </div>
        );
      case 'panel':
        return <SoundPanel viewport={viewport} />;
    }
  };
