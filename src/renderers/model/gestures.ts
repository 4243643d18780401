// Hands on a model: left and one finger turn it (or do as the tool says), middle pans, right and the wheel zoom, two fingers pan and zoom.
import type { Point } from './camera.ts';
import type { Tool } from './state.ts';

export interface GestureTarget {
  readonly tool: Tool;
  orbitBy(by: Point): void;
  panBy(by: Point): void;
  zoomAt(at: Point, factor: number): void;
  doubleTap(): void;
  /** No hand moves it any more. */
  rest(): void;
}

const PX_PER_DOUBLING = 150;
const TAP_MS = 350;
const TAP_PX = 12;

interface Drag {
  readonly id: number;
  readonly kind: Tool;
  readonly start: Point;
  last: Point;
}

/** Active until the signal. */
export function listenToHands(root: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  const fingers = new Map<number, Point>();
  let drag: Drag | undefined;
  let lastTap = { time: Number.NEGATIVE_INFINITY, at: [0, 0] as Point };
  const place = ({ clientX, clientY }: PointerEvent | WheelEvent): Point => {
    const { left, top } = root.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    target.zoomAt(place(event), 2 ** (-Math.max(-120, Math.min(120, px)) / 400));
    target.rest();
  };
  const onDown = (event: PointerEvent): void => {
    const at = place(event);
    root.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault();
    if (event.pointerType === 'touch') fingers.set(event.pointerId, at);
    const kind = event.button === 1 ? 'pan' : event.button === 2 ? 'zoom' : target.tool;
    drag = fingers.size > 1 ? undefined : { id: event.pointerId, kind, start: at, last: at };
  };
  const onMove = (event: PointerEvent): void => {
    const at = place(event);
    if (fingers.size > 1 && fingers.has(event.pointerId)) pinch(target, fingers, event.pointerId, at);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, at);
    if (drag?.id !== event.pointerId) return;
    follow(target, drag, at);
    drag.last = at;
  };
  const onEnd = (event: PointerEvent): void => {
    const at = place(event);
    fingers.delete(event.pointerId);
    target.rest();
    if (drag?.id !== event.pointerId) return;
    const isTap = event.pointerType === 'touch' && distance(at, drag.start) < TAP_PX;
    if (isTap && event.timeStamp - lastTap.time < TAP_MS && distance(at, lastTap.at) < 3 * TAP_PX) target.doubleTap();
    if (isTap) lastTap = { time: event.timeStamp, at };
    drag = undefined;
  };
  root.addEventListener('wheel', onWheel, { signal, passive: false });
  root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  root.addEventListener('pointerdown', onDown, { signal });
  root.addEventListener('pointermove', onMove, { signal });
  root.addEventListener('pointerup', onEnd, { signal });
  root.addEventListener('pointercancel', onEnd, { signal });
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function follow(target: GestureTarget, { kind, start, last }: Drag, at: Point): void {
  const by: Point = [at[0] - last[0], at[1] - last[1]];
  if (kind === 'turn') target.orbitBy(by);
  else if (kind === 'pan') target.panBy(by);
  else target.zoomAt(start, 2 ** (-by[1] / PX_PER_DOUBLING));
}

function pinch(target: GestureTarget, fingers: ReadonlyMap<number, Point>, id: number, to: Point): void {
  const from = fingers.get(id);
  const other = [...fingers].find(([key]) => key !== id)?.[1];
  if (!from || !other) return;
  const [before, after] = [distance(from, other), distance(to, other)];
  target.panBy([(to[0] - from[0]) / 2, (to[1] - from[1]) / 2]);
  if (before > 1 && after > 1) target.zoomAt([(to[0] + other[0]) / 2, (to[1] + other[1]) / 2], after / before);
}
