// What the lanes show: moved and zoomed at most once per frame, however many wheel events a mouse sends.
import { useCallback, useEffect, useRef } from 'react';
import { clampSpan, panSpan, type Scale, type Span, wholeSpan, zoomSpan } from './scale.ts';
import type { TimelineView } from './view.ts';

export interface SpanActions {
  /** `factor` 2 shows half as much, about a place in the track (px). */
  zoom(factor: number, aboutX: number): void;
  /** px; positive shows later times. */
  pan(px: number): void;
  show(span: Span | undefined): void;
}

export type ChangeView = (change: (view: TimelineView) => TimelineView) => void;

export function useSpan(scale: Scale, width: number, change: ChangeView): SpanActions {
  const latest = useRef({ scale, width, change });
  latest.current = { scale, width, change };
  const steps = useRef<((span: Span) => Span)[]>([]);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const later = useCallback((step: (span: Span) => Span) => {
    steps.current.push(step);
    if (frame.current) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const todo = steps.current;
      steps.current = [];
      const { scale, width, change } = latest.current;
      change((view) => ({ ...view, span: todo.reduce((span, step) => step(span), view.span ?? wholeSpan(scale, width)) }));
    });
  }, []);
  const actions = useRef<SpanActions>(undefined);
  actions.current ??= {
    zoom: (factor, aboutX) => later((span) => zoomSpan(latest.current.scale, span, latest.current.width, factor, aboutX)),
    pan: (px) => later((span) => panSpan(latest.current.scale, span, latest.current.width, px)),
    show: (span) => {
      const { scale, width, change } = latest.current;
      steps.current = [];
      change((view) => ({ ...view, span: span && clampSpan(scale, span, width) }));
    },
  };
  return actions.current;
}
