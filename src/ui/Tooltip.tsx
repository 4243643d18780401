// Words for a control that has none: after a moment's rest of the pointer, at once for the keyboard, away with Escape
// (WCAG 2.2, 1.4.13). The control keeps its own accessible name, so the bubble is for eyes only.
import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

const REST_MS = 500;

interface Handlers {
  readonly onPointerEnter?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onPointerLeave?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  readonly onFocus?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  readonly onBlur?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
}

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** One element that takes pointer and focus handlers. */
  readonly children: ReactElement;
}

export function Tooltip({ text, shortcut, children }: TooltipProps) {
  const [box, setBox] = useState<DOMRect>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => {
    clearTimeout(timer.current);
    setBox(undefined);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!box) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setBox(undefined);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [box]);
  const child = children as ReactElement<Handlers>;
  const own = child.props;
  const handlers: Handlers = {
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      const target = event.currentTarget;
      if (event.pointerType === 'mouse') timer.current = setTimeout(() => setBox(target.getBoundingClientRect()), REST_MS);
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      hide();
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event);
      hide();
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(':focus-visible')) setBox(event.currentTarget.getBoundingClientRect());
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      hide();
    },
  };
  return (
    <>
      {cloneElement(child, handlers)}
      {box && createPortal(<Bubble box={box} text={text} shortcut={shortcut} />, document.body)}
    </>
  );
}

/** Above or below its control, whichever has room; never past the sides of the window. */
function Bubble({
  box,
  text,
  shortcut,
}: {
  readonly box: DOMRect;
  readonly text: string;
  readonly shortcut: string | undefined;
}) {
  const below = box.top < window.innerHeight / 2;
  const middle = box.left + box.width / 2;
  const side = middle < 120 ? styles.start : middle > window.innerWidth - 120 ? styles.end : styles.middle;
  return (
    <div
      className={`${styles.bubble} ${side}`}
      style={{
        left: side === styles.start ? box.left : side === styles.end ? box.right : middle,
        ...(below ? { top: box.bottom + 8 } : { bottom: window.innerHeight - box.top + 8 }),
      }}
      aria-hidden
    >
      {text}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </div>
  );
}
