import { useEffect, useRef } from 'react';
import type { TimelineItem } from '../../model/item.ts';
import type { Controlled } from './controlled.ts';
import styles from './photo.module.css';
import type { Shot } from './shots.ts';

interface Props {
  readonly viewport: Controlled;
  readonly of: Shot | TimelineItem;
  /** What else it depends on: an earlier item shows what the current picture shows. */
  readonly about?: string;
}

/** Painted when it comes into sight. */
export function Thumbnail({ viewport, of, about }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` is what the viewport will choose by
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const ends = new AbortController();
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void viewport.paintThumbnail(of, element, ends.signal);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      ends.abort();
    };
  }, [viewport, of, about]);
  return <canvas ref={canvas} className={styles.thumbnail} aria-hidden />;
}
