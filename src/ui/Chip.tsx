import type { Icon } from '@tabler/icons-react';
import { IconChevronDown } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './Chip.module.css';
import { classNames } from './classNames.ts';

export interface ChipProps extends Omit<ComponentPropsWithRef<'button'>, 'className'> {
  readonly icon?: Icon;
  /** Says that it narrows what is shown right now. */
  readonly active?: boolean;
  /** Set when it opens something. */
  readonly opens?: boolean;
  readonly className?: string | undefined;
}

/** A filter as a button: a switch of its own, or the handle of a menu. */
export function Chip({ icon: Glyph, active = false, opens, className, children, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={opens ? undefined : active}
      className={classNames(styles.chip, active && styles.active, className)}
      {...rest}
    >
      {Glyph && <Glyph className={styles.icon} stroke={1.7} aria-hidden />}
      {children}
      {opens && <IconChevronDown className={styles.icon} stroke={1.7} aria-hidden />}
    </button>
  );
}
