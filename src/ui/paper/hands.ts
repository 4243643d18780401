// Hands on the paper (ux §7.1, §7.3): ctrl + wheel, pinch and the right button change the size; text stays selectable.

/** @param at client px */
type Zoom = (factor: number, at: readonly [number, number]) => void;

/** Drag this far to double the size, CSS px. */
const PX_PER_DOUBLING = 150;

/** Active until the signal. */
export function listenToHands(element: HTMLElement, zoom: Zoom, signal: AbortSignal): void {
  element.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
      // A notch of a wheel is 100 or 120; a trackpad's pinch comes in small numbers.
      zoom(2 ** (-Math.max(-120, Math.min(120, px)) / 400), [event.clientX, event.clientY]);
    },
    { signal, passive: false },
  );
  // The right button zooms; some systems would open the browser's menu as soon as it is pressed.
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  element.addEventListener('pointerdown', (event) => event.button === 2 && startDrag(event, element, zoom), { signal });
  listenToPinch(element, zoom, signal);
}

function startDrag(start: PointerEvent, element: HTMLElement, zoom: Zoom): void {
  if (start.pointerType === 'touch') return;
  const ended = new AbortController();
  const { signal } = ended;
  let y = start.clientY;
  element.setPointerCapture(start.pointerId);
  element.addEventListener(
    'pointermove',
    (event) => {
      zoom(2 ** ((y - event.clientY) / PX_PER_DOUBLING), [start.clientX, start.clientY]);
      y = event.clientY;
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const) element.addEventListener(type, () => ended.abort(), { signal });
}

function listenToPinch(element: HTMLElement, zoom: Zoom, signal: AbortSignal): void {
  let distance = 0;
  element.addEventListener(
    'touchmove',
    (event) => {
      const [a, b] = event.touches;
      if (!a || !b) return;
      event.preventDefault();
      const now = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (distance > 0 && now > 0) zoom(now / distance, [(a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2]);
      distance = now;
    },
    { signal, passive: false },
  );
  for (const type of ['touchstart', 'touchend', 'touchcancel'] as const)
    element.addEventListener(
      type,
      () => {
        distance = 0;
      },
      { signal, passive: true },
    );
}
