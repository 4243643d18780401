// A film's picture at a tenth of its length, for its card: one film at a time, and not for ever.
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { listClips } from './clips.ts';
import { openFilm } from './film.ts';
import { Player } from './player.ts';
import { createVideoStore } from './state.ts';
import { paintFrame, toBlob } from './still.ts';

const PATIENCE_MS = 20_000;
/** A card is not worth holding more than this whole, where a source knows no ranges or a stream must be copied. */
const MAX_BYTES = 24 * 2 ** 20;
const AT = 0.1;

let queue: Promise<unknown> = Promise.resolve();

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  const [clip] = await listClips(item, lender, { signal });
  const drawing = queue.then(() => draw(clip, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) }, sizePx));
  queue = drawing.catch(() => undefined);
  try {
    return await drawing;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new Failure('unreachable', { detail: 'no picture in time' });
    throw error;
  }
};

async function draw(clip: Awaited<ReturnType<typeof listClips>>[0], { signal }: Call, sizePx: number): Promise<Blob> {
  signal.throwIfAborted();
  const film = await openFilm(clip, { signal, maxWholeBytes: MAX_BYTES });
  // Out of sight, and in the page: browsers decode nothing for an element that is nowhere.
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;inset-inline-start:-9999px;inline-size:64px;block-size:64px;visibility:hidden';
  document.body.append(place);
  const player = new Player(place, createVideoStore(), { onPlayed: () => undefined, onTrouble: () => undefined });
  try {
    await player.open(film.playable, film.type, { signal });
    await Promise.race([player.seek(player.element.duration * AT), rejection(signal)]);
    return await toBlob(paintFrame(player.element, sizePx), 'image/jpeg');
  } finally {
    player.dispose();
    place.remove();
    film.close();
  }
}

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
