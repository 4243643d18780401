// One picture from its source to something a canvas draws. Sizes are checked before anything is decoded.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import { missingBulk } from '../../standards/dicom/pixels/missingBulk.ts';
import { readPictureHeader } from '../../standards/mime/pictureHeader.ts';
import { sniffType } from '../../standards/mime/sniff.ts';
import type { Lent } from '../renderer.ts';
import { decodeFrameHere } from './decoder.ts';
import type { Photo } from './photo.ts';
import type { Shot } from './shots.ts';

const MAX_BYTES = 512 * 2 ** 20;
/** Four bytes a pixel, and once more while it is decoded. */
const pixelsAllowed = (): number => {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return Math.min(deviceMemory, 8) * 25_000_000;
};

type Lender = Pick<Lent, 'read'>;
type Loading = Call & { readonly onProgress?: (fraction: number) => void };

/** @throws Failure 'malformed', 'unsupported', 'outOfMemory', and those of reading */
export async function loadPhoto(shot: Shot, lender: Lender, call: Loading): Promise<Photo> {
  return shot.dicom ? loadFrame(shot, shot.dicom, lender, call) : loadFile(shot, lender, call);
}

async function loadFrame(
  shot: Shot,
  { dataset, uid, frame }: NonNullable<Shot['dicom']>,
  { read }: Lender,
  { signal }: Loading,
): Promise<Photo> {
  const bulk = await Promise.all(
    missingBulk(dataset).map(async (bulkData): Promise<[string, Uint8Array]> => {
      const answer = await read(shot.part, { bulkData, signal });
      return [bulkData, new Uint8Array(await answer.arrayBuffer())];
    }),
  );
  const answer = await read(shot.part, { instance: uid, frame, signal, priority: 'visible' }).catch((error: unknown) => {
    throw error instanceof Failure && error.reason === 'missing' ? new Failure('pictureless', { cause: error }) : error;
  });
  const description = describeFrame(dataset, frame, new Map(bulk));
  checkSize(description.columns, description.rows);
  const bytes = await readBytes(answer, { signal, maxBytes: MAX_BYTES });
  if (bytes.length === 0) throw new Failure('pictureless', { detail: 'a frame without pixels' });
  const contentType = answer.headers.get('content-type') ?? '';
  const image = await decodeFrameHere({ bytes, contentType, description }, signal);
  const hasProfile = dataset['00282000'] !== undefined;
  return { image, columns: image.width, rows: image.height, colour: hasProfile ? 'ignored' : 'plain', pages: 1 };
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
      throw new Failure(header ? 'malformed' : 'unsupported', {
        cause,
        detail: header ? 'a picture that cannot be decoded' : `${type}: no decoder in this browser`,
      });
    },
  );
  signal.throwIfAborted();
  checkSize(image.width, image.height);
  return { image, columns: image.width, rows: image.height, colour: 'managed', pages: 1 };
}

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

/** @throws Failure 'outOfMemory', 'malformed' */
function checkSize(columns: number, rows: number): void {
  if (!(columns > 0 && rows > 0)) throw new Failure('malformed', { detail: 'a picture without size' });
  if (columns * rows > pixelsAllowed() || Math.max(columns, rows) > 32_767)
    throw new Failure('outOfMemory', { detail: `a picture of ${columns} × ${rows}` });
}
