// What keys, menus and buttons do to a slide.
import type { Command } from '../renderer.ts';
import type { Commanded } from './controlled.ts';
import { umPerPixel } from './image.ts';
import { PRESETS, scaleOf } from './magnification.ts';
import type { Tool } from './state.ts';

type Act = (viewport: Commanded) => void;

/** A field less a margin, so that what lies at its edge is seen twice and never missed. */
const FIELD = 0.85;
const ZOOM_STEP = 1.5;

const moveField =
  (columns: number, rows: number): Act =>
  (viewport) =>
    viewport.moveByFields(columns * FIELD, rows * FIELD);
const zoom =
  (factor: number): Act =>
  ({ screen, tellMove }) => {
    screen?.zoomBy(factor);
    tellMove();
  };
const chooseTool =
  (tool: Tool | undefined): Act =>
  (viewport) =>
    viewport.setTool(viewport.store.getState().tool === tool ? undefined : tool);

/** At the pointer, where it is over the slide: what is looked at stays in sight. */
function magnify({ screen, store, pointer, tellMove }: Commanded, magnification: number): void {
  const um = umPerPixel(store.getState().image ?? {});
  if (um !== undefined) screen?.setScale(scaleOf(magnification, um), { ...(pointer && { at: pointer }) });
  tellMove();
}

const whole: Act = ({ screen, tellMove }) => {
  screen?.fit();
  tellMove();
};
/** One pixel a device pixel. */
const native: Act = ({ screen, pointer, tellMove }) => {
  screen?.setScale(1 / devicePixelRatio, { ...(pointer && { at: pointer }) });
  tellMove();
};

export const ACTS: { readonly [command in Command]?: Act } = {
  next: moveField(1, 0),
  previous: moveField(-1, 0),
  down: moveField(0, 1),
  up: moveField(0, -1),
  next10: (viewport) => viewport.stepPlane(1),
  previous10: (viewport) => viewport.stepPlane(-1),
  nextSeries: (viewport) => viewport.openSlide(viewport.store.getState().shown + 1),
  previousSeries: (viewport) => viewport.openSlide(viewport.store.getState().shown - 1),
  zoomIn: zoom(ZOOM_STEP),
  zoomOut: zoom(1 / ZOOM_STEP),
  fitOrActual: (viewport) => (viewport.screen?.isFitting ? native : whole)(viewport),
  preset1: whole,
  preset9: native,
  ...Object.fromEntries(
    Object.entries(PRESETS).map(([number, magnification]) => [
      `preset${number}`,
      (viewport: Commanded) => magnify(viewport, magnification),
    ]),
  ),
  rotate: ({ store, dress }) => dress({ rotation: (store.getState().rotation + 90) % 360 }),
  flip: ({ store, dress }) => dress({ isFlipped: !store.getState().isFlipped }),
  reset: (viewport) => {
    viewport.setTool(undefined);
    viewport.dress({
      rotation: 0,
      isFlipped: false,
      look: viewport.store.getState().image?.look ?? viewport.store.getState().look,
    });
    whole(viewport);
  },
  toolPan: chooseTool(undefined),
  toolZoom: chooseTool('zoom'),
  toolLength: chooseTool('length'),
  toolArea: chooseTool('area'),
  toolPoint: chooseTool('point'),
  toolNone: (viewport) => viewport.setTool(undefined),
  mark: (viewport) => viewport.markHere(),
  deleteMark: ({ store, pen }) => {
    const { selected } = store.getState();
    if (selected !== undefined) pen.remove(selected);
  },
  overlays: ({ store }) => {
    const next = { all: 'less', less: 'none', none: 'all' } as const;
    store.setState({ overlays: next[store.getState().overlays] });
  },
  computed: ({ store }) => store.setState({ isComputedOn: !store.getState().isComputedOn }),
};

const ALL = Object.keys(ACTS) as Command[];

/** What means something here and now. */
export function commandsOf({ store }: Commanded): ReadonlySet<Command> {
  const { image, slides, tool, selected, marks, annotations, segments } = store.getState();
  const isCalibrated = image?.spacingMm !== undefined;
  const hasPlanes = (image?.planes.length ?? 1) > 1;
  const without: Partial<Record<Command, boolean>> = {
    next10: !hasPlanes,
    previous10: !hasPlanes,
    nextSeries: slides.length < 2,
    previousSeries: slides.length < 2,
    toolNone: tool === undefined,
    deleteMark: selected === undefined || marks.length === 0,
    computed: ![...annotations, ...segments].some(({ isComputed }) => isComputed),
    ...Object.fromEntries(Object.keys(PRESETS).map((number) => [`preset${number}`, !isCalibrated])),
  };
  return new Set(ALL.filter((command) => !without[command]));
}
