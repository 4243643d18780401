// Decodes DICOM frames of visible light off the main thread, and dresses them as their maker wanted.
import { type FailureReason, toFailure } from '../../model/failure.ts';
import { decodeFrame } from '../../standards/dicom/pixels/decode.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { defaultLook } from '../../standards/dicom/pixels/look.ts';
import { renderFrame } from '../../standards/dicom/pixels/render.ts';

export interface PhotoRequest {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly description: FrameDescription;
}
export type PhotoAnswer =
  | { readonly id: number; readonly image: ImageBitmap }
  | { readonly id: number; readonly reason: FailureReason; readonly detail: string };

async function decode({ id, bytes, contentType, description }: PhotoRequest): Promise<void> {
  try {
    const frame = await decodeFrame(bytes, contentType, description);
    const rgba = renderFrame(frame, description, defaultLook(description, frame));
    const image = await createImageBitmap(new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, frame.columns, frame.rows));
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
