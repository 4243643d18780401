import { IconSearch, IconX } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { classNames } from './classNames.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps
  extends Omit<ComponentPropsWithRef<'input'>, 'className' | 'onChange' | 'value' | 'size' | 'type'> {
  /** Its accessible name. */
  readonly label: string;
  /** The accessible name of the cross. */
  readonly clearLabel: string;
  readonly value: string;
  onChange(value: string): void;
  readonly size?: 'big';
  readonly className?: string | undefined;
}

/** A field one looks for something with; the cross and Escape empty it. */
export function SearchField({ label, clearLabel, value, onChange, size, className, onKeyDown, ...rest }: SearchFieldProps) {
  return (
    <div className={classNames(styles.field, size && styles[size], className)}>
      <IconSearch className={styles.icon} stroke={1.7} aria-hidden />
      <input
        type="search"
        aria-label={label}
        className={styles.input}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.preventDefault();
            event.stopPropagation();
            onChange('');
          } else onKeyDown?.(event);
        }}
        {...rest}
      />
      {value && (
        <button
          type="button"
          className={styles.clear}
          aria-label={clearLabel}
          onClick={(event) => {
            onChange('');
            event.currentTarget.parentElement?.querySelector('input')?.focus();
          }}
        >
          <IconX className={styles.icon} stroke={1.7} aria-hidden />
        </button>
      )}
    </div>
  );
}
