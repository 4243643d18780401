import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { classNames } from './classNames.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

export interface IconButtonProps
  extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'children' | 'aria-label' | 'title'> {
  readonly icon: Icon;
  /** Its accessible name and the words of its tooltip. */
  readonly label: string;
  /** As on the keyboard: 'T'. Shown in the tooltip. */
  readonly shortcut?: string | undefined;
  /** Set for a switch: outlined and announced as pressed while true. */
  readonly pressed?: boolean | undefined;
  readonly size?: 'small' | 'rail' | undefined;
  readonly className?: string | undefined;
}

/** A picture that can be pressed, one of a fixed set of tools learnt once. Always named, always with a tooltip. */
export function IconButton({
  icon: Glyph,
  label,
  shortcut,
  pressed,
  size,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(styles.button, size && styles[size], pressed && styles.pressed, className)}
        {...rest}
      >
        <Glyph className={styles.icon} stroke={1.7} aria-hidden />
      </button>
    </Tooltip>
  );
}
