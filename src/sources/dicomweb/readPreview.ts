// A small picture that the server draws (PS3.18 §10.4.1.1.3, §10.4.1.1.8): for cards, never for diagnosis.
import { Failure, isAbort } from '../../model/failure.ts';
import type { Part, ReadOptions } from '../../model/item.ts';
import { isAmbiguousModality, isStackModality } from '../../standards/dicom/modalities.ts';
import { type SopKind, sopKind } from '../../standards/dicom/sopClasses.ts';
import { readBytes } from '../http.ts';
import { pathOf } from './address.ts';
import { toResponse } from './negotiate.ts';
import { toInstance } from './readMetadata.ts';
import type { Room } from './room.ts';

// One type, which every server must draw (PS3.18 §8.7.4): asked for two at once, Orthanc 1.10 answers 400.
const ACCEPT = 'image/jpeg';
const MAX_BYTES = 32 * 2 ** 20;

/** /thumbnail, then /rendered. @throws Failure 'missing' when the server draws neither: the reader decodes a frame itself */
export async function readPreview(room: Room, part: Part, options: ReadOptions): Promise<Response> {
  const { learnt } = room;
  if (!mayHavePictures(part)) throw new Failure('missing', { detail: 'a part without pictures' });
  const { width, height } = options.fit ?? { width: 256, height: 256 };
  const query = `viewport=${Math.round(width)},${Math.round(height)}`;
  // Of one instance and never of a series: the server does not know which of its instances are the patient's.
  const instance = await toInstance(room, part, { ...options, priority: options.priority ?? 'background' });
  if (options.frame === undefined && learnt.hasThumbnails !== false) {
    const thumbnail = await readPicture(room, `${pathOf(instance)}/thumbnail?${query}`, options);
    if (thumbnail) {
      learnt.hasThumbnails = true;
      return thumbnail;
    }
  }
  const rendered = await readPicture(room, `${pathOf(instance)}/frames/${options.frame ?? 1}/rendered?${query}`, options);
  if (!rendered) throw new Failure('missing', { detail: 'the source draws no preview' });
  // It draws, but has no thumbnails: the next one is not asked for.
  learnt.hasThumbnails ??= false;
  return rendered;
}

/** Of documents and reports no server draws one, and each that is asked says so with an error. */
const mayHavePictures = ({ sopClass, modality = '' }: Part): boolean =>
  sopClass === undefined ? isStackModality(modality) || isAmbiguousModality(modality) : PAINTED.has(sopKind(sopClass));
const PAINTED: ReadonlySet<SopKind> = new Set(['image', 'photo', 'video', 'slide', 'segmentation', 'other']);

/** @returns undefined for any answer that is no picture */
async function readPicture(
  { http }: Room,
  path: string,
  { signal, priority = 'background' }: ReadOptions,
): Promise<Response | undefined> {
  try {
    const ask = { signal, priority, accept: ACCEPT, size: 'large' } as const;
    return await http.fetch(new URL(path, http.base), ask, async (answer) => {
      const bytes = await readBytes(answer, MAX_BYTES);
      const type = sniffPicture(bytes);
      return type === undefined ? undefined : toResponse(bytes, type);
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    if (error instanceof Failure && ['unreachable', 'busy', 'unauthorised', 'forbidden'].includes(error.reason)) throw error;
    return undefined;
  }
}

/** Some servers draw a JPEG and call it PNG. */
function sniffPicture(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'image/webp' : undefined;
}
