// Of a long list only the rows in view are in the document.
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

export interface VirtualRows {
  /** The rows to draw, [from, to). */
  readonly from: number;
  readonly to: number;
  /** px before the first of them, and of all rows together. */
  readonly offset: number;
  readonly height: number;
  /** Brings a row into view. */
  reveal(row: number): void;
}

const SPARE_PX = 400;

/**
 * @param starts px: where each row begins, and after the last one where the list ends
 * @param headPx how much of the top of the box a sticky head covers
 */
export function useVirtualRows(box: RefObject<HTMLElement | null>, starts: Float64Array, headPx = 0): VirtualRows {
  const [seen, setSeen] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      frame = 0;
      setSeen((now) =>
        now.top === element.scrollTop && now.height === element.clientHeight
          ? now
          : { top: element.scrollTop, height: element.clientHeight },
      );
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const observer = new ResizeObserver(soon);
    observer.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener('scroll', soon);
    };
  }, [box]);
  const latest = useRef(starts);
  latest.current = starts;
  const reveal = useCallback(
    (row: number) => {
      const element = box.current;
      const [top, bottom] = [latest.current[row], latest.current[row + 1]];
      if (!element || top === undefined || bottom === undefined) return;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom + headPx > element.scrollTop + element.clientHeight)
        element.scrollTop = bottom + headPx - element.clientHeight;
    },
    [box, headPx],
  );
  return { ...rowsInView(starts, seen.top - SPARE_PX, seen.top + seen.height + SPARE_PX), reveal };
}

/** The rows that touch the stretch [top, bottom]. */
export function rowsInView(starts: Float64Array, top: number, bottom: number): Omit<VirtualRows, 'reveal'> {
  const count = Math.max(0, starts.length - 1);
  const firstAfter = (px: number) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= px) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const from = Math.max(0, firstAfter(top) - 1);
  const to = firstAfter(bottom);
  return { from, to, offset: starts[from] ?? 0, height: starts[count] ?? 0 };
}

/** Where rows of one height begin. */
export const evenRows = (count: number, height: number): Float64Array =>
  Float64Array.from({ length: count + 1 }, (_, at) => at * height);
