// A picture in tiles that a server hands out one by one, as its descriptor tells.

export interface PyramidLevel {
  readonly width: number;
  readonly height: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly columns: number;
  readonly rows: number;
}

export interface PyramidTile {
  /** As the descriptor tells it: absolute, or relative to the descriptor. */
  readonly address: string;
  /** What of the tile is its own, px; the rest overlaps its neighbours. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface Pyramid {
  /** 'Deep Zoom', 'IIIF 3': for those who look after servers. */
  readonly kind: string;
  /** The coarsest first, the base last. */
  readonly levels: readonly [PyramidLevel, ...PyramidLevel[]];
  /** @param level index into `levels` @param column, row from 0, inside of the level */
  tile(level: number, column: number, row: number): PyramidTile;
}

/** No picture is wider, and no tile. */
export const MAX_SIDE = 2 ** 24;
export const MAX_TILE = 8192;

export const gridOf = (width: number, height: number, tileWidth: number, tileHeight: number): PyramidLevel => ({
  ...{ width, height, tileWidth, tileHeight },
  columns: Math.ceil(width / tileWidth),
  rows: Math.ceil(height / tileHeight),
});

/** What of a level a tile shows, px of the level. */
export function boxOf({ width, height, tileWidth, tileHeight }: PyramidLevel, column: number, row: number) {
  const [x, y] = [column * tileWidth, row * tileHeight];
  return { x, y, width: Math.min(tileWidth, width - x), height: Math.min(tileHeight, height - y) };
}
