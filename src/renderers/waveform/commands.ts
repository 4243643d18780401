// What keys, menus and buttons do to curves.
import type { Command } from '../renderer.ts';
import type { LayoutName } from './layout.ts';
import type { WaveformStore } from './state.ts';

export interface Commanded {
  readonly store: WaveformStore;
  /** @param pages of the recording; a share of one where it is below 1 */
  step(pages: number): void;
  pan(x: number, y: number): void;
  goTo(timeSec: number): void;
  zoomBy(factor: number): void;
  fit(): void;
  actualSize(): void;
  reset(): void;
  openSheet(index: number): void;
  /** @returns false where there is none */
  goToMark(direction: 1 | -1): boolean;
  readonly hasMarks: boolean;
}

type Act = (viewport: Commanded) => void;

const ZOOM_STEP = 1.2;
/** Of a page, by one key. */
const STEP = 0.2;
const PAN_PX = 60;

const chooseLayout =
  (layout: LayoutName, at: number): Act =>
  ({ store }) => {
    const { layouts } = store.getState();
    store.setState({ layout: layouts.includes(layout) ? layout : (layouts[at] ?? layouts[0] ?? 'rows') });
  };
const chooseSpeed =
  (at: number): Act =>
  ({ store }) =>
    store.setState({ speed: store.getState().family.speeds.at(at) ?? store.getState().speed });
const chooseGain =
  (at: number): Act =>
  ({ store }) =>
    store.setState({ gain: store.getState().family.gains[at] ?? store.getState().gain });

const ACTS: { readonly [command in Command]?: Act } = {
  next: (viewport) => viewport.step(STEP),
  previous: (viewport) => viewport.step(-STEP),
  next10: (viewport) => viewport.step(1),
  previous10: (viewport) => viewport.step(-1),
  down: (viewport) => viewport.pan(0, PAN_PX),
  up: (viewport) => viewport.pan(0, -PAN_PX),
  first: (viewport) => viewport.goTo(0),
  last: (viewport) => viewport.goTo(viewport.store.getState().durationSec),
  nextSeries: (viewport) => viewport.openSheet(viewport.store.getState().shown + 1),
  previousSeries: (viewport) => viewport.openSheet(viewport.store.getState().shown - 1),
  nextMarker: (viewport) => viewport.goToMark(1),
  previousMarker: (viewport) => viewport.goToMark(-1),
  zoomIn: (viewport) => viewport.zoomBy(ZOOM_STEP),
  zoomOut: (viewport) => viewport.zoomBy(1 / ZOOM_STEP),
  fitOrActual: (viewport) => (viewport.store.getState().isFit ? viewport.actualSize() : viewport.fit()),
  reset: (viewport) => viewport.reset(),
  preset1: chooseLayout('3x4', 0),
  preset2: chooseLayout('6x2', 0),
  preset3: chooseLayout('12x1', 0),
  preset4: chooseSpeed(-2),
  preset5: chooseSpeed(-1),
  preset6: chooseGain(0),
  preset7: chooseGain(1),
  preset8: chooseGain(2),
  preset9: ({ store }) => store.setState({ isCabrera: !store.getState().isCabrera }),
  toolLength: ({ store }) => store.setState({ tool: store.getState().tool === 'caliper' ? 'none' : 'caliper' }),
  toolPan: ({ store }) => store.setState({ tool: 'pan' }),
  toolNone: ({ store }) => store.setState({ tool: 'none' }),
  deleteMark: ({ store }) => store.setState({ caliper: undefined }),
  overlays: ({ store }) => store.setState({ hasOverlays: !store.getState().hasOverlays }),
};

const ALL = Object.keys(ACTS) as Command[];

/** What means something now: a key with nothing to do is free for others. */
export function commandsOf({ store, hasMarks }: Commanded): ReadonlySet<Command> {
  const { tool, caliper, layouts, sheets } = store.getState();
  const isFree = (command: Command): boolean => {
    if (command === 'toolNone') return tool === 'none';
    if (command === 'deleteMark') return caliper === undefined;
    if (command === 'nextMarker' || command === 'previousMarker') return !hasMarks;
    if (command === 'preset9' || command === 'preset2' || command === 'preset3') return layouts.length < 2;
    if (command === 'nextSeries' || command === 'previousSeries') return sheets.length < 2;
    return false;
  };
  return new Set(ALL.filter((command) => !isFree(command)));
}

export function perform(viewport: Commanded, command: Command): boolean {
  if (!commandsOf(viewport).has(command)) return false;
  ACTS[command]?.(viewport);
  return true;
}
