import { type PointerEvent, useEffect, useRef } from 'react';
import type { Pile } from '../../../standards/genome/pile.ts';
import styles from '../genome.module.css';
import { drawPile, pileHeight } from './drawPile.ts';

interface PileCanvasProps {
  readonly pile: Pile;
  readonly label: string;
  /** @param share of what is seen, to the right */
  onPan(share: number): void;
}

/** Dragged sideways, it goes along the chromosome. */
export function PileCanvas({ pile, label, onPan }: PileCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<number | undefined>(undefined);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const redraw = () => draw(element, pile);
    const watcher = new ResizeObserver(redraw);
    watcher.observe(element);
    redraw();
    return () => watcher.disconnect();
  }, [pile]);
  const shift = (event: PointerEvent<HTMLCanvasElement>): number => event.clientX - (from.current ?? event.clientX);
  const settle = (event: PointerEvent<HTMLCanvasElement>): void => {
    const by = shift(event);
    from.current = undefined;
    event.currentTarget.style.translate = '';
    if (Math.abs(by) > 4 && event.type === 'pointerup') onPan(-by / event.currentTarget.clientWidth);
  };
  return (
    <div className={styles.pile}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ blockSize: `${pileHeight(pile)}px` }}
        onPointerDown={(event) => {
          from.current = event.clientX;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (from.current !== undefined) event.currentTarget.style.translate = `${shift(event)}px 0`;
        }}
        onPointerUp={settle}
        onPointerCancel={settle}
      />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, pile: Pile): void {
  const width = canvas.clientWidth;
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(pileHeight(pile) * devicePixelRatio));
  const context = canvas.getContext('2d');
  if (!context || width === 0) return;
  const style = getComputedStyle(canvas);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  context.scale(devicePixelRatio, devicePixelRatio);
  drawPile(context, pile, width, {
    font: style.fontFamily,
    text: colour('--hb-text-2'),
    faint: colour('--hb-text-3'),
    read: colour('--hb-pressed'),
    reverse: colour('--hb-edge'),
    accent: colour('--hb-accent'),
  });
}
