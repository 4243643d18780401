import type { Icon } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';

export interface ButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'className'> {
  /** How much it asks to be pressed. Default 'plain'. At most one 'primary' per group. */
  readonly tone?: 'primary' | 'plain' | 'outline' | 'ghost' | 'link' | 'danger';
  /** 'small' only inside bars of 30 px and rows; 'big' for the one thing to do on a page. */
  readonly size?: 'small' | 'big';
  readonly icon?: Icon;
  /** Printed after the words, as on the keyboard: 'Enter'. */
  readonly shortcut?: string;
  readonly className?: string | undefined;
}

/** A plain HTML button: it has words, does one thing, and needs no library. */
export function Button({
  tone = 'plain',
  size,
  icon: Glyph,
  shortcut,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(styles.button, tone !== 'plain' && styles[tone], size && styles[size], className)}
      {...rest}
    >
      {Glyph && <Glyph className={styles.icon} stroke={1.7} aria-hidden />}
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}
