import type { ControlPlace } from '../../renderer.ts';
import type { ControlHost } from '../Controls.tsx';
import { CineBar } from './CineBar.tsx';
import { Facts } from './Facts.tsx';
import { SeriesList } from './SeriesList.tsx';
import { ToolRail } from './ToolRail.tsx';
import { useSessionState } from './useSessionState.ts';
import { Windows } from './Windows.tsx';

/** The controls of one viewport, wherever the stage has room for them. */
export function Places({ host, place }: { readonly host: ControlHost; readonly place: ControlPlace }) {
  const state = useSessionState(host.session);
  if (!state.shown) return null;
  switch (place) {
    case 'rail':
      return <ToolRail host={host} state={state} />;
    case 'list':
      return <SeriesList host={host} state={state} />;
    case 'bar':
      return state.cine ? <CineBar host={host} shown={state.shown} cine={state.cine} /> : null;
    case 'panel':
      return (
        <>
          <Windows host={host} shown={state.shown} />
          <Facts shown={state.shown} />
        </>
      );
  }
}
