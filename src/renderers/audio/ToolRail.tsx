import {
  IconBookmarkPlus,
  IconBracketsContainEnd,
  IconBracketsContainStart,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Command } from '../renderer.ts';
import type { ControlledProps } from './controlled.ts';
import { words } from './words.ts';

/** Time, and what is marked in it. */
export function ToolRail({ viewport }: ControlledProps) {
  const say = words();
  const act = (command: Command) => () => void viewport.perform(command);
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={act('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={act('zoomOut')} />
      <IconButton size="rail" icon={IconZoomReset} label={say.whole} onClick={act('fitOrActual')} />
      <IconButton size="rail" icon={IconBookmarkPlus} label={say.mark} shortcut="N" onClick={act('mark')} />
      <IconButton size="rail" icon={IconBracketsContainStart} label={say.from} shortcut="[" onClick={act('spanStart')} />
      <IconButton size="rail" icon={IconBracketsContainEnd} label={say.to} shortcut="]" onClick={act('spanEnd')} />
    </>
  );
}
