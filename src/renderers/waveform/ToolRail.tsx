import {
  IconAspectRatio,
  IconBulb,
  IconHandStop,
  IconHistory,
  IconRulerMeasure,
  IconTag,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Controlled } from './controlled.ts';
import { words } from './words.ts';

export function ToolRail({ viewport }: { readonly viewport: Controlled }) {
  const { tool, caliper, isFit, isFullLight, hasOverlays, isPriorWanted } = useStore(viewport.store);
  const say = words();
  const toggle = (name: 'pan' | 'caliper') =>
    viewport.perform(tool === name ? 'toolNone' : name === 'pan' ? 'toolPan' : 'toolLength');
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="−" onClick={() => viewport.perform('zoomOut')} />
      <IconButton
        size="rail"
        icon={IconAspectRatio}
        label={say.fit}
        pressed={isFit}
        onClick={() => viewport.perform('fitOrActual')}
      />
      <IconButton
        size="rail"
        icon={IconHandStop}
        label={say.pan}
        shortcut="H"
        pressed={tool === 'pan'}
        onClick={() => toggle('pan')}
      />
      <IconButton
        size="rail"
        icon={IconRulerMeasure}
        label={say.caliper}
        shortcut="L"
        pressed={tool === 'caliper'}
        onClick={() => toggle('caliper')}
      />
      {caliper && (
        <IconButton
          size="rail"
          icon={IconTrash}
          label={say.removeCaliper}
          shortcut="Del"
          onClick={() => viewport.perform('deleteMark')}
        />
      )}
      <IconButton
        size="rail"
        icon={IconHistory}
        label={say.prior}
        pressed={isPriorWanted}
        onClick={() => viewport.store.setState({ isPriorWanted: !isPriorWanted })}
      />
      <IconButton
        size="rail"
        icon={IconTag}
        label={say.overlays}
        shortcut="V"
        pressed={hasOverlays}
        onClick={() => viewport.perform('overlays')}
      />
      <IconButton
        size="rail"
        icon={IconBulb}
        label={say.fullLight}
        pressed={isFullLight}
        onClick={() => viewport.store.setState({ isFullLight: !isFullLight })}
      />
    </>
  );
}
