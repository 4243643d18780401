// A frame of a DICOM object as a picture, in the colours that its profile means.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import { missingBulk } from '../../standards/dicom/pixels/missingBulk.ts';
import type { Lent } from '../renderer.ts';
import { decodeFrameHere } from './decoder.ts';
import { checkSize, MAX_BYTES } from './limits.ts';
import type { Photo } from './photo.ts';
import { readProfile } from './profile.ts';
import type { Shot } from './shots.ts';

/** @throws Failure 'malformed', 'unsupported', 'outOfMemory', 'pictureless', and those of reading */
export async function loadFrame(
  shot: Shot,
  { dataset, uid, frame }: NonNullable<Shot['dicom']>,
  { read }: Pick<Lent, 'read'>,
  { signal }: Call,
): Promise<Photo> {
  const bulk = await Promise.all(
    missingBulk(dataset).map(async (bulkData): Promise<[string, Uint8Array]> => {
      const answer = await read(shot.part, { bulkData, signal });
      return [bulkData, new Uint8Array(await answer.arrayBuffer())];
    }),
  );
  const reading = readProfile(shot.part, dataset, { read }, { signal });
  // Waited for after the frame; one that fails first must not be a failure of nobody's.
  reading.catch(() => undefined);
  const answer = await read(shot.part, { instance: uid, frame, signal, priority: 'visible' }).catch((error: unknown) => {
    throw error instanceof Failure && error.reason === 'missing' ? new Failure('pictureless', { cause: error }) : error;
  });
  const description = describeFrame(dataset, frame, new Map(bulk));
  checkSize(description.columns, description.rows);
  const bytes = await readBytes(answer, { signal, maxBytes: MAX_BYTES });
  if (bytes.length === 0) throw new Failure('pictureless', { detail: 'a frame without pixels' });
  const contentType = answer.headers.get('content-type') ?? '';
  const profile = await reading;
  const hasProfile = profile !== undefined && profile !== 'unusable';
  const image = await decodeFrameHere({ bytes, contentType, description, ...(hasProfile && { profile }) }, signal);
  const colour = hasProfile ? 'managed' : profile === 'unusable' ? 'ignored' : 'plain';
  return { image, columns: image.width, rows: image.height, colour, pages: 1 };
}
