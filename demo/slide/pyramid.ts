// A slide's levels as JPEG tiles, drawn from top to bottom: only a band of tiles is ever held in pixels.
import sharp from 'sharp';
import { TILE } from './canvas.ts';
import type { Tissue } from './tissue.ts';

export interface DrawnTile {
  /** From 0, of the grid of tiles. */
  readonly column: number;
  readonly row: number;
  readonly jpeg: Uint8Array;
}
export interface DrawnLevel {
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly DrawnTile[];
}

/** Pixels of one level to a pixel of the next; sums of 16 are divided by shifting. */
const RATIO = 4;
const QUALITY = 78;

/** One level below the top: pixels of a band as high as its tiles. */
class Level {
  readonly width: number;
  readonly height: number;
  readonly tiles: DrawnTile[] = [];
  readonly band: Uint8Array;
  readonly #glass: readonly number[];
  readonly #isSparse: boolean;
  /** Columns of tiles that tissue was put into since the band was cleared. */
  readonly #touched = new Set<number>();
  readonly next: Level | undefined;

  constructor(width: number, height: number, glass: readonly number[], isSparse: boolean) {
    this.width = width;
    this.height = height;
    this.#glass = glass;
    this.#isSparse = isSparse;
    this.band = new Uint8Array(Math.ceil(width / TILE) * TILE * TILE * 3);
    this.clear();
    this.next = width > 2 * TILE ? new Level(Math.round(width / RATIO), Math.round(height / RATIO), glass, false) : undefined;
  }

  clear(): void {
    Buffer.from(this.band.buffer).fill(Uint8Array.from(this.#glass));
    this.#touched.clear();
  }

  get stride(): number {
    return Math.ceil(this.width / TILE) * TILE * 3;
  }

  /** Takes a tile of the level above, at a quarter of its size. */
  take(tile: Uint8Array, column: number, row: number): void {
    const side = TILE / RATIO;
    const left = (column * TILE) / RATIO;
    const top = ((row * TILE) / RATIO) % TILE;
    this.#touched.add(Math.floor(left / TILE));
    const line = TILE * 3;
    for (let y = 0; y < side; y++) {
      let to = (top + y) * this.stride + left * 3;
      for (let x = 0; x < side; x++) {
        let [red, green, blue] = [0, 0, 0];
        for (let down = 0; down < RATIO; down++) {
          let from = (y * RATIO + down) * line + x * RATIO * 3;
          for (let along = 0; along < RATIO; along++, from += 3) {
            red += tile[from] ?? 0;
            green += tile[from + 1] ?? 0;
            blue += tile[from + 2] ?? 0;
          }
        }
        this.band[to++] = red >> 4;
        this.band[to++] = green >> 4;
        this.band[to++] = blue >> 4;
      }
    }
  }

  /** A row of its tiles is complete. @param row from 0 */
  async finish(row: number): Promise<void> {
    for (let column = 0; column * TILE < this.width; column++) {
      if (this.#isSparse && !this.#touched.has(column)) continue;
      const tile = new Uint8Array(TILE * TILE * 3);
      for (let y = 0; y < TILE; y++) {
        const from = y * this.stride + column * TILE * 3;
        tile.set(this.band.subarray(from, from + TILE * 3), y * TILE * 3);
      }
      this.next?.take(tile, column, row);
      this.tiles.push({ column, row, jpeg: await encode(tile) });
    }
    this.clear();
    if (!this.next || ((row + 1) % RATIO !== 0 && (row + 1) * TILE < this.height)) return;
    await this.next.finish(Math.floor(row / RATIO));
  }
}

const encode = (tile: Uint8Array): Promise<Buffer> =>
  sharp(Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength), { raw: { width: TILE, height: TILE, channels: 3 } })
    .jpeg({ quality: QUALITY })
    .toBuffer();

/** The base level first. Tiles of glass alone are left out of the two largest. */
export async function drawPyramid(
  tissue: Tissue,
  width: number,
  height: number,
  onRow: (fraction: number) => void,
): Promise<DrawnLevel[]> {
  const below = new Level(width / RATIO, height / RATIO, tissue.glass, true);
  const rows = Math.ceil(height / TILE);
  const tiles: DrawnTile[] = [];
  for (let row = 0; row < rows; row++) {
    // Encoded on other threads while the next is drawn.
    const encoding: Promise<DrawnTile>[] = [];
    for (let column = 0; column * TILE < width; column++) {
      if (!hasTissue(tissue, column, row)) continue;
      const pixels = new Uint8Array(TILE * TILE * 3);
      tissue.paint({ x: column * TILE, y: row * TILE, size: TILE }, pixels);
      below.take(pixels, column, row);
      encoding.push(encode(pixels).then((jpeg) => ({ column, row, jpeg })));
    }
    tiles.push(...(await Promise.all(encoding)));
    if ((row + 1) % RATIO === 0 || row + 1 === rows) await below.finish(Math.floor(row / RATIO));
    onRow((row + 1) / rows);
  }
  const levels: DrawnLevel[] = [{ width, height, tiles }];
  for (let level: Level | undefined = below; level; level = level.next) levels.push(level);
  return levels;
}

/** Looked at in steps that no piece of tissue is smaller than. */
function hasTissue({ depth }: Tissue, column: number, row: number): boolean {
  const steps = 8;
  for (let down = 0; down <= steps; down++)
    for (let along = 0; along <= steps; along++)
      if (depth((column + along / steps) * TILE, (row + down / steps) * TILE) > -24) return true;
  return false;
}
