// The buttons only models need, in the places that the stage has.
import type { ComponentType } from 'react';
import type { ControlPlace } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { Facts } from './Facts.tsx';
import { ModelList } from './ModelList.tsx';
import { PartList } from './PartList.tsx';
import { SideBar } from './SideBar.tsx';
import { ToolRail } from './ToolRail.tsx';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    switch (place) {
      case 'rail':
        return <ToolRail viewport={viewport} />;
      case 'list':
        return <ModelList viewport={viewport} />;
      case 'bar':
        return <SideBar viewport={viewport} />;
      case 'panel':
        return (
          <>
            <PartList viewport={viewport} />
            <Facts viewport={viewport} />
          </>
        );
    }
  };
