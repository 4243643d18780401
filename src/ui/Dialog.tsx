import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  readonly title: string;
  /** The words of the button that closes it. */
  readonly closeLabel: string;
  onClose(): void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps focus inside, closes with Escape, and gives focus back. */
export function Dialog({ title, closeLabel, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog ref={ref} className={styles.dialog} aria-label={title} onClose={onClose}>
      <header className={styles.header}>
        <h2>{title}</h2>
        <IconButton icon={IconX} label={closeLabel} onClick={() => ref.current?.close()} />
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  );
}
