// Tiles from bytes to pixels, off the main thread: the codecs, the scanner's colours, the channels of fluorescence.
import { Failure, type FailureReason, isAbort, toFailure } from '../../model/failure.ts';
import { decodeFrame } from '../../standards/dicom/pixels/decode.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import { applyColourCube, type ColourCube } from '../../standards/icc/cube.ts';
import { addChannel } from './channels.ts';
import { jpegSize } from './jpegSize.ts';

export interface CodedFrame {
  readonly bytes: ArrayBuffer;
  readonly contentType: string;
  readonly description: FrameDescription;
}
/** How one frame of a fluorescence tile is coloured. */
export interface ChannelColour {
  readonly colour: readonly [number, number, number];
  readonly low: number;
  readonly high: number;
}
export type TileWork =
  | { readonly kind: 'colour'; readonly frame: CodedFrame; readonly cube?: ColourCube }
  | { readonly kind: 'channels'; readonly frames: readonly (CodedFrame & ChannelColour)[] }
  /** The values that tell a channel's range: stored values, a few thousand of them. */
  | { readonly kind: 'sample'; readonly frame: CodedFrame }
  /** All stored values of a frame of a segmentation. */
  | { readonly kind: 'labels'; readonly frame: CodedFrame };
export interface TileRequest {
  readonly id: number;
  readonly work: TileWork;
}
export type TileAnswer =
  | { readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly id: number; readonly values: Float64Array<ArrayBuffer> | Uint16Array<ArrayBuffer> }
  | { readonly id: number; readonly reason: FailureReason; readonly detail: string };

self.addEventListener('message', ({ data }: MessageEvent<TileRequest>) => void perform(data));

async function perform({ id, work }: TileRequest): Promise<void> {
  try {
    if (work.kind === 'sample' || work.kind === 'labels') {
      const values = await (work.kind === 'sample' ? sampleValues : labelValues)(work.frame);
      self.postMessage({ id, values } satisfies TileAnswer, { transfer: [values.buffer] });
      return;
    }
    const bitmap = work.kind === 'colour' ? await paintColour(work.frame, work.cube) : await paintChannels(work.frames);
    self.postMessage({ id, bitmap } satisfies TileAnswer, { transfer: [bitmap] });
  } catch (error) {
    if (isAbort(error)) return;
    const { reason, detail } = toFailure(error);
    self.postMessage({ id, reason, detail } satisfies TileAnswer);
  }
}

async function paintColour(frame: CodedFrame, cube: ColourCube | undefined): Promise<ImageBitmap> {
  const quick = await decodeByBrowser(frame);
  if (quick && !cube) return quick;
  const picture = quick ? readPixels(quick) : await decodeByCodec(frame);
  if (cube) applyColourCube(picture.data, cube);
  return createImageBitmap(picture);
}

/** Baseline JPEG as every browser reads it; those whose colours the tags know better than the stream are for the codec. */
async function decodeByBrowser({ bytes, description }: CodedFrame): Promise<ImageBitmap | undefined> {
  if (!description.photometric.startsWith('YBR')) return undefined;
  const size = jpegSize(new Uint8Array(bytes));
  if (size?.components !== 3 || size.width !== description.columns || size.height !== description.rows) return undefined;
  try {
    // An embedded profile is applied by us, or not at all: browsers differ.
    return await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), { colorSpaceConversion: 'none' });
  } catch {
    return undefined;
  }
}

function readPixels(bitmap: ImageBitmap): ImageData {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(canvas.width, canvas.height);
}

async function decodeByCodec({ bytes, contentType, description }: CodedFrame): Promise<ImageData> {
  const { rows, columns, samples, pixels } = await decodeFrame(new Uint8Array(bytes), contentType, description);
  const picture = new ImageData(columns, rows);
  const shift = samples === 1 ? Math.max(0, description.bitsStored - 8) : 0;
  for (let pixel = 0, from = 0; pixel < columns * rows; pixel++, from += samples) {
    const at = pixel * 4;
    const first = (pixels[from] ?? 0) >> shift;
    picture.data[at] = first;
    picture.data[at + 1] = samples === 1 ? first : (pixels[from + 1] ?? 0);
    picture.data[at + 2] = samples === 1 ? first : (pixels[from + 2] ?? 0);
    picture.data[at + 3] = 255;
  }
  return picture;
}

async function paintChannels(frames: readonly (CodedFrame & ChannelColour)[]): Promise<ImageBitmap> {
  let sum: Float32Array | undefined;
  let size = { columns: 1, rows: 1 };
  for (const frame of frames) {
    const { rows, columns, pixels } = await decodeFrame(new Uint8Array(frame.bytes), frame.contentType, frame.description);
    sum ??= new Float32Array(rows * columns * 3);
    size = { columns, rows };
    addChannel(sum, pixels, frame);
  }
  const picture = new ImageData(size.columns, size.rows);
  for (let pixel = 0; pixel < size.columns * size.rows; pixel++) {
    for (let colour = 0; colour < 3; colour++) picture.data[pixel * 4 + colour] = sum?.[pixel * 3 + colour] ?? 0;
    picture.data[pixel * 4 + 3] = 255;
  }
  return createImageBitmap(picture);
}

const SAMPLES = 4096;

async function sampleValues({ bytes, contentType, description }: CodedFrame): Promise<Float64Array<ArrayBuffer>> {
  const { pixels, samples } = await decodeFrame(new Uint8Array(bytes), contentType, description);
  if (samples !== 1) return new Float64Array([0, 255]);
  const step = Math.max(1, Math.floor(pixels.length / SAMPLES));
  return Float64Array.from({ length: Math.floor(pixels.length / step) }, (_, index) => pixels[index * step] ?? 0);
}

async function labelValues({ bytes, contentType, description }: CodedFrame): Promise<Uint16Array<ArrayBuffer>> {
  const { pixels, samples } = await decodeFrame(new Uint8Array(bytes), contentType, description);
  if (samples !== 1) throw new Failure('malformed', { detail: 'a segmentation in colour' });
  return Uint16Array.from(pixels);
}
