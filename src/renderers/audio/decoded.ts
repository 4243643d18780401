// A compressed recording: decoded by the browser at the rate that is drawn, and sent to the worker in pieces.
import { Failure } from '../../model/failure.ts';
import type { OpenMedia } from '../mediaDoor.ts';
import { type Loading, type Sound, start } from './start.ts';

/** Enough for 0 to 8 kHz. */
const DRAWN_RATE = 16_000;
const MAX_BYTES = 256 * 2 ** 20;
const MOST_SECONDS = 3 * 3600;
const PIECE_BYTES = 2 ** 22;
/** Copied at a time, so that no task is long. */
const PIECE_SAMPLES = 2 ** 20;

/** @throws Failure 'malformed', 'unsupported' where the browser has no decoder, 'outOfMemory' */
export async function decodeInto(media: OpenMedia, mediaType: string, call: Loading): Promise<Sound> {
  const bytes = await readAll(media, call);
  const buffer = await new OfflineAudioContext(1, 1, DRAWN_RATE).decodeAudioData(bytes.buffer).catch((cause: unknown) => {
    const isKnown = /ogg|flac|mpeg|mp4|aac/.test(mediaType);
    throw new Failure(isKnown ? 'malformed' : 'unsupported', {
      cause,
      detail: `${mediaType}: sound that this browser cannot decode`,
    });
  });
  call.signal.throwIfAborted();
  if (buffer.length === 0) throw new Failure('malformed', { detail: 'a recording without samples' });
  if (buffer.duration > MOST_SECONDS) throw new Failure('outOfMemory', { detail: 'a recording of many hours' });
  const shape = { coding: { is: 'channels' }, count: buffer.length, samplesPerSecond: DRAWN_RATE } as const;
  const way = { signal: call.signal, url: media.url, close: () => media.close() };
  return start(shape, way, async function* () {
    for (let from = 0; from < buffer.length; from += PIECE_SAMPLES) yield piecesOf(buffer, from);
  });
}

function piecesOf(buffer: AudioBuffer, from: number): Float32Array<ArrayBuffer>[] {
  return Array.from({ length: buffer.numberOfChannels }, (_, channel) => {
    const piece = new Float32Array(Math.min(PIECE_SAMPLES, buffer.length - from));
    buffer.copyFromChannel(piece, channel, from);
    return piece;
  });
}

async function readAll(media: OpenMedia, { signal, onProgress }: Loading): Promise<Uint8Array<ArrayBuffer>> {
  const { sizeBytes } = media;
  if (sizeBytes > MAX_BYTES) throw new Failure('outOfMemory', { detail: `compressed sound of ${sizeBytes} bytes` });
  const bytes = new Uint8Array(sizeBytes);
  for (let from = 0; from < sizeBytes; from += PIECE_BYTES) {
    bytes.set(
      (await media.readPiece({ from, to: Math.min(from + PIECE_BYTES, sizeBytes) - 1 }, { signal })).subarray(
        0,
        sizeBytes - from,
      ),
      from,
    );
    if (from + PIECE_BYTES < sizeBytes) onProgress?.((from + PIECE_BYTES) / sizeBytes);
  }
  return bytes;
}
