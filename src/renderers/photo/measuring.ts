// Lines on a picture, and the scale that a reader makes of one whose length is known.
import { lengthOf, type Measure, measuresOf, type PhotoState, type PhotoStore, withMeasures, withOwnScale } from './state.ts';

/** As long as the page lives: a picture that is opened again has the scale that its reader gave it. By the key of the shot, mm a px. */
const kept = new Map<string, number>();
const MOST_KEPT = 500;

export function recallScales(shots: PhotoState['shots']): PhotoState['ownScales'] {
  return Object.fromEntries(
    shots.flatMap(({ key }): [string, number][] => {
      const mm = kept.get(key);
      return mm === undefined ? [] : [[key, mm]];
    }),
  );
}

/** A line that is being drawn, or is; the one to calibrate with waits for its length. */
export function drawLine(store: PhotoStore, line: Measure, isDone: boolean): void {
  const state = store.getState();
  if (state.tool === 'calibrate' || !isDone) store.setState({ known: line });
  else store.setState({ measures: withMeasures(state, [...measuresOf(state), line]), known: undefined });
}

/** The line that waits is so many mm long. @returns whether there was one */
export function calibrate(store: PhotoStore, mm: number): boolean {
  const state = store.getState();
  const px = state.known ? lengthOf(state.known, undefined) : 0;
  const key = state.shots[state.index]?.key;
  if (!(mm > 0 && px > 0) || key === undefined) return false;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, mm / px);
  store.setState({ ownScales: withOwnScale(state, mm / px), known: undefined, tool: 'length' });
  return true;
}

export function forgetScale(store: PhotoStore): void {
  const state = store.getState();
  kept.delete(state.shots[state.index]?.key ?? '');
  store.setState({ ownScales: withOwnScale(state, undefined) });
}
