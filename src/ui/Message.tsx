import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Message.module.css';

export interface MessageProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text?: ReactNode;
  /** The one next step, or two. */
  readonly children?: ReactNode;
}

/** What is said where something would have been: nothing here, nothing matches, no access. */
export function Message({ icon: Glyph, title, text, children }: MessageProps) {
  return (
    <div className={styles.message}>
      <Glyph size={28} stroke={1.5} aria-hidden className={styles.icon} />
      <h2 className={styles.title}>{title}</h2>
      {text && <p className={styles.text}>{text}</p>}
      {children && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
