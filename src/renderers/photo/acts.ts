// What the commands mean to a photo.
import type { Command } from '../renderer.ts';
import type { Camera, Point } from './camera.ts';
import { isPaired, measuresOf, type PhotoState, type PhotoStore, type Tool, withMeasures } from './state.ts';

/** The viewport, as commands see it. */
export interface Acted {
  readonly store: PhotoStore;
  readonly camera: Camera;
  /** Index of the picture that was asked for last, shown yet or not. */
  readonly aim: number;
  openShot(index: number): void;
  zoomBy(factor: number): void;
  doubleTap(at: Point): void;
  turn(change: Partial<Pick<Camera, 'quarters' | 'isMirrored'>>): void;
  setTool(tool: Tool): void;
  showEyes(eyes: 'both' | 'R' | 'L'): void;
  fit(): void;
  keepStill(): Promise<void>;
}

const step = (by: number) => (viewport: Acted) => {
  const state = viewport.store.getState();
  const { shots, pair } = state;
  const to = Math.max(0, Math.min(shots.length - 1, viewport.aim + by));
  // The other eye is seen already.
  const beyond = isPaired(state) && to === pair ? to + Math.sign(by) : to;
  if (shots[beyond]) viewport.openShot(beyond);
};

export const ACTS: { readonly [command in Command]?: (viewport: Acted) => void } = {
  next: step(1),
  previous: step(-1),
  next10: step(10),
  previous10: step(-10),
  first: step(Number.NEGATIVE_INFINITY),
  last: (viewport) => viewport.openShot(viewport.store.getState().shots.length - 1),
  zoomIn: (viewport) => viewport.zoomBy(1.25),
  zoomOut: (viewport) => viewport.zoomBy(0.8),
  fitOrActual: (viewport) => viewport.doubleTap([0, 0]),
  rotate: (viewport) => viewport.turn({ quarters: ((viewport.camera.quarters + 1) % 4) as Camera['quarters'] }),
  flip: (viewport) => viewport.turn({ isMirrored: !viewport.camera.isMirrored }),
  reset: (viewport) => {
    viewport.turn({ quarters: 0, isMirrored: false });
    viewport.setTool('pan');
    viewport.fit();
  },
  preset1: (viewport) => viewport.showEyes('both'),
  preset2: (viewport) => viewport.showEyes('R'),
  preset3: (viewport) => viewport.showEyes('L'),
  toolLength: (viewport) => viewport.setTool('length'),
  still: (viewport) => void viewport.keepStill(),
  toolPan: (viewport) => viewport.setTool('pan'),
  toolNone: (viewport) => viewport.setTool('pan'),
  deleteMark: ({ store }) =>
    store.setState((state) => ({ measures: withMeasures(state, measuresOf(state).slice(0, -1)), known: undefined })),
};

const EYES: readonly Command[] = ['preset1', 'preset2', 'preset3'];

/** Those that mean something now. */
export function commandsOf(state: PhotoState): ReadonlySet<Command> {
  const { tool, known, pair } = state;
  const hidden = new Set<Command>([
    ...(tool === 'pan' ? (['toolNone'] as const) : []),
    ...(measuresOf(state).length === 0 && !known ? (['deleteMark'] as const) : []),
    ...(pair === undefined ? EYES : []),
  ]);
  return new Set((Object.keys(ACTS) as Command[]).filter((command) => !hidden.has(command)));
}
