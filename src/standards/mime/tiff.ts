// As much of a TIFF's first directory as tells a slide from a photo (TIFF 6.0 §2, BigTIFF).

export interface TiffStart {
  readonly isLittle: boolean;
  readonly isBig: boolean;
  /** Of the first image file directory, bytes from the file's start. */
  readonly directory: number;
}

/** @returns undefined for what is no TIFF */
export function readTiffStart(head: Uint8Array): TiffStart | undefined {
  if (head.length < 16) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const isLittle = order === 0x4949;
  const version = view.getUint16(2, isLittle);
  if (version !== 42 && version !== 43) return undefined;
  const isBig = version === 43;
  const directory = isBig ? Number(view.getBigUint64(8, isLittle)) : view.getUint32(4, isLittle);
  return Number.isSafeInteger(directory) && directory > 0 ? { isLittle, isBig, directory } : undefined;
}

export interface TiffImage {
  readonly width: number;
  readonly height: number;
  readonly isTiled: boolean;
}

const MOST_ENTRIES = 200;
/** More than this is enough of a directory. */
export const DIRECTORY_BYTES = 8 + MOST_ENTRIES * 20;
const IMAGE_WIDTH = 256;
const IMAGE_LENGTH = 257;
const TILE_WIDTH = 322;

/** @param bytes from the directory's first on; may be cut short */
export function readTiffImage(bytes: Uint8Array, { isLittle, isBig }: TiffStart): TiffImage | undefined {
  const [counted, entry, value] = isBig ? [8, 20, 12] : [2, 12, 8];
  if (bytes.length < counted) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = isBig ? Number(view.getBigUint64(0, isLittle)) : view.getUint16(0, isLittle);
  const values = new Map<number, number>();
  for (let index = 0; index < Math.min(count, MOST_ENTRIES); index++) {
    const at = counted + index * entry;
    if (at + entry > bytes.length) break;
    // SHORT (3) or LONG (4); everything else is no size.
    const type = view.getUint16(at + 2, isLittle);
    const read = type === 3 ? view.getUint16(at + value, isLittle) : type === 4 ? view.getUint32(at + value, isLittle) : 0;
    values.set(view.getUint16(at, isLittle), read);
  }
  const [width, height] = [values.get(IMAGE_WIDTH) ?? 0, values.get(IMAGE_LENGTH) ?? 0];
  return width > 0 && height > 0 ? { width, height, isTiled: values.has(TILE_WIDTH) } : undefined;
}

const LARGE_PX = 8192;
const TILED_PX = 2048;

/** In tiles and too large for most screens, or too large for any: nobody decodes it whole. */
export const isSlideSized = ({ width, height, isTiled }: TiffImage): boolean =>
  Math.max(width, height) > (isTiled ? TILED_PX : LARGE_PX);

/** What such a file is called from then on: the part of a TIFF's media type that RFC 3302 keeps for this. */
export const SLIDE_TIFF = 'image/tiff;application=slide';
