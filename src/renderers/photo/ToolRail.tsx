import {
  IconArrowAutofitContent,
  IconCamera,
  IconFlipVertical,
  IconRotateClockwise,
  IconRuler2,
  IconRulerMeasure,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Controlled } from './controlled.ts';
import styles from './photo.module.css';
import { measuresOf } from './state.ts';
import { words } from './words.ts';

export function ToolRail({ viewport }: { readonly viewport: Controlled }) {
  const state = useStore(viewport.store);
  const { tool } = state;
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <IconButton
        size="rail"
        className={styles.wide}
        icon={IconArrowAutofitContent}
        label={say.fit}
        onClick={() => viewport.perform('fitOrActual')}
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
        icon={IconFlipVertical}
        label={say.flip}
        shortcut="Shift R"
        onClick={() => viewport.perform('flip')}
      />
      <IconButton
        size="rail"
        icon={IconRulerMeasure}
        label={say.length}
        shortcut="L"
        pressed={tool === 'length'}
        onClick={() => viewport.setTool(tool === 'length' ? 'pan' : 'length')}
      />
      <IconButton
        size="rail"
        icon={IconRuler2}
        label={say.calibrate}
        pressed={tool === 'calibrate'}
        onClick={() => viewport.setTool(tool === 'calibrate' ? 'pan' : 'calibrate')}
      />
      <IconButton size="rail" icon={IconCamera} label={say.keepStill} shortcut="K" onClick={() => viewport.perform('still')} />
      {measuresOf(state).length > 0 && (
        <IconButton size="rail" icon={IconTrash} label={say.deleteMark} onClick={() => viewport.perform('deleteMark')} />
      )}
    </>
  );
}
