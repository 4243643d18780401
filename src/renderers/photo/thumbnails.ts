// Small pictures in the strip, one after the other and behind everything else; never for diagnosis.
import type { Lent } from '../renderer.ts';
import { loadPhoto } from './load.ts';
import type { Shot } from './shots.ts';

const SIDE = { width: 104, height: 70 };
let queue: Promise<unknown> = Promise.resolve();

/** Where it cannot be had the place stays dark: the picture itself says why when it is opened. Never throws. */
export function paintThumbnail(
  find: () => Promise<{ readonly shot: Shot; readonly lender: Pick<Lent, 'read'> } | undefined>,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<void> {
  const painted = queue
    .then(async () => {
      if (signal.aborted) return;
      const found = await find();
      if (!found) return;
      const image = await loadSmall(found.shot, found.lender, signal);
      if (!signal.aborted) paint(image, canvas);
      image.close();
    })
    .catch(() => undefined);
  queue = painted;
  return painted;
}

function paint(image: ImageBitmap, canvas: HTMLCanvasElement): void {
  canvas.width = Math.round(SIDE.width * devicePixelRatio);
  canvas.height = Math.round(SIDE.height * devicePixelRatio);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const scale = Math.min(canvas.width / image.width, canvas.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
}

/** A source draws small pictures of DICOM objects; where it does not, and for files, the whole one is made small. */
async function loadSmall(shot: Shot, lender: Pick<Lent, 'read'>, signal: AbortSignal): Promise<ImageBitmap> {
  const { dicom, part } = shot;
  if (dicom) {
    const fit = { width: SIDE.width * 2, height: SIDE.height * 2 };
    const options = { instance: dicom.uid, frame: dicom.frame, fit, accept: ['image/jpeg'], priority: 'background' as const };
    const drawn = await lender
      .read(part, { ...options, signal })
      .then((answer) => answer.blob())
      .then((blob) => createImageBitmap(blob))
      .catch(() => undefined);
    if (drawn) return drawn;
  }
  signal.throwIfAborted();
  return (await loadPhoto(shot, lender, { signal })).image;
}
