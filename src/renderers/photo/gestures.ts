// Hands on the picture (ux §7.1, §7.3): left and middle drags pan, right zooms, the wheel and two fingers zoom, a tool takes the left.
import type { Point } from './camera.ts';

export interface GestureTarget {
  readonly isMeasuring: boolean;
  /** @param at where the hand is: over which of two eyes */
  panBy(by: Point, at: Point): void;
  zoomAt(at: Point, factor: number): void;
  measure(from: Point, to: Point, isDone: boolean): void;
  doubleTap(at: Point): void;
}

const PX_PER_DOUBLING = 150;
const TAP_MS = 350;
const TAP_PX = 12;

/** Active until the signal. */
export function listenToHands(root: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  const fingers = new Map<number, Point>();
  let drag: { readonly id: number; readonly kind: 'pan' | 'zoom' | 'measure'; readonly start: Point; last: Point } | undefined;
  let lastTap = { time: 0, at: [0, 0] as Point };
  const place = ({ clientX, clientY }: PointerEvent | WheelEvent): Point => {
    const { left, top } = root.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  root.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const notches = Math.max(
        -120,
        Math.min(120, event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY),
      );
      target.zoomAt(place(event), 2 ** (-notches / 400));
    },
    { signal, passive: false },
  );
  root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  root.addEventListener(
    'pointerdown',
    (event) => {
      const at = place(event);
      root.setPointerCapture(event.pointerId);
      if (event.pointerType === 'touch') {
        fingers.set(event.pointerId, at);
        if (fingers.size > 1) {
          drag = undefined;
          return;
        }
      }
      if (event.button === 1) event.preventDefault();
      const kind = event.button === 2 ? 'zoom' : target.isMeasuring && event.button === 0 ? 'measure' : 'pan';
      drag = { id: event.pointerId, kind, start: at, last: at };
    },
    { signal },
  );
  const pinch = (id: number, to: Point): void => {
    const from = fingers.get(id);
    const other = [...fingers].find(([key]) => key !== id)?.[1];
    if (!from || !other) return;
    const [before, after] = [Math.hypot(from[0] - other[0], from[1] - other[1]), Math.hypot(to[0] - other[0], to[1] - other[1])];
    target.panBy([(to[0] - from[0]) / 2, (to[1] - from[1]) / 2], other);
    if (before > 1 && after > 1) target.zoomAt([(to[0] + other[0]) / 2, (to[1] + other[1]) / 2], after / before);
  };
  root.addEventListener(
    'pointermove',
    (event) => {
      const at = place(event);
      if (fingers.size > 1 && fingers.has(event.pointerId)) pinch(event.pointerId, at);
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, at);
      if (drag?.id !== event.pointerId) return;
      if (drag.kind === 'pan') target.panBy([at[0] - drag.last[0], at[1] - drag.last[1]], drag.start);
      else if (drag.kind === 'zoom') target.zoomAt(drag.start, 2 ** ((drag.last[1] - at[1]) / PX_PER_DOUBLING));
      else target.measure(drag.start, at, false);
      drag.last = at;
    },
    { signal },
  );
  const end = (event: PointerEvent): void => {
    const at = place(event);
    fingers.delete(event.pointerId);
    if (drag?.id !== event.pointerId) return;
    const moved = Math.hypot(at[0] - drag.start[0], at[1] - drag.start[1]);
    if (drag.kind === 'measure' && moved > 3) target.measure(drag.start, at, true);
    if (event.pointerType === 'touch' && moved < TAP_PX) {
      if (event.timeStamp - lastTap.time < TAP_MS && Math.hypot(at[0] - lastTap.at[0], at[1] - lastTap.at[1]) < 3 * TAP_PX)
        target.doubleTap(at);
      lastTap = { time: event.timeStamp, at };
    }
    drag = undefined;
  };
  root.addEventListener('pointerup', end, { signal });
  root.addEventListener('pointercancel', end, { signal });
}
