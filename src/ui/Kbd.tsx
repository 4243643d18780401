import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

/** A key, as it is printed on the keyboard. Hidden from screen readers: the name of the control must not contain it. */
export const Kbd = ({ children }: { readonly children: ReactNode }) => (
  <kbd className={styles.kbd} aria-hidden>
    {children}
  </kbd>
);
