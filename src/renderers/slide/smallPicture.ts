// A slide's coarsest level as a small picture, for its card; one at a time.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { tilePool } from './decodePool.ts';
import { listSlides } from './open.ts';
import { drawWhole } from './wholePicture.ts';

let queue: Promise<unknown> = Promise.resolve();

export const drawSmallPicture: DrawSmallPicture = (item, lender, { signal, sizePx }) => {
  const drawing = queue.then(async () => {
    signal.throwIfAborted();
    const release = tilePool.hold();
    try {
      const read: typeof lender.read = (part, options) => lender.read(part, { priority: 'background', ...options });
      const [first] = await listSlides(item, { read, admit: (identity) => lender.admit(identity) }, { signal });
      const image = await first.open({ signal });
      return await toBlob(await drawWhole(image, image.look, { signal, sizePx }));
    } finally {
      release();
    }
  });
  queue = drawing.catch(() => undefined);
  return drawing;
};

async function toBlob(picture: ImageBitmap): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Failure('outOfMemory', { detail: 'no canvas' });
  pen.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
