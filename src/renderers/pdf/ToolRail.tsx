import { IconBulb, IconHandStop, IconRotateClockwise, IconSearch, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Controlled } from './controlled.ts';
import { words } from './words.ts';

export function ToolRail({ viewport }: { readonly viewport: Controlled }) {
  const { isPanning, isFullLight, search } = useStore(viewport.store);
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} onClick={() => viewport.perform('zoomOut')} />
      <IconButton
        size="rail"
        icon={IconHandStop}
        label={say.pan}
        shortcut="H"
        pressed={isPanning}
        onClick={() => viewport.perform(isPanning ? 'toolNone' : 'toolPan')}
      />
      <IconButton
        size="rail"
        icon={IconRotateClockwise}
        label={say.rotate}
        shortcut="R"
        onClick={() => viewport.perform('rotate')}
      />
      <IconButton
        size="rail"
        icon={IconBulb}
        label={say.fullLight}
        pressed={isFullLight}
        onClick={() => viewport.store.setState({ isFullLight: !isFullLight })}
      />
      <IconButton
        size="rail"
        icon={IconSearch}
        label={say.find}
        pressed={search !== undefined}
        onClick={() => (search ? viewport.finding.close() : viewport.perform('find'))}
      />
    </>
  );
}
