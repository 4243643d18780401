// Decodes DICOM frames of visible light off the main thread, and dresses them as their maker wanted.
import { type FailureReason, toFailure } from '../../model/failure.ts';
import { decodeFrame } from '../../standards/dicom/pixels/decode.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { defaultLook } from '../../standards/dicom/pixels/look.ts';
import { renderFrame } from '../../standards/dicom/pixels/render.ts';
import { toProfiledPng } from './profiledPng.ts';

export interface PhotoRequest {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly description: FrameDescription;
  /** Of RGB, as `isColourProfile` says. */
  readonly profile?: Uint8Array<ArrayBuffer>;
}
export type PhotoAnswer =
  | { readonly id: number; readonly image: ImageBitmap }
  | { readonly id: number; readonly reason: FailureReason; readonly detail: string };

async function decode({ id, bytes, contentType, description, profile }: PhotoRequest): Promise<void> {
  try {
    const frame = await decodeFrame(bytes, contentType, description);
    const rgba = renderFrame(frame, description, defaultLook(description, frame));
    const { columns, rows } = frame;
    const image = await createImageBitmap(
      profile
        ? new Blob([toProfiledPng(rgba, columns, rows, profile)], { type: 'image/png' })
        : new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, columns, rows),
    );
    answer({ id, image }, [image]);
  } catch (error) {
    const { reason, detail } = toFailure(error);
    answer({ id, reason, detail });
  }
}

function answer(message: PhotoAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

self.addEventListener('message', ({ data }: MessageEvent<PhotoRequest>) => void decode(data));
