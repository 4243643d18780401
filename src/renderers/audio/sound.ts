// A recording from its source: an address that a browser plays, and its samples on their way to the worker that draws them.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { bytesPerMoment, readAudio } from '../../standards/dicom/audio/readAudio.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import { readWav, type Wav } from '../../standards/sound/readWav.ts';
import { type OpenMedia, openMedia } from '../mediaDoor.ts';
import type { Lent } from '../renderer.ts';
import type { Shape } from './analyser.ts';
import { decodeInto } from './decoded.ts';
import { type Loading, type Sound, start } from './start.ts';

const MAX_BYTES = 512 * 2 ** 20;
/** A minute of voice: enough to see something by. */
const PIECE_BYTES = 2 ** 21;
const HEADER_BYTES = 2 ** 20;

type Lender = Pick<Lent, 'read' | 'admit'>;

/**
 * Resolves when its first minute is in the worker; all of it where the browser cannot play it as it came.
 * @throws Failure 'otherPatient' before anything is drawn, 'malformed', 'unsupported', 'outOfMemory'
 */
export async function openSound(item: TimelineItem, lender: Lender, call: Loading): Promise<Sound> {
  lender.admit(item.identity);
  const [part] = item.parts;
  try {
    return part.mediaType.startsWith('application/dicom')
      ? await openObject(part, lender, call)
      : await openFile(part, lender, call);
  } catch (error) {
    throw isAbort(error) ? error : toFailure(error);
  }
}

async function openFile(part: Part, { read }: Lender, call: Loading): Promise<Sound> {
  const accept = [part.mediaType, '*/*'];
  const media = await openMedia((options) => read(part, { ...options, accept }), {
    ...call,
    type: part.mediaType,
    maxWholeBytes: MAX_BYTES,
  });
  try {
    const wav = await tryWav(media, call);
    return wav ? await fromWav(media, wav, call) : await withFirst(await decodeInto(media, part.mediaType, call));
  } catch (error) {
    media.close();
    throw error;
  }
}

/** @returns undefined for what is no WAV, or of a coding that perhaps the browser knows. @throws Failure 'malformed' */
async function tryWav(media: OpenMedia, call: Call): Promise<Wav | undefined> {
  const { head, sizeBytes } = media;
  if (head[0] !== 0x52 || head[8] !== 0x57) return undefined;
  try {
    return readWav(head, sizeBytes);
  } catch (error) {
    if (error instanceof Failure && error.reason === 'unsupported') return undefined;
    if (sizeBytes <= head.length) throw error;
    // Pictures and remarks may stand before the samples.
    return readWav(await media.readPiece({ from: 0, to: HEADER_BYTES - 1 }, call), sizeBytes);
  }
}

/** Codings that not every browser plays (μ-law, A-law, 24 bits) are written anew; others are played as they came. */
async function fromWav(media: OpenMedia, wav: Wav, call: Loading): Promise<Sound> {
  const { format, channels, bits } = wav;
  const frame = (bits / 8) * channels;
  const count = Math.floor((wav.to - wav.from) / frame);
  const shape: Shape = {
    coding: { is: 'wav', coding: { format, channels, bits } },
    count,
    samplesPerSecond: wav.samplesPerSecond,
  };
  const step = Math.max(1, Math.floor(PIECE_BYTES / frame)) * frame;
  const sound = start(shape, { ...call, url: media.url, close: () => media.close() }, async function* () {
    for (let from = wav.from; from < wav.to; from += step) {
      const piece = await media.readPiece({ from, to: Math.min(from + step, wav.to) - 1 }, call);
      const isShort = piece.length < Math.min(step, wav.to - from);
      yield piece;
      // What followed would be drawn at the wrong time.
      if (isShort) return;
    }
  });
  if (format === 'pcm' && bits <= 16) return withFirst(sound);
  return writtenAnew(sound, call);
}

async function openObject(part: Part, { read, admit }: Lender, call: Loading): Promise<Sound> {
  const { signal, onProgress } = call;
  const answer = await read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await answer.json().catch(() => undefined));
  for (const dataset of datasets) admit(identityOf(dataset));
  const dataset = datasets.find((one) => one['54000100'] !== undefined);
  if (!dataset) throw new Failure('pictureless', { detail: 'an object without sound' });
  const audio = readAudio(dataset);
  const bytes =
    'inline' in audio.data
      ? Uint8Array.from(atob(audio.data.inline), (letter) => letter.charCodeAt(0))
      : await readBytes(await read(part, { signal, bulkData: audio.data.bulkData }), {
          signal,
          maxBytes: MAX_BYTES,
          ...(onProgress && { onProgress: (fraction) => fraction < 1 && onProgress(fraction) }),
        });
  const count = Math.floor(bytes.length / bytesPerMoment(audio));
  const shape: Shape = { coding: { is: 'dicom', coding: audio }, count, samplesPerSecond: audio.samplesPerSecond };
  const sound = start(shape, { signal, url: '', close: () => undefined }, async function* () {
    yield bytes;
  });
  return writtenAnew(sound, call);
}

/** @throws Failure */
async function withFirst(sound: Sound): Promise<Sound> {
  try {
    await sound.next();
    return sound;
  } catch (error) {
    sound.close();
    throw error;
  }
}

/** Everything is sent; what is played is what the worker holds. @throws Failure */
async function writtenAnew(sound: Sound, { signal, onProgress }: Loading): Promise<Sound> {
  try {
    for (let held = 0; held < 1; ) {
      held = await sound.next();
      if (held < 1) onProgress?.(held);
    }
    const url = URL.createObjectURL(await sound.analyser.write());
    signal.throwIfAborted();
    const close = (): void => {
      URL.revokeObjectURL(url);
      sound.close();
    };
    return { ...sound, url, close };
  } catch (error) {
    sound.close();
    throw error;
  }
}
