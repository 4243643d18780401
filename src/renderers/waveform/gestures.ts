// Hands on the paper (ux §7.1, §7.3): drags pan, the right button and pinches zoom, the caliper is drawn or tapped.
import type { Caliper, CaliperPoint } from './calipers.ts';
import { cellAt, originOf } from './geometry.ts';
import type { Cell } from './layout.ts';
import type { Scene } from './scene.ts';
import type { WaveformStore } from './state.ts';
import { heightOf, unitOf } from './toHeight.ts';

export interface Handled {
  readonly canvas: HTMLCanvasElement;
  readonly store: WaveformStore;
  scene(): Scene | undefined;
  pan(x: number, y: number): void;
  zoomBy(factor: number, at?: readonly [number, number]): void;
}

const PX_PER_DOUBLING = 150;
const LINE_PX = 16;
/** Less than this between press and release is a tap. */
const TAP_PX = 4;

type Point = readonly [number, number];

/** Active until the signal. */
export function listenToHands(viewport: Handled, signal: AbortSignal): void {
  const { canvas } = viewport;
  const fingers = new Map<number, Point>();
  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const listen = <K extends keyof HTMLElementEventMap>(type: K, act: (event: HTMLElementEventMap[K]) => void, passive = true) =>
    canvas.addEventListener(type, act, { signal, passive });
  listen('wheel', (event) => onWheel(event, viewport, at(event)), false);
  // The right button zooms; some systems would open the browser's menu as soon as it is pressed.
  listen('contextmenu', (event) => event.preventDefault(), false);
  let hand: Hand | undefined;
  listen('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    hand = fingers.size === 2 ? { does: 'pinch', start: at(event), last: at(event) } : startHand(event, viewport, at(event));
  });
  listen('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before || !hand) return;
    fingers.set(event.pointerId, at(event));
    if (hand.does === 'pinch') pinch(viewport, [...fingers.entries()], event.pointerId, before);
    else hand = moveHand(hand, viewport, at(event));
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    listen(type, (event) => {
      fingers.delete(event.pointerId);
      if (hand?.does === 'measure') endMeasure(hand, viewport);
      hand = undefined;
    });
  }
}

interface Hand {
  readonly does: 'pan' | 'zoom' | 'measure' | 'pinch';
  readonly start: Point;
  readonly last: Point;
  readonly caliper?: Caliper;
  /** This press ends what an earlier tap began. */
  readonly isSecondTap?: boolean;
}

function startHand({ button, pointerType }: PointerEvent, viewport: Handled, at: Point): Hand {
  const hand = { start: at, last: at };
  if (button === 2) return { ...hand, does: 'zoom' };
  const { tool, caliper } = viewport.store.getState();
  if (button === 1 || tool !== 'caliper') return { ...hand, does: 'pan' };
  const begun = caliper && isDot(caliper) ? caliper : undefined;
  const started = begun ?? startCaliper(viewport.scene(), at);
  if (!started) return { ...hand, does: pointerType === 'touch' ? 'pan' : 'measure' };
  return { ...hand, does: 'measure', caliper: started, isSecondTap: begun !== undefined };
}

const isDot = ({ from, to }: Caliper): boolean => from.sec === to.sec && from.value === to.value;

function moveHand(hand: Hand, viewport: Handled, at: Point): Hand {
  const [dx, dy] = [at[0] - hand.last[0], at[1] - hand.last[1]];
  if (hand.does === 'pan') viewport.pan(-dx, -dy);
  if (hand.does === 'zoom') viewport.zoomBy(2 ** (-dy / PX_PER_DOUBLING), hand.start);
  if (hand.does === 'measure' && hand.caliper) {
    const caliper = stretch(hand.caliper, viewport.scene(), at);
    viewport.store.setState({ caliper });
    return { ...hand, last: at, caliper };
  }
  return { ...hand, last: at };
}

/** A tap leaves a dot that the next tap stretches: dragging is never the only way (WCAG 2.5.7). */
function endMeasure({ caliper, start, last, isSecondTap }: Hand, viewport: Handled): void {
  if (!caliper) return;
  const isTap = Math.hypot(last[0] - start[0], last[1] - start[1]) < TAP_PX;
  if (isSecondTap) viewport.store.setState({ caliper: stretch(caliper, viewport.scene(), last) });
  else viewport.store.setState({ caliper: isTap ? { ...caliper, to: caliper.from } : caliper });
}

function startCaliper(scene: Scene | undefined, at: Point): Caliper | undefined {
  const cell = scene && cellAt(scene.page, toPaper(scene, at));
  const channel = cell && scene.channels[cell.channel];
  if (!cell || !channel) return undefined;
  const point = toPoint(scene, cell, at);
  const unit = unitOf(channel);
  return { channel: cell.channel, name: cell.name, from: point, to: point, ...(unit !== undefined && { unit }) };
}

function stretch(caliper: Caliper, scene: Scene | undefined, at: Point): Caliper {
  if (!scene) return caliper;
  const cells = scene.page.cells.filter(({ channel, name }) => channel === caliper.channel && name === caliper.name);
  const [x] = toPaper(scene, at);
  // A lead may be drawn twice, in its column and along the foot: the one under the hand.
  const cell =
    cells.find(
      ({ fromSec, width }) => caliper.from.sec >= fromSec && caliper.from.sec <= fromSec + width / scene.speed && x >= 0,
    ) ?? cells[0];
  return cell ? { ...caliper, to: toPoint(scene, nearest(scene, cells, at) ?? cell, at) } : caliper;
}

const nearest = (scene: Scene, cells: readonly Cell[], at: Point): Cell | undefined => {
  const [, y] = toPaper(scene, at);
  return [...cells].sort((a, b) => Math.abs(a.y + a.height / 2 - y) - Math.abs(b.y + b.height / 2 - y))[0];
};

function toPaper(scene: Scene, [x, y]: Point): Point {
  const [left, top] = originOf(scene.frame, scene.page);
  return [(x - left) / scene.frame.scale, (y - top) / scene.frame.scale];
}

function toPoint(scene: Scene, cell: Cell, at: Point): CaliperPoint {
  const [x, y] = toPaper(scene, at);
  const channel = scene.channels[cell.channel];
  const height = channel && heightOf(cell, scene.signal.baseline(channel.index), scene.scaleOf(channel));
  const inside = Math.max(cell.x, Math.min(cell.x + cell.width, x));
  return { sec: cell.fromSec + (inside - cell.x) / scene.speed, value: height?.toValue(y) ?? 0 };
}

function onWheel(event: WheelEvent, viewport: Handled, at: Point): void {
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
  // A notch of a wheel is 100 or 120; a trackpad's pinch comes in small numbers.
  if (event.ctrlKey || event.metaKey) viewport.zoomBy(2 ** (-Math.max(-120, Math.min(120, dy)) / 400), at);
  else if (viewport.store.getState().layout === 'rows' || event.shiftKey) viewport.pan(dx + dy, 0);
  else viewport.pan(dx, dy);
}

function pinch(viewport: Handled, fingers: readonly (readonly [number, Point])[], moved: number, before: Point): void {
  const [one, two] = [fingers.find(([id]) => id === moved)?.[1], fingers.find(([id]) => id !== moved)?.[1]];
  if (!one || !two) return;
  const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1]));
  const middle: Point = [(one[0] + two[0]) / 2, (one[1] + two[1]) / 2];
  viewport.zoomBy(distance(one, two) / distance(before, two), middle);
  viewport.pan(-(one[0] - before[0]) / 2, -(one[1] - before[1]) / 2);
}
