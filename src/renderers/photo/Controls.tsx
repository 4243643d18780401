// The buttons only photos need, in the places that the stage has.
import type { ComponentType } from 'react';
import type { ControlPlace } from '../renderer.ts';
import { CalibrateBar, CompareBar, EyesBar } from './Bars.tsx';
import type { Controlled } from './controlled.ts';
import { Facts } from './Facts.tsx';
import { Filmstrip } from './Filmstrip.tsx';
import { ToolRail } from './ToolRail.tsx';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    switch (place) {
      case 'rail':
        return <ToolRail viewport={viewport} />;
      case 'list':
        return <Filmstrip viewport={viewport} />;
      case 'bar':
        return (
          <div>
            <EyesBar viewport={viewport} />
            <CalibrateBar viewport={viewport} />
            <CompareBar viewport={viewport} />
          </div>
        );
      case 'panel':
        return <Facts viewport={viewport} />;
    }
  };
