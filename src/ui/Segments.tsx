import type { Icon } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { classNames } from './classNames.ts';
import styles from './Segments.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: Icon;
  readonly shortcut?: string;
}

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  /** Undefined when none of them describes what is shown. */
  readonly value: Value | undefined;
  onChange(value: Value): void;
  readonly className?: string | undefined;
}

/** One of a few (ARIA APG, radio group): one tab stop, arrows move and choose. */
export function Segments<Value extends string>({ label, segments, value, onChange, className }: SegmentsProps<Value>) {
  const box = useRef<HTMLDivElement>(null);
  const stop = Math.max(
    0,
    segments.findIndex((segment) => segment.value === value),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step && segments[(stop + step + segments.length) % segments.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next.value);
    box.current?.querySelectorAll('button')[segments.indexOf(next)]?.focus();
  };
  return (
    <div ref={box} role="radiogroup" aria-label={label} className={classNames(styles.segments, className)} onKeyDown={onKeyDown}>
      {segments.map(({ value: own, label: text, icon: Glyph }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot carry an icon and words in one target
        <button
          key={own}
          type="button"
          role="radio"
          aria-checked={own === value}
          tabIndex={at === stop ? 0 : -1}
          className={classNames(styles.segment, own === value && styles.chosen)}
          onClick={() => onChange(own)}
        >
          {Glyph && <Glyph className={styles.icon} stroke={1.7} aria-hidden />}
          <span className={Glyph && styles.words}>{text}</span>
        </button>
      ))}
    </div>
  );
}
