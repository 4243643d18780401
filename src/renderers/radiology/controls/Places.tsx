import type { ControlPlace } from '../../renderer.ts';
import type { ControlHost } from '../commands.ts';
import { CineBar } from './CineBar.tsx';
import { Facts } from './Facts.tsx';
import { Layers } from './Layers.tsx';
import { SeriesList } from './SeriesList.tsx';
import { ToolRail } from './ToolRail.tsx';
import { useSessionState } from './useSessionState.ts';
import { Windows } from './Windows.tsx';

/** The controls of one viewport, wherever the stage has room for them. */
export function Places({ host, place }: { readonly host: ControlHost; readonly place: ControlPlace }) {
  const hasPicture = useSessionState(host.session, ({ shown }) => shown !== undefined);
  if (!hasPicture) return null;
  switch (place) {
    case 'rail':
      return <ToolRail host={host} />;
    case 'list':
      return <SeriesList host={host} />;
    case 'bar':
      return <CineBar host={host} />;
    case 'panel':
      return (
        <>
          <Windows host={host} />
          <Layers host={host} />
          <Facts host={host} />
        </>
      );
  }
}
