// Mouse, pen, touch and wheel on the picture, as what they mean (the house's table of gestures).
import type { Point } from './camera.ts';
import { WheelSteps } from './wheel.ts';

export interface GestureTarget {
  /** What a drag with the primary button does now; 'engine': a measuring tool takes it. */
  primaryDrag(): 'window' | 'pan' | 'zoom' | 'scroll' | 'engine';
  /** What one finger does now. */
  touchDrag(): 'window' | 'pan' | 'zoom' | 'scroll' | 'engine';
  /** A mark lies under this point: the engine takes the drag, whatever tool is chosen. */
  hasMarkAt(at: Point): boolean;
  /** The wheel steps through pictures; else it zooms. */
  readonly isStack: boolean;
  windowBy(drag: Point): void;
  panBy(drag: Point): void;
  zoomAt(factor: number, at: Point): void;
  step(pictures: number): void;
  pointerAt(at: Point | undefined): void;
  doubleTap(at: Point): void;
  tap(): void;
}

/** A drag of so many px steps one picture. */
const SCROLL_PX = 8;
const TAP_PX = 10;
const TAP_MS = 300;
const BUTTONS = ['primary', 'middle', 'secondary'] as const;

interface Finger {
  readonly start: Point;
  at: Point;
  readonly since: number;
}

/** @returns ends the listening */
export function listenToGestures(element: HTMLElement, target: GestureTarget): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const wheel = new WheelSteps();
  const fingers = new Map<number, Finger>();
  let drag: { readonly id: number; readonly kind: string; last: Point; rest: number; travelled: number } | undefined;
  let lastTap: { readonly at: Point; readonly time: number } | undefined;
  let isPinching = false;
  let hasZoomed = false;

  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };

  const move = (kind: string, delta: Point, at: Point) => {
    if (kind === 'window') target.windowBy(delta);
    else if (kind === 'pan') target.panBy(delta);
    else if (kind === 'zoom') target.zoomAt(1.006 ** -delta[1], at);
    else if (kind === 'scroll' && drag) {
      drag.rest += delta[1];
      const steps = Math.trunc(drag.rest / SCROLL_PX);
      drag.rest -= steps * SCROLL_PX;
      if (steps !== 0) target.step(steps);
    }
  };

  const kindOf = (event: PointerEvent, at: Point): string => {
    if (event.pointerType === 'touch') return target.hasMarkAt(at) ? 'engine' : target.touchDrag();
    const button = BUTTONS[event.button];
    if (button === 'middle') return 'pan';
    if (button === 'secondary') return 'zoom';
    return target.hasMarkAt(at) ? 'engine' : target.primaryDrag();
  };

  const down = (event: PointerEvent) => {
    const at = place(event);
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, { start: at, at, since: event.timeStamp });
      if (fingers.size === 2) {
        isPinching = true;
        drag = undefined;
        return;
      }
    }
    if (drag) return;
    const kind = kindOf(event, at);
    if (kind === 'engine') return;
    drag = { id: event.pointerId, kind, last: at, rest: 0, travelled: 0 };
    // A captured middle or secondary drag neither scrolls the page nor ends at the pane's edge.
    element.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault();
  };

  const pinch = (finger: Finger, to: Point) => {
    const other = [...fingers.values()].find((one) => one !== finger);
    if (!other) return;
    const before = Math.hypot(finger.at[0] - other.at[0], finger.at[1] - other.at[1]);
    const after = Math.hypot(to[0] - other.at[0], to[1] - other.at[1]);
    const centre: Point = [(to[0] + other.at[0]) / 2, (to[1] + other.at[1]) / 2];
    target.panBy([(to[0] - finger.at[0]) / 2, (to[1] - finger.at[1]) / 2]);
    if (before > 1 && after > 1) target.zoomAt(after / before, centre);
  };

  const moved = (event: PointerEvent) => {
    const at = place(event);
    target.pointerAt(at);
    const finger = fingers.get(event.pointerId);
    if (finger && isPinching && fingers.size === 2) pinch(finger, at);
    if (finger) finger.at = at;
    if (!drag || drag.id !== event.pointerId || isPinching) return;
    const delta: Point = [at[0] - drag.last[0], at[1] - drag.last[1]];
    drag.last = at;
    drag.travelled += Math.abs(delta[0]) + Math.abs(delta[1]);
    move(drag.kind, delta, at);
  };

  const up = (event: PointerEvent) => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (fingers.size === 0) {
      if (finger && !isPinching) tapped(finger, event.timeStamp);
      isPinching = false;
    }
    if (drag?.id !== event.pointerId) return;
    hasZoomed = event.button === 2 && drag.travelled > TAP_PX / 2;
    drag = undefined;
  };

  const tapped = ({ start, at, since }: Finger, time: number) => {
    if (time - since > TAP_MS || Math.hypot(at[0] - start[0], at[1] - start[1]) > TAP_PX) return;
    const isDouble =
      lastTap && time - lastTap.time < TAP_MS && Math.hypot(at[0] - lastTap.at[0], at[1] - lastTap.at[1]) < 4 * TAP_PX;
    lastTap = isDouble ? undefined : { at, time };
    if (isDouble) target.doubleTap(at);
    else target.tap();
  };

  const turned = (event: WheelEvent) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey || !target.isStack) {
      const px = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaMode === 2 ? event.deltaY * 300 : event.deltaY;
      target.zoomAt(1.0018 ** -Math.max(-400, Math.min(400, px)), place(event));
      return;
    }
    // With Shift some systems turn sideways instead.
    const { deltaMode } = event;
    const isSideways = event.deltaY === 0 && event.shiftKey;
    const legacy =
      'wheelDeltaY' in event && typeof event.wheelDeltaY === 'number' && !isSideways ? { wheelDeltaY: event.wheelDeltaY } : {};
    const steps = wheel.add({ deltaY: isSideways ? event.deltaX : event.deltaY, deltaMode, ...legacy });
    if (steps !== 0) target.step(event.shiftKey ? steps * 10 : steps);
  };

  element.addEventListener('pointerdown', down, { signal, capture: true });
  element.addEventListener('pointermove', moved, { signal, capture: true });
  element.addEventListener('pointerup', up, { signal, capture: true });
  element.addEventListener('pointercancel', up, { signal, capture: true });
  element.addEventListener('pointerleave', () => target.pointerAt(undefined), { signal });
  element.addEventListener('wheel', turned, { signal, passive: false });
  // The secondary button zooms here; only a click without a drag is for a menu. Some systems ask at the press, some after.
  const isZooming = () => hasZoomed || (drag?.kind === 'zoom' && drag.travelled > TAP_PX / 2);
  element.addEventListener('contextmenu', (event) => isZooming() && event.preventDefault(), { signal });
  element.addEventListener('auxclick', (event) => event.button === 1 && event.preventDefault(), { signal });
  element.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  return () => ends.abort();
}
