// Wheel, mouse and fingers on the lanes. The browser keeps vertical scrolling; time is ours.
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { SpanActions } from './useSpan.ts';

/** A stretch of the track being drawn with the mouse, px. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

export interface GestureActions extends Pick<SpanActions, 'zoom' | 'pan'> {
  /** A stretch was drawn on an empty part of the lanes. */
  onBand(band: Band): void;
}

const MOVED_PX = 6;
const WHEEL_ZOOM = 0.0022;
const LINE_PX = 20;

/**
 * @param area everything that reacts; elements with data-axis pan when dragged, buttons keep their clicks
 * @param track an element whose left edge is the track's
 * @returns the stretch being drawn, if any
 */
export function useGestures(
  area: RefObject<HTMLElement | null>,
  track: RefObject<HTMLElement | null>,
  actions: GestureActions,
): Band | undefined {
  const [band, setBand] = useState<Band>();
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    // Asking where the track is would lay the page out anew at every wheel event of a zoom.
    let left = 0;
    const observer = new ResizeObserver(() => {
      left = track.current?.getBoundingClientRect().left ?? 0;
    });
    observer.observe(element);
    const xOf = (event: MouseEvent) => event.clientX - left;
    const offWheel = listenToWheel(element, xOf, latest);
    const offPointers = listenToPointers(element, xOf, latest, setBand);
    return () => {
      observer.disconnect();
      offWheel();
      offPointers();
    };
  }, [area, track]);
  return band;
}

type Latest = { readonly current: GestureActions };
type XOf = (event: MouseEvent) => number;

function listenToWheel(element: HTMLElement, xOf: XOf, latest: Latest): () => void {
  const onWheel = (event: WheelEvent) => {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
    if (event.ctrlKey || event.metaKey) latest.current.zoom(Math.exp(-event.deltaY * unit * WHEEL_ZOOM), xOf(event));
    else if (event.shiftKey) latest.current.pan((event.deltaX || event.deltaY) * unit);
    else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) latest.current.pan(event.deltaX * unit);
    else return;
    event.preventDefault();
  };
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => element.removeEventListener('wheel', onWheel);
}

function listenToPointers(element: HTMLElement, xOf: XOf, latest: Latest, setBand: (band: Band | undefined) => void): () => void {
  const down = new Map<number, number>();
  let kind: 'pan' | 'band' | undefined;
  let start = 0;
  let hasMoved = false;
  const begin = (event: PointerEvent) => {
    const target = event.target instanceof Element ? event.target : element;
    if (target.closest('[data-keep-pointer]') || (event.pointerType === 'mouse' && event.button !== 0)) return;
    const onAxis = target.closest('[data-axis]') !== null;
    if (event.pointerType === 'mouse' && !onAxis && target.closest('button')) return;
    down.set(event.pointerId, xOf(event));
    if (down.size > 1) return;
    kind = event.pointerType === 'mouse' && !onAxis ? 'band' : 'pan';
    start = xOf(event);
    hasMoved = false;
  };
  const move = (event: PointerEvent) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now = xOf(event);
    if (!hasMoved && Math.abs(now - start) < MOVED_PX && down.size === 1) return;
    if (!hasMoved) element.setPointerCapture(event.pointerId);
    hasMoved = true;
    if (down.size === 2) pinch(down, event.pointerId, now, latest);
    else if (kind === 'pan') latest.current.pan(before - now);
    else if (kind === 'band') setBand({ from: Math.min(start, now), to: Math.max(start, now) });
    down.set(event.pointerId, now);
  };
  const end = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return;
    if (kind === 'band') {
      setBand(undefined);
      const now = xOf(event);
      if (hasMoved && event.type === 'pointerup') latest.current.onBand({ from: Math.min(start, now), to: Math.max(start, now) });
    }
    if (down.size === 0) kind = undefined;
  };
  /** The click that ends a drag opens nothing; one made by the keyboard (detail 0) ends no drag. */
  const click = (event: MouseEvent) => {
    if (!hasMoved || event.detail === 0) return;
    hasMoved = false;
    event.stopPropagation();
    event.preventDefault();
  };
  element.addEventListener('pointerdown', begin);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  element.addEventListener('click', click, { capture: true });
  return () => {
    element.removeEventListener('pointerdown', begin);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', end);
    element.removeEventListener('pointercancel', end);
    element.removeEventListener('click', click, { capture: true });
  };
}

/** Two fingers: their distance zooms, their middle pans. */
function pinch(down: ReadonlyMap<number, number>, moved: number, now: number, latest: Latest): void {
  const other = [...down].find(([id]) => id !== moved)?.[1] ?? now;
  const before = down.get(moved) ?? now;
  const [was, is] = [Math.abs(before - other), Math.abs(now - other)];
  if (was > 8 && is > 8) latest.current.zoom(is / was, (now + other) / 2);
  latest.current.pan((before - now) / 2);
}
