// A photo as a card: for files, and for objects whose source draws no thumbnail.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { loadPhoto } from './load.ts';
import { listShots } from './shots.ts';

const MAX_BYTES = 16 * 2 ** 20;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MAX_BYTES))
    throw new Failure('outOfMemory', { detail: 'a large picture' });
  const [first] = await listShots(item, lender, { signal });
  const { image, columns, rows } = await loadPhoto(first, lender, { signal });
  const scale = Math.min(1, sizePx / Math.max(columns, rows));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(columns * scale)), Math.max(1, Math.round(rows * scale)));
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingQuality = 'high';
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
};
