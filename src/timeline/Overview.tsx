// The whole story, always linear, and where the view is in it. Drag the view or its edges; arrows do the same.
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { DAY, yearStart } from '../model/time.ts';
import { printDate, printYear } from './dates.ts';
import type { Lane } from './lanes.ts';
import styles from './Overview.module.css';
import { countOverTime } from './overview.ts';
import type { Span } from './scale.ts';
import { useWidth } from './useWidth.ts';
import { words } from './words.ts';

export interface OverviewProps {
  readonly lanes: readonly Lane[];
  /** ms: all there is. */
  readonly whole: Span;
  readonly span: Span;
  onShow(span: Span): void;
}

const BAR_PX = 11;
const HEIGHT = 62;
const FLOOR = 44;
const CEILING = 4;

export function Overview({ lanes, whole, span, onShow }: OverviewProps) {
  const t = words();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const bins = Math.max(1, Math.floor(width / BAR_PX));
  const counts = useMemo(() => countOverTime(lanes, whole, bins), [lanes, whole, bins]);
  const pxPerMs = width / (whole.to - whole.from);
  const from = Math.max(0, (span.from - whole.from) * pxPerMs);
  const to = Math.min(width, (span.to - whole.from) * pxPerMs);
  return (
    <div className={styles.overview}>
      <div className={styles.label}>
        <b>{t.wholeTime}</b>
        <small>
          {printYear(whole.from)}–{printYear(whole.to)}, {t.linear}
        </small>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div ref={box} className={styles.track} role="group" aria-label={t.overview}>
        <Bars counts={counts} width={width} />
        <Years whole={whole} pxPerMs={pxPerMs} width={width} />
        <Brush {...{ whole, span, pxPerMs, onShow }} left={from} right={Math.max(to, from + 6)} />
      </div>
    </div>
  );
}

function Bars({ counts, width }: { readonly counts: Uint32Array; readonly width: number }) {
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const step = width / counts.length;
  let path = '';
  for (const [at, count] of counts.entries()) {
    if (count === 0) continue;
    const height = Math.max(2, Math.sqrt(count / most) * (FLOOR - CEILING));
    path += `M${(at * step + 1).toFixed(1)} ${FLOOR}v${-height.toFixed(1)}h${Math.max(step - 2, 1).toFixed(1)}V${FLOOR}z`;
  }
  return (
    <svg className={styles.bars} width={width} height={HEIGHT} aria-hidden>
      <path d={path} />
    </svg>
  );
}

const YEAR_STEPS = [1, 2, 5, 10, 20];

function Years({ whole, pxPerMs, width }: { readonly whole: Span; readonly pxPerMs: number; readonly width: number }) {
  const step = YEAR_STEPS.find((years) => years * 365 * DAY * pxPerMs > 56) ?? 50;
  const first = new Date(whole.from).getUTCFullYear();
  const years: number[] = [];
  for (let year = Math.ceil((first + 1) / step) * step; yearStart(Date.UTC(year, 0)) < whole.to; year += step) years.push(year);
  return years.map((year) => {
    const x = (Date.UTC(year, 0) - whole.from) * pxPerMs;
    return (
      x < width - 30 && (
        <span key={year} className={styles.year} style={{ transform: `translateX(${x}px) translateX(-50%)` }} aria-hidden>
          {year}
        </span>
      )
    );
  });
}

interface BrushProps {
  readonly whole: Span;
  readonly span: Span;
  readonly pxPerMs: number;
  readonly left: number;
  readonly right: number;
  onShow(span: Span): void;
}

function Brush({ whole, span, pxPerMs, left, right, onShow }: BrushProps) {
  const t = words();
  const grip = useRef<{ x: number; span: Span } | undefined>(undefined);
  const length = span.to - span.from;
  const drag = (move: (start: Span, by: number) => Span) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      event.stopPropagation();
      grip.current = { x: event.clientX, span };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (grip.current) onShow(move(grip.current.span, (event.clientX - grip.current.x) / pxPerMs));
    },
    onPointerUp: () => {
      grip.current = undefined;
    },
    onPointerCancel: () => {
      grip.current = undefined;
    },
  });
  const keys = (move: (by: number) => Span) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -0.1, ArrowRight: 0.1, ArrowDown: -0.1, ArrowUp: 0.1, PageDown: -0.5, PageUp: 0.5 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onShow(move(by * length));
  };
  const moveFrom = (start: Span, by: number) => ({ from: Math.min(start.from + by, start.to - 2 * DAY), to: start.to });
  const moveTo = (start: Span, by: number) => ({ from: start.from, to: Math.max(start.to + by, start.from + 2 * DAY) });
  const range = { 'aria-valuemin': whole.from, 'aria-valuemax': whole.to };
  return (
    <div
      className={styles.reach}
      onPointerDown={(event) => {
        const middle = whole.from + (event.clientX - event.currentTarget.getBoundingClientRect().left) / pxPerMs;
        onShow({ from: middle - length / 2, to: middle + length / 2 });
      }}
    >
      <div
        className={styles.brush}
        style={{ left, width: right - left }}
        {...drag((start, by) => ({ from: start.from + by, to: start.to + by }))}
      />
      <span
        role="slider"
        tabIndex={0}
        aria-label={t.windowFrom}
        aria-valuenow={span.from}
        aria-valuetext={printDate(span.from)}
        {...range}
        className={styles.handle}
        style={{ left }}
        {...drag(moveFrom)}
        onKeyDown={keys((by) => moveFrom(span, by))}
      />
      <span
        role="slider"
        tabIndex={0}
        aria-label={t.windowTo}
        aria-valuenow={span.to}
        aria-valuetext={printDate(span.to)}
        {...range}
        className={styles.handle}
        style={{ left: right }}
        {...drag(moveTo)}
        onKeyDown={keys((by) => moveTo(span, by))}
      />
    </div>
  );
}
