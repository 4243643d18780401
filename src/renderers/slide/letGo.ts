// What the engine would hold for ever is let go: tiles of its coarsest level, and its notes on every tile ever in sight.
import type { TiledImage, Viewer } from './engine.ts';

/** What is true of its tiles in 6.1, and not in its types. */
export interface HeldTile {
  readonly tiledImage: unknown;
  readonly loaded: boolean;
  readonly loading: boolean;
  readonly processing: boolean | number;
  readonly beingDrawn: boolean;
  readonly lastTouchTime: number;
  unload(erase: boolean): void;
}
/** By level, column and row. */
export type Notes = Record<string, Record<string, Record<string, HeldTile>>>;

/** Lets go of what has been out of sight the longest. @param most tiles to hold @param kept the backdrop, which stays */
export function letGoOfTiles(viewer: Viewer, most: number, kept: TiledImage | undefined): void {
  const cache = viewer.tileCache as unknown as { numTilesLoaded(): number; getLoadedTilesFor(image: null): HeldTile[] };
  if (cache.numTilesLoaded() <= most) return;
  const held = cache.getLoadedTilesFor(null);
  for (const tile of surplusOf(held, most, kept)) tile.unload(true);
}

/** @returns those beyond `most` that nobody sees, the longest unseen first */
export function surplusOf(held: readonly HeldTile[], most: number, kept: unknown): HeldTile[] {
  return held
    .filter((tile) => tile.loaded && !tile.beingDrawn && !tile.loading && !tile.processing && tile.tiledImage !== kept)
    .sort((a, b) => a.lastTouchTime - b.lastTouchTime)
    .slice(0, Math.max(0, held.length - most));
}

/** Forgets tiles that are neither held nor on their way nor in sight. */
export function forgetUnseen(image: TiledImage): void {
  const notes = (image as unknown as { readonly tilesMatrix: Notes }).tilesMatrix;
  const tiles = Object.values(notes).flatMap((columns) => Object.values(columns).flatMap((rows) => Object.values(rows)));
  const newest = tiles.reduce((most, { lastTouchTime }) => Math.max(most, lastTouchTime), 0);
  for (const columns of Object.values(notes))
    for (const [column, rows] of Object.entries(columns)) {
      for (const [row, tile] of Object.entries(rows))
        if (!tile.loaded && !tile.loading && tile.lastTouchTime < newest) delete rows[row];
      if (Object.keys(rows).length === 0) delete columns[column];
    }
}
