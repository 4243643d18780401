// A launch begins the one pane that the address names before React is here; the first pane that is drawn takes it over.
import type { PaneOpening, Wanted } from './paneOpening.ts';

let early: PaneOpening | undefined;

export function keepEarly(opening: PaneOpening): void {
  early = opening;
}

/** @returns what was begun, if it is what this pane wants; what nobody wants is ended */
export function takeEarly(wanted: Wanted): PaneOpening | undefined {
  const opening = early;
  early = undefined;
  if (!opening || opening.serves(wanted)) return opening;
  opening.end();
  return undefined;
}

/** The user went elsewhere meanwhile. */
export function dropEarly(): void {
  early?.end();
  early = undefined;
}
