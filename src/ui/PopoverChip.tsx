// A chip that opens a small panel. Floats: load it with the screen that needs it.
import { type Icon, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import chip from './Chip.module.css';
import { classNames } from './classNames.ts';
import styles from './PopoverChip.module.css';

export interface PopoverChipProps {
  /** Its visible words, and so its accessible name. */
  readonly label: string;
  /** The accessible name of the panel. */
  readonly title: string;
  readonly icon?: Icon;
  readonly active?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

export function PopoverChip({ label, title, icon: Glyph, active = false, children }: PopoverChipProps) {
  return (
    <DialogTrigger>
      <Button className={classNames(chip.chip, active && chip.active)}>
        {Glyph && <Glyph className={chip.icon} stroke={1.7} aria-hidden />}
        {label}
        <IconChevronDown className={chip.icon} stroke={1.7} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={title}>
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
