// Deep Zoom (.dzi): every level is half of the next, tiles lie in <name>_files/<level>/<column>_<row>.<format>.
import { Failure } from '../../model/failure.ts';
import { parseXml } from '../xml/parse.ts';
import { boxOf, gridOf, MAX_SIDE, MAX_TILE, type Pyramid, type PyramidLevel } from './pyramid.ts';

/** Levels below fit on a stamp: the smallest that is still a picture begins the pyramid. */
const LEAST_PX = 128;
const FORMATS: readonly string[] = ['jpg', 'jpeg', 'png'];

/** @param name of the descriptor's own file, without its ending @throws Failure 'malformed', 'unsupported' */
export function parseDeepZoom(text: string, name: string): Pyramid {
  const image = parseXml(text);
  const size = image.children.find((child) => typeof child !== 'string' && child.name === 'Size');
  if (image.name !== 'Image' || !size || typeof size === 'string')
    throw new Failure('malformed', { detail: 'no Deep Zoom image' });
  const [width, height] = [whole(size.attributes.get('Width'), 1, MAX_SIDE), whole(size.attributes.get('Height'), 1, MAX_SIDE)];
  const tile = whole(image.attributes.get('TileSize'), 1, MAX_TILE);
  const overlap = whole(image.attributes.get('Overlap') ?? '0', 0, tile);
  const format = image.attributes.get('Format')?.toLowerCase() ?? '';
  if (!FORMATS.includes(format)) throw new Failure('unsupported', { detail: `tiles of format ${format.slice(0, 16)}` });
  const top = Math.ceil(Math.log2(Math.max(width, height)));
  const levels: (PyramidLevel & { readonly number: number })[] = [];
  for (let number = 0; number <= top; number++) {
    const halved = 2 ** (top - number);
    const [wide, high] = [Math.ceil(width / halved), Math.ceil(height / halved)];
    if (number === top || Math.max(wide, high) > LEAST_PX) levels.push({ ...gridOf(wide, high, tile, tile), number });
  }
  const [coarsest, ...finer] = levels;
  if (!coarsest) throw new Failure('malformed', { detail: 'a Deep Zoom image without levels' });
  return {
    kind: 'Deep Zoom',
    levels: [coarsest, ...finer],
    tile(index, column, row) {
      const level = levels[index] ?? coarsest;
      const box = boxOf(level, column, row);
      return {
        address: `${encodeURIComponent(name)}_files/${level.number}/${column}_${row}.${format}`,
        crop: { x: column > 0 ? overlap : 0, y: row > 0 ? overlap : 0, width: box.width, height: box.height },
      };
    },
  };
}

function whole(text: string | undefined, least: number, most: number): number {
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Failure('malformed', { detail: 'a Deep Zoom image of no size' });
  return value;
}
