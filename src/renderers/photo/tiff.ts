// TIFF 6.0 of the kinds that scanners, faxes and cameras write, by UTIF: pages, strips, CCITT, LZW, JPEG, 1 to 16 bits, CMYK.
import { Failure } from '../../model/failure.ts';
import type { Photo } from './photo.ts';

/** Orientation (TIFF 6.0 §8, tag 274): quarter turns clockwise, and whether it is mirrored first. */
const TURNS: Readonly<Record<number, readonly [quarters: number, mirrored: boolean]>> = {
  2: [0, true],
  3: [2, false],
  4: [2, true],
  5: [1, true],
  6: [1, false],
  7: [3, true],
  8: [3, false],
};
const MOST_PAGES = 500;

/** @throws Failure 'malformed', 'outOfMemory' */
export async function loadTiff(
  bytes: Uint8Array<ArrayBuffer>,
  page: number,
  checkSize: (columns: number, rows: number) => void,
  signal: AbortSignal,
): Promise<Photo> {
  const { decode, decodeImage, toRGBA8 } = await import('utif2');
  signal.throwIfAborted();
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const pages = decode(buffer).slice(0, MOST_PAGES);
    const wanted = pages[Math.min(page, pages.length - 1)];
    if (!wanted) throw new Failure('malformed', { detail: 'a TIFF without pages' });
    checkSize(first(wanted.t256), first(wanted.t257));
    decodeImage(buffer, wanted);
    const [columns, rows] = [wanted.width, wanted.height];
    checkSize(columns, rows);
    const rgba = new Uint8ClampedArray(toRGBA8(wanted));
    if (rgba.length !== columns * rows * 4) throw new Failure('malformed', { detail: 'a TIFF with fewer pixels than it claims' });
    const image = await orient(new ImageData(rgba, columns, rows), first(wanted.t274, 1));
    return { image, columns: image.width, rows: image.height, colour: 'plain', pages: pages.length };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('malformed', { cause: error, detail: 'a TIFF that cannot be read' });
  }
}

const first = (value: unknown, otherwise = 0): number => {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'number' ? one : otherwise;
};

async function orient(data: ImageData, orientation: number): Promise<ImageBitmap> {
  const [quarters, isMirrored] = TURNS[orientation] ?? [0, false];
  const bitmap = await createImageBitmap(data);
  if (quarters === 0 && !isMirrored) return bitmap;
  const isTurned = quarters % 2 === 1;
  const canvas = new OffscreenCanvas(isTurned ? data.height : data.width, isTurned ? data.width : data.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  if (isMirrored) context.scale(-1, 1);
  context.drawImage(bitmap, -data.width / 2, -data.height / 2);
  bitmap.close();
  return canvas.transferToImageBitmap();
}
