import {
  type Icon,
  IconArrowsMove,
  IconFlipVertical,
  IconMap,
  IconMapPin,
  IconPolygon,
  IconRestore,
  IconRotateClockwise,
  IconRuler2,
  IconSparkles,
  IconTrash,
  IconZoomIn,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import styles from './slide.module.css';
import type { Tool } from './state.ts';
import { words } from './words.ts';

const TOOLS: readonly {
  readonly tool: Tool | undefined;
  readonly name: 'pan' | Tool;
  readonly icon: Icon;
  readonly command: Command;
  readonly key?: string;
}[] = [
  { tool: undefined, name: 'pan', icon: IconArrowsMove, command: 'toolPan', key: 'H' },
  { tool: 'zoom', name: 'zoom', icon: IconZoomIn, command: 'toolZoom', key: 'Z' },
  { tool: 'length', name: 'length', icon: IconRuler2, command: 'toolLength', key: 'L' },
  { tool: 'area', name: 'area', icon: IconPolygon, command: 'toolArea', key: 'Shift A' },
  { tool: 'point', name: 'point', icon: IconMapPin, command: 'toolPoint' },
];

/** The tools, same order in every renderer. */
export function ToolRail({ viewport }: { readonly viewport: Controlled }) {
  const active = useStore(viewport.store, ({ tool }) => tool);
  const hasSelected = useStore(viewport.store, ({ selected }) => selected !== undefined);
  const hasInset = useStore(viewport.store, (state) => state.hasInset);
  const hasComputed = useStore(viewport.store, ({ annotations, segments }) =>
    [...annotations, ...segments].some(({ isComputed }) => isComputed),
  );
  const isComputedOn = useStore(viewport.store, (state) => state.isComputedOn);
  const say = words();
  return (
    <div className={styles.rail}>
      {TOOLS.map(({ tool, name, icon, command, key }) => (
        <IconButton
          key={name}
          icon={icon}
          label={say[name]}
          shortcut={key}
          size="rail"
          pressed={active === tool}
          onClick={() => viewport.perform(command)}
        />
      ))}
      {hasSelected && (
        <IconButton
          icon={IconTrash}
          label={say.deleteMark}
          shortcut="Delete"
          size="rail"
          onClick={() => viewport.perform('deleteMark')}
        />
      )}
      <hr className={styles.rule} />
      <IconButton
        icon={IconMap}
        label={say.overview}
        size="rail"
        pressed={hasInset}
        onClick={() => viewport.store.setState({ hasInset: !hasInset })}
      />
      {hasComputed && (
        <IconButton
          icon={IconSparkles}
          label={say.computed}
          shortcut="C"
          size="rail"
          pressed={isComputedOn}
          onClick={() => viewport.perform('computed')}
        />
      )}
      <IconButton
        icon={IconRotateClockwise}
        label={say.rotate}
        shortcut="R"
        size="rail"
        onClick={() => viewport.perform('rotate')}
      />
      <IconButton
        icon={IconFlipVertical}
        label={say.flip}
        shortcut="Shift R"
        size="rail"
        onClick={() => viewport.perform('flip')}
      />
      <IconButton icon={IconRestore} label={say.reset} shortcut="0" size="rail" onClick={() => viewport.perform('reset')} />
    </div>
  );
}
