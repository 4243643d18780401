import {
  type Icon,
  IconAngle,
  IconArrowsMove,
  IconCircleDashed,
  IconContrast,
  IconContrast2,
  IconFlipVertical,
  IconPointer,
  IconRectangle,
  IconRestore,
  IconRotateClockwise,
  IconRuler2,
  IconStack2,
  IconTrash,
  IconZoomIn,
  IconZoomScan,
} from '@tabler/icons-react';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Command } from '../../renderer.ts';
import type { ControlHost } from '../commands.ts';
import { toolsFor } from '../commands.ts';
import { MARK_TOOLS, type Tool } from '../session.ts';
import { words } from '../words.ts';
import styles from './controls.module.css';
import { LayersButton } from './LayersButton.tsx';
import { useSessionState } from './useSessionState.ts';

const ICONS: Record<Tool, Icon> = {
  window: IconContrast2,
  pan: IconArrowsMove,
  zoom: IconZoomIn,
  scroll: IconStack2,
  length: IconRuler2,
  angle: IconAngle,
  ellipse: IconCircleDashed,
  rectangle: IconRectangle,
  probe: IconPointer,
};
const KEYS: Partial<Record<Tool, string>> = { window: 'W', pan: 'H', zoom: 'Z', length: 'L', angle: 'A', ellipse: 'E' };
const ACTIONS: readonly { readonly command: Command; readonly name: string; readonly icon: Icon; readonly key?: string }[] = [
  { command: 'invert', name: 'invert', icon: IconContrast, key: 'I' },
  { command: 'rotate', name: 'rotate', icon: IconRotateClockwise, key: 'R' },
  { command: 'flip', name: 'flip', icon: IconFlipVertical },
  { command: 'reset', name: 'reset', icon: IconRestore, key: '0' },
];

/** The tools, same order in every renderer; what does not apply is absent, not grey. */
export function ToolRail({ host }: { readonly host: ControlHost }) {
  const { tools: names } = words();
  const tools = useSessionState(host.session, () => toolsFor(host.session).join(' ')).split(' ') as Tool[];
  const active = useSessionState(host.session, ({ tool }) => tool);
  const hasMarks = useSessionState(host.session, (state) => state.hasMarks);
  const isInverted = useSessionState(host.session, () => host.session.display.inverted);
  const button = (tool: Tool) => (
    <IconButton
      key={tool}
      icon={ICONS[tool]}
      label={names[tool] ?? tool}
      shortcut={KEYS[tool]}
      size="rail"
      pressed={active === tool}
      onClick={() => host.setTool(active === tool ? undefined : tool)}
    />
  );
  return (
    <div className={styles.rail}>
      {tools.filter((tool) => !MARK_TOOLS.has(tool)).map(button)}
      <hr className={styles.rule} />
      {tools.filter((tool) => MARK_TOOLS.has(tool)).map(button)}
      <MagnifierButton host={host} />
      <LayersButton host={host} />
      {hasMarks && (
        <IconButton
          icon={IconTrash}
          label={names.deleteMark ?? ''}
          shortcut="Delete"
          size="rail"
          onClick={() => host.perform('deleteMark')}
        />
      )}
      <hr className={styles.rule} />
      {ACTIONS.map(({ command, name, icon, key }) => (
        <IconButton
          key={command}
          icon={icon}
          label={names[name] ?? name}
          shortcut={key}
          size="rail"
          pressed={command === 'invert' ? isInverted : undefined}
          onClick={() => host.perform(command)}
        />
      ))}
    </div>
  );
}

/** M holds the glass up; this button, for those without a keyboard, leaves it there. */
function MagnifierButton({ host }: { readonly host: ControlHost }) {
  const isOn = useSessionState(host.session, () => host.isMagnifying);
  return (
    <IconButton
      icon={IconZoomScan}
      label={words().tools.magnifier ?? ''}
      shortcut="M"
      size="rail"
      pressed={isOn}
      onClick={() => host.perform(isOn ? 'magnifierUp' : 'magnifierDown')}
    />
  );
}
