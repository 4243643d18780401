import {
  type Icon,
  IconArrowsMove,
  IconRestore,
  IconRotate3d,
  IconRotateClockwise,
  IconRulerMeasure,
  IconZoomIn,
  IconZoomOut,
  IconZoomScan,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import styles from './model.module.css';
import type { Tool } from './state.ts';
import { words } from './words.ts';

const TOOLS: readonly { readonly tool: Tool; readonly icon: Icon; readonly key?: string }[] = [
  { tool: 'turn', icon: IconRotate3d },
  { tool: 'pan', icon: IconArrowsMove, key: 'H' },
  { tool: 'zoom', icon: IconZoomScan, key: 'Z' },
];
const ACTIONS: readonly {
  readonly command: Command;
  readonly name: 'zoomIn' | 'zoomOut' | 'rotate' | 'reset';
  readonly icon: Icon;
  readonly key: string;
}[] = [
  { command: 'zoomIn', name: 'zoomIn', icon: IconZoomIn, key: '+' },
  { command: 'zoomOut', name: 'zoomOut', icon: IconZoomOut, key: '-' },
  { command: 'rotate', name: 'rotate', icon: IconRotateClockwise, key: 'R' },
  { command: 'reset', name: 'reset', icon: IconRestore, key: '0' },
];

/** The tools, same order in every renderer. */
export function ToolRail({ viewport }: { readonly viewport: Controlled }) {
  const active = useStore(viewport.store, ({ tool }) => tool);
  const hasCaptions = useStore(viewport.store, (state) => state.hasCaptions);
  const say = words();
  return (
    <div className={styles.rail}>
      {TOOLS.map(({ tool, icon, key }) => (
        <IconButton
          key={tool}
          icon={icon}
          label={say[tool]}
          shortcut={key}
          size="rail"
          pressed={active === tool}
          onClick={() => viewport.store.setState({ tool })}
        />
      ))}
      <hr className={styles.rule} />
      {ACTIONS.map(({ command, name, icon, key }) => (
        <IconButton
          key={name}
          icon={icon}
          label={say[name]}
          shortcut={key}
          size="rail"
          onClick={() => viewport.perform(command)}
        />
      ))}
      <IconButton
        icon={IconRulerMeasure}
        label={say.captions}
        shortcut="V"
        size="rail"
        pressed={hasCaptions}
        onClick={() => viewport.perform('overlays')}
      />
    </div>
  );
}
