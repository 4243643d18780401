// What keys, menus and buttons ask of a film (ux §7.2).
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { markerBeside, setSpan } from './marks.ts';
import type { VideoState } from './state.ts';
import { frameCount, SPEEDS, stepSpeed } from './timing.ts';

const ZOOM_STEP = 1.25;
export const MAX_ZOOM = 8;

const stepFrames = (by: number) => (viewport: Controlled) => viewport.goToFrame(viewport.getIndex().index + by);

const stepSecond = (by: number) => (viewport: Controlled) => viewport.goTo(viewport.store.getState().time + by);

const changeSpeed = (direction: 1 | -1) => (viewport: Controlled) =>
  setSpeed(viewport, stepSpeed(viewport.store.getState().speed, direction));

export function setSpeed(viewport: Controlled, speed: number): void {
  viewport.store.setState({ speed });
  viewport.player.setSpeed(speed);
}

const goToMarker = (direction: 1 | -1) => (viewport: Controlled) => {
  const { markers, chapters, time } = viewport.store.getState();
  const places = [...markers, ...chapters.map(({ time: at, title: label }) => ({ time: at, label }))];
  const marker = markerBeside(
    places.sort((a, b) => a.time - b.time),
    time,
    direction,
  );
  if (marker) viewport.goTo(marker.time);
};

const setEdge = (edge: 'start' | 'end') => (viewport: Controlled) => {
  const { span, time } = viewport.store.getState();
  const next = setSpan(span, edge, time);
  // A span that has both its ends is there to be played over and over.
  viewport.store.setState({ span: next, ...(next.start !== undefined && next.end !== undefined && { isLooping: true }) });
};

export function setZoom(viewport: Controlled, zoom: number): void {
  const { zoom: before, pan } = viewport.store.getState();
  const next = Math.min(MAX_ZOOM, Math.max(1, zoom));
  const factor = next / before;
  viewport.store.setState({ zoom: next, pan: next === 1 ? [0, 0] : [pan[0] * factor, pan[1] * factor] });
}

const zoomStep = (factor: number) => (viewport: Controlled) => setZoom(viewport, viewport.store.getState().zoom * factor);

const turnClips = (by: 1 | -1) => (viewport: Controlled) => viewport.openClip(viewport.store.getState().shown + by);

export const ACTS: { readonly [command in Command]?: (viewport: Controlled) => void } = {
  next: stepFrames(1),
  previous: stepFrames(-1),
  next10: stepSecond(1),
  previous10: stepSecond(-1),
  first: (viewport) => viewport.goToFrame(1),
  last: (viewport) => viewport.goToFrame(frameCount(viewport.store.getState().duration, viewport.store.getState().rate)),
  nextSeries: turnClips(1),
  previousSeries: turnClips(-1),
  playPause: ({ player, store }) => (store.getState().isPlaying ? player.pause() : player.play()),
  up: changeSpeed(1),
  down: changeSpeed(-1),
  faster: changeSpeed(1),
  slower: changeSpeed(-1),
  loop: ({ store }) => store.setState({ isLooping: !store.getState().isLooping }),
  spanStart: setEdge('start'),
  spanEnd: setEdge('end'),
  mark: (viewport) => viewport.mark(),
  nextMarker: goToMarker(1),
  previousMarker: goToMarker(-1),
  still: (viewport) => void viewport.keepStill(),
  mute: (viewport) => viewport.setMuted(!viewport.store.getState().isMuted),
  overlays: ({ store }) => store.setState({ hasOverlays: !store.getState().hasOverlays }),
  zoomIn: zoomStep(ZOOM_STEP),
  zoomOut: zoomStep(1 / ZOOM_STEP),
  fitOrActual: (viewport) => setZoom(viewport, viewport.store.getState().zoom === 1 ? actualZoom(viewport) : 1),
  reset: (viewport) => {
    setZoom(viewport, 1);
    setSpeed(viewport, 1);
    viewport.store.setState({ isLooping: false, span: {} });
  },
  ...Object.fromEntries(
    SPEEDS.map((speed, index) => [`preset${index + 1}`, (viewport: Controlled) => setSpeed(viewport, speed)]),
  ),
};

/** One pixel of the film on one of the screen, and never smaller than the pane. */
function actualZoom({ player: { element }, store }: Controlled): number {
  const [width, height] = store.getState().size ?? [1, 1];
  const fitted = Math.min(element.clientWidth / width, element.clientHeight / height);
  return fitted > 0 ? 1 / (fitted * devicePixelRatio) : 1;
}

const ALL: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
const OF_SEVERAL: ReadonlySet<Command> = new Set(['nextSeries', 'previousSeries']);
const OF_SOUND: ReadonlySet<Command> = new Set(['mute']);

/** What means something here and now. */
export const commandsIn = ({ titles, hasSound }: Pick<VideoState, 'titles' | 'hasSound'>): ReadonlySet<Command> =>
  new Set(
    [...ALL].filter(
      (command) => !(OF_SEVERAL.has(command) && titles.length < 2) && !(OF_SOUND.has(command) && hasSound === false),
    ),
  );
