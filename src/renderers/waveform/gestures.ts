// Hands on the paper (ux §7.1, §7.3): drags pan, the caliper takes the left, ctrl + wheel and two fingers zoom, the wheel turns through time.
type Point = readonly [x: number, y: number];

export interface GestureTarget {
  readonly isMeasuring: boolean;
  panBy(by: Point): void;
  zoomAt(at: Point, factor: number): void;
  measure(from: Point, to: Point): void;
}

const PX_PER_DOUBLING = 150;

/** Active until the signal. */
export function listenToHands(root: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  const fingers = new Map<number, Point>();
  let drag: { readonly id: number; readonly kind: 'pan' | 'zoom' | 'measure'; readonly start: Point; last: Point } | undefined;
  const place = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = root.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const notches = Math.max(
      -120,
      Math.min(120, event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY),
    );
    if (event.ctrlKey || event.metaKey) target.zoomAt(place(event), 2 ** (-notches / 400));
    else target.panBy([-(event.deltaX || notches), 0]);
  };
  const onDown = (event: PointerEvent): void => {
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
  };
  const pinch = (id: number, to: Point): void => {
    const from = fingers.get(id);
    const other = [...fingers].find(([key]) => key !== id)?.[1];
    if (!from || !other) return;
    const [before, after] = [from, to].map((one) => Math.hypot(one[0] - other[0], one[1] - other[1]));
    target.panBy([(to[0] - from[0]) / 2, (to[1] - from[1]) / 2]);
    if (before && after) target.zoomAt([(to[0] + other[0]) / 2, (to[1] + other[1]) / 2], after / before);
  };
  const onMove = (event: PointerEvent): void => {
    const at = place(event);
    if (fingers.size > 1 && fingers.has(event.pointerId)) pinch(event.pointerId, at);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, at);
    if (drag?.id !== event.pointerId) return;
    if (drag.kind === 'pan') target.panBy([at[0] - drag.last[0], at[1] - drag.last[1]]);
    else if (drag.kind === 'zoom') target.zoomAt(drag.start, 2 ** ((drag.last[1] - at[1]) / PX_PER_DOUBLING));
    else target.measure(drag.start, at);
    drag.last = at;
  };
  const onEnd = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    if (drag?.id === event.pointerId) drag = undefined;
  };
  root.addEventListener('wheel', onWheel, { signal, passive: false });
  root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  root.addEventListener('pointerdown', onDown, { signal });
  root.addEventListener('pointermove', onMove, { signal });
  root.addEventListener('pointerup', onEnd, { signal });
  root.addEventListener('pointercancel', onEnd, { signal });
}
