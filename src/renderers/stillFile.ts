// A still as a DICOM file that the reader keeps: whose it is and what it was taken out of stay with it.
import { Failure } from '../model/failure.ts';
import type { Identity } from '../model/patient.ts';
import { newUid, writeSecondaryCapture } from '../standards/dicom/secondaryCapture.ts';

export interface StillFile {
  readonly identity: Identity;
  /** Of the study that it belongs to; absent: it was no DICOM object. */
  readonly study: string | undefined;
  /** What it shows, in a few words. */
  readonly description: string;
  readonly source?: { readonly sopClass: string; readonly instance: string; readonly frame: number };
}

/** @throws Failure 'outOfMemory' */
export async function toDicomStill(png: Blob, { identity, study, description, source }: StillFile): Promise<Blob> {
  const picture = await createImageBitmap(png);
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
  context.drawImage(picture, 0, 0);
  picture.close();
  const bytes = writeSecondaryCapture({
    identity,
    study: study ?? newUid(),
    columns: width,
    rows: height,
    rgb: withoutAlpha(context.getImageData(0, 0, width, height).data),
    taken: new Date(),
    description,
    ...(source && { source }),
  });
  return new Blob([bytes], { type: 'application/dicom' });
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) rgb.set(rgba.subarray(from, from + 3), to);
  return rgb;
}
