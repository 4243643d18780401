// A frame drawn by the viewer's own code.
import { type DecodedFrame, decodeFrame } from '../../src/standards/dicom/pixels/decode.ts';
import { describeFrame } from '../../src/standards/dicom/pixels/describe.ts';
import type { FrameDescription } from '../../src/standards/dicom/pixels/description.ts';
import { defaultLook, type Look } from '../../src/standards/dicom/pixels/look.ts';
import { sampleCount } from '../../src/standards/dicom/pixels/native.ts';
import { renderFrame } from '../../src/standards/dicom/pixels/render.ts';
import type { DicomFile } from './readFile.ts';

export interface Drawing {
  readonly rgba: Uint8ClampedArray;
  readonly description: FrameDescription;
  readonly decoded: DecodedFrame;
  readonly look: Look;
}

/** @param frame from 1. @param look instead of the one its maker wanted. @throws Failure */
export async function drawHere(file: DicomFile, frame: number, look?: Look): Promise<Drawing> {
  const description = describeFrame(file.dataset, frame);
  const bytes = file.frameBytes(frame, sampleCount(description) * description.bitsAllocated);
  const decoded = await decodeFrame(bytes, file.contentType, description);
  const chosen = look ?? defaultLook(description, decoded);
  return { rgba: renderFrame(decoded, description, chosen), description, decoded, look: chosen };
}
