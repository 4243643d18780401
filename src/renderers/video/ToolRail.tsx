import { IconCamera, IconFlag, IconLetterCase, IconMaximize, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Controlled } from './controlled.ts';
import { words } from './words.ts';

export function ToolRail({ viewport }: { readonly viewport: Controlled }) {
  const hasOverlays = useStore(viewport.store, (state) => state.hasOverlays);
  const isZoomed = useStore(viewport.store, (state) => state.zoom > 1);
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton
        size="rail"
        icon={IconZoomOut}
        label={say.zoomOut}
        shortcut="-"
        disabled={!isZoomed}
        onClick={() => viewport.perform('zoomOut')}
      />
      {isZoomed && (
        <IconButton size="rail" icon={IconMaximize} label={say.wholePicture} onClick={() => viewport.perform('fitOrActual')} />
      )}
      <IconButton size="rail" icon={IconFlag} label={say.addMarker} shortcut="N" onClick={() => viewport.perform('mark')} />
      <IconButton size="rail" icon={IconCamera} label={say.keepStill} shortcut="K" onClick={() => viewport.perform('still')} />
      <IconButton
        size="rail"
        icon={IconLetterCase}
        label={say.overlays}
        shortcut="V"
        pressed={hasOverlays}
        onClick={() => viewport.perform('overlays')}
      />
    </>
  );
}
