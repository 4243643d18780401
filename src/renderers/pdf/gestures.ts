// Hands on the pages (ux §7.1, §7.3): ctrl + wheel and pinch zoom at the pointer, drags pan or zoom; text stays selectable.
import { TouchManager } from 'pdfjs-dist';
import type { Pages } from './pages.ts';
import type { PdfStore } from './state.ts';

/** Drag this far to double the zoom, CSS px. */
const PX_PER_DOUBLING = 150;
const LINE_PX = 16;

/** Active until the signal. */
export function listenToHands(pages: Pages, store: PdfStore, signal: AbortSignal): void {
  const { container } = pages;
  container.addEventListener('wheel', (event) => onWheel(event, pages), { signal, passive: false });
  container.addEventListener('pointerdown', (event) => startDrag(event, pages, store), { signal });
  // The right button zooms; some systems would open the browser's menu as soon as it is pressed.
  container.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  new TouchManager({
    container,
    onPinching: (at: [number, number], previous: number, distance: number) => {
      if (previous > 0) pages.zoomBy(distance / previous, at);
    },
    signal,
  });
}

function onWheel(event: WheelEvent, pages: Pages): void {
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    // A notch of a wheel is 100 or 120; a trackpad's pinch comes in small numbers.
    pages.zoomBy(2 ** (-Math.max(-120, Math.min(120, px)) / 400), [event.clientX, event.clientY]);
  } else if (event.shiftKey && event.deltaX === 0) {
    event.preventDefault();
    pages.container.scrollLeft += event.deltaY;
  }
}

/** Left on paper and middle pan, right zooms; left on text selects, unless the hand was chosen. */
function startDrag(event: PointerEvent, pages: Pages, store: PdfStore): void {
  if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
  const isOnText = event.target.closest('.textLayer span, .annotationLayer section, a') !== null;
  const isPan = event.button === 1 || (event.button === 0 && (store.getState().isPanning || !isOnText));
  const isZoom = event.button === 2;
  if (!isPan && !isZoom) return;
  const { container } = pages;
  const start: readonly [number, number] = [event.clientX, event.clientY];
  let [x, y] = start;
  const ended = new AbortController();
  const { signal } = ended;
  if (isPan) event.preventDefault();
  container.setPointerCapture(event.pointerId);
  container.addEventListener(
    'pointermove',
    (move) => {
      if (isPan) container.scrollBy(x - move.clientX, y - move.clientY);
      else pages.zoomBy(2 ** ((y - move.clientY) / PX_PER_DOUBLING), start);
      [x, y] = [move.clientX, move.clientY];
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const) container.addEventListener(type, () => ended.abort(), { signal });
  if (isPan) container.focus({ preventScroll: true });
}
