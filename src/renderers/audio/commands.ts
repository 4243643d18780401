// What keys, menus and buttons do to a recording.
import type { Command } from '../renderer.ts';
import type { AudioStore } from './state.ts';
import { SPEEDS } from './state.ts';

export interface Commanded {
  readonly store: AudioStore;
  togglePlay(): void;
  seek(time: number): void;
  seekBy(seconds: number): void;
  setSpeed(speed: number): void;
  setMuted(isMuted: boolean): void;
  setSpan(edge: 'from' | 'to'): void;
  addWord(): void;
  zoomBy(factor: number): void;
}

type Act = (viewport: Commanded) => void;

const faster =
  (by: 1 | -1): Act =>
  (viewport) => {
    const at = SPEEDS.indexOf(viewport.store.getState().speed);
    viewport.setSpeed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] ?? 1);
  };

const toMarker =
  (by: 1 | -1): Act =>
  (viewport) => {
    const { time, words, span } = viewport.store.getState();
    const places = [...words.map(({ from }) => from), ...(span ? [span.from] : [])].sort((a, b) => a - b);
    const next = by > 0 ? places.find((place) => place > time + 0.01) : places.findLast((place) => place < time - 0.01);
    if (next !== undefined) viewport.seek(next);
  };

const ACTS: { readonly [command in Command]?: Act } = {
  playPause: (viewport) => viewport.togglePlay(),
  next: (viewport) => viewport.seekBy(0.1),
  previous: (viewport) => viewport.seekBy(-0.1),
  next10: (viewport) => viewport.seekBy(1),
  previous10: (viewport) => viewport.seekBy(-1),
  first: (viewport) => viewport.seek(0),
  last: (viewport) => viewport.seek(Number.MAX_VALUE),
  up: faster(1),
  down: faster(-1),
  faster: faster(1),
  slower: faster(-1),
  nextMarker: toMarker(1),
  previousMarker: toMarker(-1),
  mark: (viewport) => viewport.addWord(),
  spanStart: (viewport) => viewport.setSpan('from'),
  spanEnd: (viewport) => viewport.setSpan('to'),
  loop: ({ store }) => store.setState(({ isLooping }) => ({ isLooping: !isLooping })),
  mute: (viewport) => viewport.setMuted(!viewport.store.getState().isMuted),
  zoomIn: (viewport) => viewport.zoomBy(1.5),
  zoomOut: (viewport) => viewport.zoomBy(1 / 1.5),
  fitOrActual: (viewport) => viewport.zoomBy(0),
  reset: (viewport) => {
    viewport.setSpeed(1);
    viewport.zoomBy(0);
  },
};

export const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);

/** @returns false if it means nothing to a recording */
export function perform(viewport: Commanded, command: Command): boolean {
  const act = ACTS[command];
  act?.(viewport);
  return act !== undefined;
}
