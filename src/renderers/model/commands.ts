// What keys, menus and buttons do to a model.
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { SIDES } from './directions.ts';
import type { Tool } from './state.ts';

type Act = (viewport: Controlled) => void;

const STEP = Math.PI / 36;
const LEAP = Math.PI / 4;
const ZOOM_STEP = 1.25;

const turning =
  (toRight: number, upwards: number, clockwise = 0): Act =>
  (viewport) =>
    viewport.turnBy(toRight, upwards, clockwise);
const zooming =
  (factor: number): Act =>
  (viewport) =>
    viewport.zoomBy(factor);
const choosing =
  (tool: Tool): Act =>
  ({ store }) =>
    store.setState(({ tool: now }) => ({ tool: now === tool ? 'turn' : tool }));

/** An arrow moves what lies in front the way it points, as a hand does. */
export const ACTS: { readonly [command in Command]?: Act } = {
  next: turning(STEP, 0),
  previous: turning(-STEP, 0),
  up: turning(0, STEP),
  down: turning(0, -STEP),
  next10: turning(LEAP, 0),
  previous10: turning(-LEAP, 0),
  nextSeries: (viewport) => viewport.openGroup(viewport.store.getState().group + 1),
  previousSeries: (viewport) => viewport.openGroup(viewport.store.getState().group - 1),
  zoomIn: zooming(ZOOM_STEP),
  zoomOut: zooming(1 / ZOOM_STEP),
  fitOrActual: (viewport) => viewport.fit(),
  rotate: turning(0, 0, Math.PI / 2),
  reset: (viewport) => viewport.reset(),
  toolPan: choosing('pan'),
  toolZoom: choosing('zoom'),
  toolNone: choosing('turn'),
  overlays: ({ store }) => store.setState(({ hasCaptions }) => ({ hasCaptions: !hasCaptions })),
  ...Object.fromEntries(SIDES.map((side, index): [string, Act] => [`preset${index + 1}`, (viewport) => viewport.lookAt(side)])),
};

const ALL = Object.keys(ACTS) as Command[];

/** What means something here and now. */
export function commandsOf({ store }: Controlled): ReadonlySet<Command> {
  const { groups, tool, camera } = store.getState();
  if (!camera) return new Set();
  return new Set(
    ALL.filter((command) => (groups.length > 1 || !/Series$/.test(command)) && (tool !== 'turn' || command !== 'toolNone')),
  );
}
