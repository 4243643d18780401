// From a file to a picture, through the same pixel pipeline as the viewer's.
import sharp from 'sharp';
import { Failure } from '../../src/model/failure.ts';
import { toDatasets } from '../../src/standards/dicom/json.ts';
import { type DecodedFrame, decodeFrame } from '../../src/standards/dicom/pixels/decode.ts';
import { describeFrame } from '../../src/standards/dicom/pixels/describe.ts';
import type { FrameDescription } from '../../src/standards/dicom/pixels/description.ts';
import { defaultLook } from '../../src/standards/dicom/pixels/look.ts';
import { missingBulk } from '../../src/standards/dicom/pixels/missingBulk.ts';
import { renderFrame } from '../../src/standards/dicom/pixels/render.ts';
import { openBytes } from '../dicom/bytes.ts';
import { findFrames, pixelElement } from '../dicom/frames.ts';
import { type ParsedDicom, parseDicom } from '../dicom/parse.ts';
import { streamOf } from '../dicom/pieces.ts';
import { findElement, toJson } from '../dicom/toJson.ts';
import { isVideo, mediaTypeOf } from '../dicom/transferSyntaxes.ts';
import { swapWords, wordBytes } from '../dicom/write.ts';
import { frameBytes, wireSyntax } from './frameBytes.ts';
import type { PaintTask, Picture } from './paintTask.ts';

const MAX_FRAME_BYTES = 512 * 2 ** 20;

/** @throws Failure 'missing' when there is no such frame, others when it cannot be decoded */
export async function paint({ path, frame, picture }: PaintTask): Promise<Uint8Array<ArrayBuffer>> {
  const { decoded, description, planar } = await readFrame(path, frame);
  return picture ? draw(decoded, description, picture) : toLittleEndian(decoded, description, planar);
}

async function readFrame(path: string, frame: number) {
  const file = openBytes(path);
  try {
    const parsed = parseDicom(file);
    const place = findFrames(parsed)?.find(frame);
    if (!place || isVideo(parsed.transferSyntax)) throw new Failure('missing', { detail: 'there is no such picture' });
    if (place.ranges.reduce((sum, { length }) => sum + length, 0) > MAX_FRAME_BYTES) throw new Failure('outOfMemory');
    const [dataset = {}] = toDatasets(toJson(parsed));
    const tables = new Map(missingBulk(dataset).map((uri) => [uri, readTable(parsed, uri)]));
    const description = describeFrame(dataset, frame, tables);
    const bytes = Buffer.concat(await streamOf(frameBytes(parsed, path, place)).toArray());
    const syntax = wireSyntax(parsed);
    const decoded = await decodeFrame(bytes, `${mediaTypeOf(syntax)}; transfer-syntax=${syntax}`, description);
    return { decoded, description, planar: description.planarConfiguration === 1 };
  } finally {
    file.close();
  }
}

function readTable(parsed: ParsedDicom, uri: string): Uint8Array {
  const element = findElement(parsed.elements, uri.replace(/^bulkdata\//, ''));
  if (!element || element === pixelElement(parsed) || element.length > MAX_FRAME_BYTES) return new Uint8Array(0);
  const bytes = parsed.bytes.read(element.offset, element.length);
  return element.bigEndian ? swapWords(bytes, wordBytes(element.vr)) : bytes;
}

async function draw(decoded: DecodedFrame, description: FrameDescription, picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const look = picture.window ? { window: picture.window } : defaultLook(description, decoded);
  const pixels = renderFrame(decoded, description, look);
  let image = sharp(pixels, { raw: { width: decoded.columns, height: decoded.rows, channels: 4 } }).removeAlpha();
  const { viewport } = picture;
  const part = viewport?.part;
  if (part) image = image.extract(clip(part, decoded));
  // Pixels that are not square are made so, before the picture is fitted.
  const source = part ? clip(part, decoded) : { width: decoded.columns, height: decoded.rows };
  const shape = { width: source.width, height: source.height * description.aspect };
  const scale = viewport ? Math.min(viewport.width / shape.width, viewport.height / shape.height) : 1;
  const size = { width: Math.max(1, Math.round(shape.width * scale)), height: Math.max(1, Math.round(shape.height * scale)) };
  if (size.width !== source.width || size.height !== source.height) image = image.resize({ ...size, fit: 'fill' });
  const encoded = picture.type === 'image/png' ? image.png({ compressionLevel: 6 }) : image.jpeg({ quality: picture.quality });
  return Uint8Array.from(await encoded.toBuffer());
}

function clip({ x, y, width, height }: { x: number; y: number; width: number; height: number }, { columns, rows }: DecodedFrame) {
  const left = Math.min(Math.max(0, Math.floor(x)), columns - 1);
  const top = Math.min(Math.max(0, Math.floor(y)), rows - 1);
  return {
    left,
    top,
    width: Math.max(1, Math.min(Math.ceil(width), columns - left)),
    height: Math.max(1, Math.min(Math.ceil(height), rows - top)),
  };
}

/** Stored values in the words that Bits Allocated names (PS3.5 §8.1.1, A.2). */
function toLittleEndian(decoded: DecodedFrame, description: FrameDescription, planar: boolean): Uint8Array<ArrayBuffer> {
  const { pixels, samples, rows, columns } = decoded;
  const { bitsAllocated } = description;
  // Under the same metadata they would be another picture.
  if (samples !== description.samplesPerPixel || rows !== description.rows || columns !== description.columns)
    throw new Failure('unsupported', { detail: 'the decoded pixels do not fit the metadata: ask for them as stored' });
  const size = Math.ceil(bitsAllocated / 8);
  if (![1, 2, 4].includes(size)) throw new Failure('unsupported', { detail: `${bitsAllocated} bits allocated` });
  const out = new Uint8Array(pixels.length * size);
  const count = rows * columns;
  for (let i = 0; i < pixels.length; i++) {
    const at = planar && samples === 3 ? (i % 3) * count + Math.floor(i / 3) : i;
    const value = pixels[i] ?? 0;
    for (let byte = 0; byte < size; byte++) out[at * size + byte] = (value >> (8 * byte)) & 0xff;
  }
  return out;
}
