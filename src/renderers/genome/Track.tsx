import { useEffect, useRef } from 'react';
import styles from './genome.module.css';
import type { Line } from './track.ts';
import { words } from './words.ts';

const ROW_PX = 20;
const LABEL_PX = 34;
/** Of a genome's longest chromosome. */
const LONGEST = 248_956_422;

/** Chromosomes as bars, to one scale; what is reported is drawn taller and pink lines never stand for it: the table does. */
export function Track({ lines, scale }: { readonly lines: readonly Line[]; readonly scale: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const row = ROW_PX * scale;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const redraw = () => draw(element, lines, row, LABEL_PX * scale);
    const watcher = new ResizeObserver(redraw);
    watcher.observe(element);
    redraw();
    return () => watcher.disconnect();
  }, [lines, row, scale]);
  if (lines.length === 0) return null;
  return (
    <figure className={styles.track}>
      <figcaption>{words().track}</figcaption>
      <canvas ref={canvas} role="img" aria-label={words().track} style={{ blockSize: `${lines.length * row}px` }} />
    </figure>
  );
}

function draw(canvas: HTMLCanvasElement, lines: readonly Line[], row: number, label: number): void {
  const width = canvas.clientWidth;
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(lines.length * row * devicePixelRatio));
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (token: string): string => style.getPropertyValue(token).trim();
  context.scale(devicePixelRatio, devicePixelRatio);
  context.font = `${row * 0.6}px ${style.fontFamily}`;
  context.textBaseline = 'middle';
  const room = Math.max(10, width - label - 4);
  for (const [index, { name, length, marks }] of lines.entries()) {
    const middle = (index + 0.5) * row;
    context.fillStyle = colour('--hb-text-2');
    context.fillText(name, 0, middle);
    context.fillStyle = colour('--hb-pressed');
    context.beginPath();
    context.roundRect(label, middle - row * 0.15, (length / LONGEST) * room, row * 0.3, row * 0.15);
    context.fill();
    for (const { position, isStrong } of [...marks].sort((a, b) => Number(a.isStrong) - Number(b.isStrong))) {
      context.fillStyle = colour(isStrong ? '--hb-series' : '--hb-text-3');
      const half = row * (isStrong ? 0.42 : 0.2);
      context.fillRect(label + (Math.min(position, length) / LONGEST) * room - 1, middle - half, isStrong ? 3 : 1, half * 2);
    }
  }
}
