// Hands on a slide (ux §7.1, §7.3): a drag pans, the wheel zooms at the pointer, the right button zooms, two fingers do both.
import type { Point } from './camera.ts';
import type { Hand } from './marks.ts';

export interface GestureTarget {
  /** What a drag of the main button or of one finger does. */
  drag(at: Point, hand: Hand): 'pan' | 'zoom' | 'mark';
  panBy(delta: Point): void;
  zoomAt(factor: number, at: Point, isImmediate: boolean): void;
  markDown(at: Point, hand: Hand): void;
  markMove(at: Point): void;
  markUp(at: Point): void;
  pointerAt(at: Point | undefined): void;
  tapped(at: Point): void;
  doubleTapped(at: Point): void;
}

const TAP_PX = 10;
const TAP_MS = 300;

interface Finger {
  readonly start: Point;
  readonly since: number;
  at: Point;
}

/** Active until the signal. */
export function listenToHands(element: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  const fingers = new Map<number, Finger>();
  let drag: { readonly id: number; readonly kind: 'pan' | 'zoom' | 'mark'; readonly start: Point; last: Point } | undefined;
  let isPinching = false;
  let lastTap: { readonly at: Point; readonly time: number } | undefined;

  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };

  const kindOf = (event: PointerEvent, at: Point): 'pan' | 'zoom' | 'mark' => {
    if (event.button === 1) return 'pan';
    if (event.button === 2) return 'zoom';
    return target.drag(at, handOf(event));
  };

  const down = (event: PointerEvent): void => {
    const at = place(event);
    if (event.button === 1) event.preventDefault();
    element.setPointerCapture(event.pointerId);
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, { start: at, at, since: event.timeStamp });
      if (fingers.size > 1) {
        if (drag?.kind === 'mark') target.markUp(drag.last);
        isPinching = true;
        drag = undefined;
        return;
      }
    }
    if (drag) return;
    drag = { id: event.pointerId, kind: kindOf(event, at), start: at, last: at };
    if (drag.kind === 'mark') target.markDown(at, handOf(event));
  };

  const pinch = (finger: Finger, to: Point): void => {
    const other = [...fingers.values()].find((one) => one !== finger);
    if (!other) return;
    const before = Math.hypot(finger.at[0] - other.at[0], finger.at[1] - other.at[1]);
    const after = Math.hypot(to[0] - other.at[0], to[1] - other.at[1]);
    target.panBy([(to[0] - finger.at[0]) / 2, (to[1] - finger.at[1]) / 2]);
    if (before > 1 && after > 1) target.zoomAt(after / before, [(to[0] + other.at[0]) / 2, (to[1] + other.at[1]) / 2], true);
  };

  const moved = (event: PointerEvent): void => {
    const at = place(event);
    if (event.pointerType !== 'touch') target.pointerAt(at);
    const finger = fingers.get(event.pointerId);
    if (finger && isPinching && fingers.size === 2) pinch(finger, at);
    if (finger) finger.at = at;
    if (!drag) {
      if (event.pointerType !== 'touch') target.markMove(at);
      return;
    }
    if (drag.id !== event.pointerId || isPinching) return;
    const delta: Point = [at[0] - drag.last[0], at[1] - drag.last[1]];
    drag.last = at;
    if (drag.kind === 'pan') target.panBy(delta);
    else if (drag.kind === 'zoom') target.zoomAt(1.008 ** -delta[1], drag.start, true);
    else target.markMove(at);
  };

  const up = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    if (finger && !isPinching) tap(finger, event.timeStamp);
    if (fingers.size === 0) isPinching = false;
    if (drag?.id !== event.pointerId) return;
    if (drag.kind === 'mark') target.markUp(drag.last);
    drag = undefined;
  };

  const tap = ({ start, at, since }: Finger, time: number): void => {
    if (time - since > TAP_MS || distance(start, at) > TAP_PX) return;
    const isDouble = lastTap !== undefined && time - lastTap.time < TAP_MS && distance(at, lastTap.at) < 4 * TAP_PX;
    lastTap = isDouble ? undefined : { at, time };
    if (isDouble) target.doubleTapped(at);
    else target.tapped(at);
  };

  const turned = (event: WheelEvent): void => {
    event.preventDefault();
    const px = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaMode === 2 ? event.deltaY * 300 : event.deltaY;
    // A notch is 100 or 120 and glides; a trackpad's many small steps are the movement themselves.
    const step = Math.max(-240, Math.min(240, event.ctrlKey && Math.abs(px) < 50 ? px * 4 : px));
    target.zoomAt(1.0025 ** -step, place(event), Math.abs(px) < 50);
  };

  element.addEventListener('pointerdown', down, { signal });
  element.addEventListener('pointermove', moved, { signal });
  element.addEventListener('pointerup', up, { signal });
  element.addEventListener('pointercancel', up, { signal });
  element.addEventListener('pointerleave', () => target.pointerAt(undefined), { signal });
  element.addEventListener('wheel', turned, { signal, passive: false });
  // The right button zooms; some systems would open the browser's menu as soon as it is pressed.
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
}

const handOf = ({ pointerType }: PointerEvent): Hand => (pointerType === 'touch' ? 'touch' : 'mouse');
const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);
