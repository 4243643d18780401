// IIIF Image API 2 and 3: an info.json tells which tiles its server has (§5.4 of 3.0, §5.3 of 2.1).
import { Failure } from '../../model/failure.ts';
import { boxOf, gridOf, MAX_SIDE, MAX_TILE, type Pyramid, type PyramidLevel } from './pyramid.ts';

const MOST_LEVELS = 32;
/** Of servers that cut out what they are asked for, and have no tiles of their own. */
const USUAL_TILE = 512;

type Info = Readonly<Record<string, unknown>>;

/** @throws Failure 'malformed', 'unsupported' for level 0 services without tiles, which hand out whole pictures alone */
export function parseIiif(text: string): Pyramid {
  const info = parseJson(text);
  const version = versionOf(info);
  const id = version === 3 ? info.id : info['@id'];
  if (typeof id !== 'string' || id.trim() === '') throw new Failure('malformed', { detail: 'an image without an address' });
  const [width, height] = [whole(info.width, MAX_SIDE), whole(info.height, MAX_SIDE)];
  const { tileWidth, tileHeight, factors } = tilesOf(info, width, height);
  const levels = factors.map((factor) => ({
    ...gridOf(Math.ceil(width / factor), Math.ceil(height / factor), tileWidth, tileHeight),
    factor,
  }));
  const [coarsest, ...finer] = levels;
  if (!coarsest) throw new Failure('malformed', { detail: 'tiles of no scale' });
  const base = id.replace(/\/+$/, '');
  return {
    kind: `IIIF ${version}`,
    levels: [coarsest, ...finer],
    tile(index, column, row) {
      const level = levels[index] ?? coarsest;
      const box = boxOf(level, column, row);
      const address = `${base}/${regionOf(level, level.factor, { width, height }, box)}/${sizeOf(version, { width, height }, box)}/0/default.jpg`;
      return { address, crop: { x: 0, y: 0, width: box.width, height: box.height } };
    },
  };
}

type Size = { readonly width: number; readonly height: number };
type Box = ReturnType<typeof boxOf>;

/** Of the whole picture's own pixels: `full`, or x,y,w,h, as static servers name their files. */
function regionOf({ tileWidth, tileHeight }: PyramidLevel, factor: number, whole: Size, { x, y }: Box): string {
  const [left, top] = [x * factor, y * factor];
  const [width, height] = [Math.min(tileWidth * factor, whole.width - left), Math.min(tileHeight * factor, whole.height - top)];
  return width === whole.width && height === whole.height ? 'full' : [left, top, width, height].join();
}

/** Canonical forms: `w,` and `full` in 2, `w,h` and `max` in 3. */
function sizeOf(version: 2 | 3, whole: Size, { width, height }: Box): string {
  const isWhole = width === whole.width && height === whole.height;
  if (version === 3) return isWhole ? 'max' : `${width},${height}`;
  return isWhole ? 'full' : `${width},`;
}

function parseJson(text: string): Info {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Info;
  } catch {
    // Without the cause: its message quotes the file.
  }
  throw new Failure('malformed', { detail: 'no image information' });
}

/** @throws Failure 'unsupported' for version 1, and for what is no image at all */
function versionOf(info: Info): 2 | 3 {
  const contexts: unknown[] = [info['@context']].flat();
  if (contexts.includes('http://iiif.io/api/image/3/context.json') || info.type === 'ImageService3') return 3;
  if (contexts.includes('http://iiif.io/api/image/2/context.json')) return 2;
  throw new Failure('unsupported', { detail: 'image information of another version than IIIF 2 and 3' });
}

interface Tiles {
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** The coarsest first. */
  readonly factors: readonly number[];
}

function tilesOf(info: Info, width: number, height: number): Tiles {
  const told: unknown = Array.isArray(info.tiles) ? info.tiles[0] : undefined;
  if (typeof told === 'object' && told !== null) {
    const { width: wide, height: high, scaleFactors } = told as Info;
    const tileWidth = whole(wide, MAX_TILE);
    const factors = Array.isArray(scaleFactors) ? scaleFactors.slice(0, MOST_LEVELS).map((one) => whole(one, MAX_SIDE)) : [1];
    const sorted = [...new Set(factors)].sort((a, b) => b - a);
    return { tileWidth, tileHeight: high === undefined ? tileWidth : whole(high, MAX_TILE), factors: sorted };
  }
  if (/level0/.test(JSON.stringify(info.profile ?? ''))) throw new Failure('unsupported', { detail: 'an image without tiles' });
  const factors = [1];
  for (let factor = 2; Math.max(width, height) / factor > USUAL_TILE / 2 && factors.length < MOST_LEVELS; factor *= 2)
    factors.unshift(factor);
  return { tileWidth: USUAL_TILE, tileHeight: USUAL_TILE, factors };
}

function whole(value: unknown, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most)
    throw new Failure('malformed', { detail: 'an image of no size' });
  return value;
}
