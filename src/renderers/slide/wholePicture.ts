// A whole slide as one small picture, out of its coarsest level.

import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import type { Look, SlideImage } from './image.ts';

/** A level of more tiles is no overview. */
const MAX_TILES = 24;

/** @param sizePx the longer side. @throws Failure when the slide has no level that small */
export async function drawWhole(
  image: SlideImage,
  look: Look,
  { signal, sizePx }: Call & { readonly sizePx: number },
): Promise<ImageBitmap> {
  const [coarsest] = image.levels;
  const { width, height, tileWidth, tileHeight, columns, rows } = coarsest;
  if (columns * rows > MAX_TILES) throw new Failure('unsupported', { detail: 'a slide without overview levels' });
  const scale = sizePx / Math.max(width, height);
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Failure('outOfMemory', { detail: 'no canvas' });
  pen.imageSmoothingQuality = 'high';
  pen.fillStyle = image.glass;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const places = Array.from({ length: columns * rows }, (_, index) => ({
    column: index % columns,
    row: Math.floor(index / columns),
  }));
  await Promise.all(
    places.map(async ({ column, row }) => {
      if (!image.hasTile(0, column, row, look)) return;
      const tile = await image.readTile({ level: 0, column, row, look, signal });
      const [left, top] = [column * tileWidth, row * tileHeight];
      const [wide, high] = [Math.min(tileWidth, width - left), Math.min(tileHeight, height - top)];
      pen.drawImage(tile, 0, 0, wide, high, left * scale, top * scale, wide * scale, high * scale);
      tile.close();
    }),
  );
  return canvas.transferToImageBitmap();
}
