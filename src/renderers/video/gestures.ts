// Hands on the picture (ux §7.1, §7.3): the wheel steps frames when it stands, zooms with ctrl; drags pan when zoomed.

import { setZoom } from './commands.ts';
import type { Controlled } from './controlled.ts';

/** Drag this far to double the zoom, CSS px. */
const PX_PER_DOUBLING = 150;
/** A notch of a wheel; trackpads come in smaller pieces that add up to one. */
const NOTCH_PX = 60;
const LINE_PX = 16;

/** Active until the signal. */
export function listenToHands(root: HTMLElement, viewport: Controlled, signal: AbortSignal): void {
  root.addEventListener('wheel', wheelOver(viewport), { signal, passive: false });
  root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  listenToDrags(root, viewport, signal);
}

function wheelOver(viewport: Controlled): (event: WheelEvent) => void {
  let rest = 0;
  return (event) => {
    event.preventDefault();
    const along = event.shiftKey && event.deltaY === 0 ? event.deltaX : event.deltaY;
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? along * LINE_PX : along;
    if (event.ctrlKey || event.metaKey) {
      setZoom(viewport, viewport.store.getState().zoom * 2 ** (-Math.max(-120, Math.min(120, px)) / 400));
      return;
    }
    if (viewport.store.getState().isPlaying && !event.shiftKey) return;
    rest += px;
    const notches = Math.trunc(rest / NOTCH_PX);
    rest -= notches * NOTCH_PX;
    if (notches === 0) return;
    if (event.shiftKey) viewport.goTo(viewport.store.getState().time + Math.sign(notches));
    else viewport.goToFrame(viewport.getIndex().index + notches);
  };
}

function listenToDrags(root: HTMLElement, viewport: Controlled, signal: AbortSignal): void {
  const fingers = new Map<number, readonly [number, number]>();
  const { store } = viewport;
  root.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'touch' && store.getState().zoom === 1 && event.button !== 2) return;
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      root.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  root.addEventListener(
    'pointermove',
    (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = [event.clientX, event.clientY] as const;
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      fingers.set(event.pointerId, now);
      if (other) {
        const distance = (at: readonly [number, number]): number => Math.hypot(at[0] - other[0], at[1] - other[1]);
        setZoom(viewport, store.getState().zoom * (distance(now) / Math.max(1, distance(before))));
      } else if (event.buttons & 2) setZoom(viewport, store.getState().zoom * 2 ** ((before[1] - now[1]) / PX_PER_DOUBLING));
      else movePicture(root, viewport, now[0] - before[0], now[1] - before[1]);
    },
    { signal },
  );
  for (const type of ['pointerup', 'pointercancel'] as const)
    root.addEventListener(type, (event) => fingers.delete(event.pointerId), { signal });
}

/** Never so far that the picture leaves the pane. */
function movePicture(root: HTMLElement, { store }: Controlled, dx: number, dy: number): void {
  const { zoom, pan } = store.getState();
  const limit = (value: number, side: number): number => Math.max(-side, Math.min(side, value));
  const reach = (zoom - 1) / 2;
  store.setState({ pan: [limit(pan[0] + dx, root.clientWidth * reach), limit(pan[1] + dy, root.clientHeight * reach)] });
}
