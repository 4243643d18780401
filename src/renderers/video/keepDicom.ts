// A still as a DICOM file, with the film it was taken out of named in it.
import { Failure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { newUid, writeSecondaryCapture } from '../../standards/dicom/secondaryCapture.ts';
import type { Clip } from './clips.ts';
import type { KeptStill } from './state.ts';

/** @throws Failure 'outOfMemory' */
export async function toDicom(still: KeptStill, item: TimelineItem, { study, sopClass, instance }: Clip): Promise<Blob> {
  const picture = await createImageBitmap(still.png);
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  context.drawImage(picture, 0, 0);
  picture.close();
  const bytes = writeSecondaryCapture({
    identity: item.identity,
    study: study ?? newUid(),
    columns: width,
    rows: height,
    rgb: withoutAlpha(context.getImageData(0, 0, width, height).data),
    taken: new Date(),
    description: `Still, frame ${still.frame}, ${still.time.toFixed(2)} s`,
    ...(sopClass && instance && { source: { sopClass, instance, frame: still.frame } }),
  });
  return new Blob([bytes], { type: 'application/dicom' });
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) rgb.set(rgba.subarray(from, from + 3), to);
  return rgb;
}
