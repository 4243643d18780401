// A slide's tiles for OpenSeadragon: where each lies, and how it comes. Requests that no eye needs any more are ended.
import { Failure, isAbort } from '../../model/failure.ts';
import { type Job, OpenSeadragon, OsdPoint, Rect } from './engine.ts';
import type { ImageLevel, Look, SlideImage } from './image.ts';

/** The source has tried three times by then. */
const RETRY_MS = 8000;

export interface TileSourceOptions {
  readonly image: SlideImage;
  readonly look: () => Look;
  /** The last level, from 0, that it has. */
  readonly to: number;
  /** Changes when tiles are dressed anew. */
  version(): number;
  /** Whether an eye needs it when the movement under way ends. @param margin tiles around the view that count */
  isWanted(tile: Job['tile'], margin: number): boolean;
  onTile(): void;
  onRefused(): void;
  onTrouble(error: unknown): void;
}

export interface SlideTiles {
  readonly source: OpenSeadragon.TileSource;
  /** Ends those whose tile has gone out of sight or out of use. @returns how many */
  cancelUnwanted(): number;
  cancelAll(): void;
  /** Requests under way. */
  count(): number;
}

export function createTiles({ image, look, to, version, isWanted, onTile, onRefused, onTrouble }: TileSourceOptions): SlideTiles {
  const levels = image.levels.slice(0, to + 1);
  const base = levels[levels.length - 1] ?? image.levels[0];
  const jobs = new Set<Job>();
  const waiting = new Set<ReturnType<typeof setTimeout>>();
  /** Asked once: the engine's own note of it goes when the tile is out of sight. */
  const broken = new Set<string>();
  const levelAt = (level: number): ImageLevel => levels[level] ?? base;
  const nameOf = (level: number, column: number, row: number): string => `${version()}/${level}/${column}/${row}`;

  const source = new OpenSeadragon.TileSource({
    width: base.width,
    height: base.height,
    tileWidth: base.tileWidth,
    tileHeight: base.tileHeight,
    tileOverlap: 0,
    minLevel: 0,
    maxLevel: levels.length - 1,
    ...geometryOf(levelAt, base),
    tileExists: (level: number, column: number, row: number) => {
      const { columns, rows } = levelAt(level);
      const isInside = level >= 0 && level < levels.length && column >= 0 && row >= 0 && column < columns && row < rows;
      return isInside && !broken.has(nameOf(level, column, row)) && image.hasTile(level, column, row, look());
    },
    getTileUrl: nameOf,
    getTileHashKey: nameOf,
    hasTransparency: () => false,
    // The engine asks on the way of a movement for what nobody will see at its end; it must not be told so at once.
    downloadTileStart: (job: Job) =>
      void (isWanted(job.tile, 0.05)
        ? start(job)
        : queueMicrotask(() => {
            refuse(job);
            onRefused();
          })),
    downloadTileAbort: (job: Job) => job.userData.ends?.abort(),
  } as unknown as OpenSeadragon.TileSourceOptions);

  function refuse(job: Job): void {
    job.fail('out of sight', null);
    // The engine takes a failed tile for one that does not exist; this one may be wanted again.
    job.tile.exists = true;
  }

  /** What a network lost may be had in a while; what is broken stays so. */
  function retryLater(job: Job): void {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      job.tile.exists = true;
      onRefused();
    }, RETRY_MS);
    waiting.add(timer);
  }

  async function start(job: Job): Promise<void> {
    const ends = new AbortController();
    job.userData.ends = ends;
    jobs.add(job);
    const [, level = 0, column = 0, row = 0] = job.src.split('/').map(Number);
    try {
      const bitmap = await image.readTile({ level, column, row, look: look(), signal: ends.signal });
      const context = ends.signal.aborted ? undefined : toContext(bitmap);
      bitmap.close();
      if (!jobs.delete(job)) return;
      if (!context) throw new Error('no canvas for a tile');
      job.finish(context, null, 'context2d');
      onTile();
    } catch (error) {
      if (!jobs.delete(job)) return;
      job.fail('failed', null);
      if (isAbort(error)) return;
      onTrouble(error);
      if (error instanceof Failure && (error.reason === 'unreachable' || error.reason === 'busy')) retryLater(job);
      else broken.add(job.src);
    }
  }

  const cancel = (isToEnd: (job: Job) => boolean): number => {
    const ended = [...jobs].filter(isToEnd);
    for (const job of ended) {
      jobs.delete(job);
      job.userData.ends?.abort();
      refuse(job);
    }
    return ended.length;
  };
  return {
    source,
    cancelUnwanted: () => cancel(({ tile }) => !isWanted(tile, 1)),
    cancelAll() {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
      cancel(() => true);
    },
    count: () => jobs.size,
  };
}

/** Levels may have any ratio, and sides that were rounded each by itself: each tile lies where its own level says. */
function geometryOf(levelAt: (level: number) => ImageLevel, base: ImageLevel) {
  const aspect = base.height / base.width;
  return {
    getLevelScale: (level: number) => levelAt(level).width / base.width,
    getTileWidth: (level: number) => levelAt(level).tileWidth,
    getTileHeight: (level: number) => levelAt(level).tileHeight,
    getNumTiles: (level: number) => new OsdPoint(levelAt(level).columns, levelAt(level).rows),
    getTileAtPoint: (level: number, { x, y }: OpenSeadragon.Point) => {
      const { width, height, tileWidth, tileHeight, columns, rows } = levelAt(level);
      const clamp = (value: number, most: number): number => Math.max(0, Math.min(most - 1, Math.floor(value)));
      return new OsdPoint(clamp((x * width) / tileWidth, columns), clamp(((y / aspect) * height) / tileHeight, rows));
    },
    getTileBounds: (level: number, column: number, row: number, isSource?: boolean) => {
      const { width, height, tileWidth, tileHeight } = levelAt(level);
      const [left, top] = [column * tileWidth, row * tileHeight];
      // Tiles at the edges are whole, and reach beyond the matrix.
      const [wide, high] = [Math.min(tileWidth, width - left), Math.min(tileHeight, height - top)];
      if (isSource) return new Rect(0, 0, wide, high);
      return new Rect(left / width, (top / height) * aspect, wide / width, (high / height) * aspect);
    },
  };
}

function toContext(bitmap: ImageBitmap): CanvasRenderingContext2D | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d', { alpha: false });
  context?.drawImage(bitmap, 0, 0);
  return context ?? undefined;
}
