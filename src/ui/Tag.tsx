import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Tag.module.css';

export interface TagProps {
  /** A state is icon, word and colour together; never colour alone. */
  readonly tone?: 'plain' | 'ok' | 'warn' | 'danger' | 'dashed' | undefined;
  readonly icon?: Icon;
  readonly children: ReactNode;
}

/** A short state in words. */
export function Tag({ tone = 'plain', icon: Glyph, children }: TagProps) {
  return (
    <span className={classNames(styles.tag, styles[tone])}>
      {Glyph && <Glyph className={styles.icon} stroke={1.7} aria-hidden />}
      {children}
    </span>
  );
}
