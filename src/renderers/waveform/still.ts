import { Failure } from '../../model/failure.ts';

/** @throws Failure 'outOfMemory' */
export const toPng = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (png) => (png ? resolve(png) : reject(new Failure('outOfMemory', { detail: 'the still could not be written' }))),
      'image/png',
    ),
  );
