// One picture from its source to something a canvas draws. Sizes are checked before anything is decoded.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { readPictureHeader } from '../../standards/mime/pictureHeader.ts';
import { sniffType } from '../../standards/mime/sniff.ts';
import type { Lent } from '../renderer.ts';
import { checkSize, MAX_BYTES } from './limits.ts';
import { loadFrame } from './loadFrame.ts';
import type { Photo } from './photo.ts';
import type { Shot } from './shots.ts';

type Lender = Pick<Lent, 'read'>;
type Loading = Call & { readonly onProgress?: (fraction: number) => void };

/** @throws Failure 'malformed', 'unsupported', 'outOfMemory', and those of reading */
export async function loadPhoto(shot: Shot, lender: Lender, call: Loading): Promise<Photo> {
  return shot.dicom ? loadFrame(shot, shot.dicom, lender, call) : loadFile(shot, lender, call);
}

async function loadFile({ part, page }: Shot, { read }: Lender, { signal, onProgress }: Loading): Promise<Photo> {
  const answer = await read(part, { signal, accept: [part.mediaType, '*/*'], priority: 'visible' });
  const bytes = await readBytes(answer, { signal, maxBytes: MAX_BYTES, ...(onProgress && { onProgress }) }).catch(
    (error: unknown) => {
      throw isAbort(error) ? error : toFailure(error);
    },
  );
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  const type = sniffType(bytes.subarray(0, 4096), part.label ?? '');
  if (type === 'image/tiff') {
    const { loadTiff } = await import('./tiff.ts');
    return loadTiff(bytes, page, checkSize, signal);
  }
  const header = readPictureHeader(bytes);
  if (header) checkSize(header.columns, header.rows);
  if (type === 'image/svg+xml') return loadSvg(bytes, signal);
  const image = await createImageBitmap(new Blob([bytes], { type }), { imageOrientation: 'from-image' }).catch(
    (cause: unknown) => {
      const isKnown = header !== undefined || EVERYWHERE.test(type);
      throw new Failure(isKnown ? 'malformed' : 'unsupported', {
        cause,
        detail: isKnown ? 'a picture that cannot be decoded' : undecodable(type),
      });
    },
  );
  signal.throwIfAborted();
  checkSize(image.width, image.height);
  return { image, columns: image.width, rows: image.height, colour: 'managed', pages: 1 };
}

/** What every browser decodes (WHATWG MIME Sniffing §6.1): what fails of it is broken. */
const EVERYWHERE = /^image\/(jpeg|png|gif|webp|bmp)$/;

/** Licensed codecs: phones write them, and few browsers carry them. */
const undecodable = (type: string): string =>
  /^image\/hei[cf]$/.test(type) ? 'HEIC: decoded by Safari, not by this browser' : `${type}: no decoder in this browser`;

/** As an image and never as a document: scripts and links inside do nothing, and nothing is loaded (HTML §4.8.3). */
async function loadSvg(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Photo> {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode().catch((cause: unknown) => {
      throw new Failure('malformed', { cause, detail: 'an SVG that cannot be drawn' });
    });
    signal.throwIfAborted();
    const scale = Math.min(4, 4096 / Math.max(1, picture.naturalWidth, picture.naturalHeight));
    const [columns, rows] = [picture.naturalWidth || 1024, picture.naturalHeight || 768].map((side) =>
      Math.max(1, Math.round(side * scale)),
    );
    const image = await createImageBitmap(picture, { resizeWidth: columns ?? 1, resizeHeight: rows ?? 1 });
    return { image, columns: image.width, rows: image.height, colour: 'plain', pages: 1 };
  } finally {
    URL.revokeObjectURL(url);
  }
}
