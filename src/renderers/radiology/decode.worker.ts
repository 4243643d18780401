// Decodes frames off the main thread. Holds the pixel pipeline and the codecs, and nothing of a viewer.
import { type FailureReason, isAbort, toFailure } from '../../model/failure.ts';
import { type DecodedFrame, decodeFrame, preloadCodec } from '../../standards/dicom/pixels/decode.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { type Level, levelsOf } from './picture.ts';

export type DecodeRequest =
  | { readonly type: 'preload'; readonly transferSyntax: string }
  | {
      readonly type: 'decode';
      readonly id: number;
      readonly bytes: ArrayBuffer;
      readonly contentType: string;
      readonly description: FrameDescription;
      /** Halvings of a quick first picture, for the codings that can. */
      readonly reduce: number;
    };
export type DecodeAnswer =
  | { readonly id: number; readonly levels: readonly [Level, ...Level[]] }
  | { readonly id: number; readonly reason: FailureReason; readonly detail: string };

/** Whole halvings between what came and what was described: a codec without resolutions decodes in full. */
const halvingsOf = (frame: DecodedFrame, { columns }: FrameDescription, asked: number): number =>
  asked > 0 && columns > 0 && frame.columns < columns ? asked : 0;

async function decode(request: Extract<DecodeRequest, { type: 'decode' }>): Promise<void> {
  const { id, bytes, contentType, description, reduce } = request;
  try {
    const frame = await decodeFrame(new Uint8Array(bytes), contentType, description, reduce > 0 ? { reduce } : {});
    const levels = levelsOf(frame, description, halvingsOf(frame, description, reduce));
    answer({ id, levels }, [...new Set(levels.map((level) => level.frame.pixels.buffer as ArrayBuffer))]);
  } catch (error) {
    if (isAbort(error)) return;
    const { reason, detail } = toFailure(error);
    answer({ id, reason, detail });
  }
}

function answer(message: DecodeAnswer, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

self.addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  // A codec that cannot be fetched is said when a frame needs it.
  if (data.type === 'preload') preloadCodec(data.transferSyntax).catch(() => undefined);
  else void decode(data);
});
