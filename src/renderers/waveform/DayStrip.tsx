// The whole of a long recording on a strip, with the file's marks and where the page is. The slider beside it is for the keyboard.
import { type PointerEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Controlled } from './controlled.ts';
import type { Dayline } from './dayline.ts';
import { printPlain } from './printScale.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

export function DayStrip({ viewport }: { readonly viewport: Controlled }) {
  const { dayline, markSecs, timeSec, pageSec, durationSec } = useStore(viewport.store);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && dayline) draw(canvas.current, dayline);
  }, [dayline]);
  if (!dayline) return null;
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    viewport.goTo(((event.clientX - left) / Math.max(1, width)) * durationSec - pageSec / 2);
  };
  const percent = (sec: number): string => `${(sec / durationSec) * 100}%`;
  return (
    <div
      className={styles.day}
      onPointerDown={move}
      onPointerMove={move}
      title={words().dayNote(printPlain(dayline.share * 100))}
    >
      <canvas ref={canvas} aria-hidden />
      {markSecs.map((sec, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks keep their order, and two may fall together
        <i key={index} className={styles.dayMark} style={{ insetInlineStart: percent(sec) }} />
      ))}
      <i className={styles.dayPage} style={{ insetInlineStart: percent(timeSec), inlineSize: percent(pageSec) }} />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, { low, high }: Dayline): void {
  const context = canvas.getContext('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!context || width < 1) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const known = [...low, ...high].filter((value) => !Number.isNaN(value));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const place = (value: number): number => (1 - (value - least) / Math.max(1e-9, most - least)) * (canvas.height - 4) + 2;
  context.fillStyle = getComputedStyle(canvas).color;
  const wide = canvas.width / low.length;
  for (const [bin, value] of low.entries()) {
    const top = place(high[bin] ?? Number.NaN);
    if (!Number.isNaN(top)) context.fillRect(bin * wide, top, Math.max(1, wide * 0.8), Math.max(1, place(value) - top));
  }
}
