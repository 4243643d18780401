// What a film's own file says: its codec, its rate, whether there is sound. Read by pieces, never whole.
import { ALL_FORMATS, CustomSource, Input } from 'mediabunny';
import type { OpenMedia } from '../mediaDoor.ts';

export interface FilmFacts {
  /** As people call it: 'H.264', 'HEVC'. */
  readonly codec?: string;
  /** RFC 6381, where it can be told. */
  readonly codecString?: string;
  /** Frames a second, over the first packets. */
  readonly rate?: number;
  readonly hasSound: boolean;
}

const NAMES: Readonly<Record<string, string>> = { avc: 'H.264', hevc: 'HEVC', vp8: 'VP8', vp9: 'VP9', av1: 'AV1' };
const PACKETS = 60;
const MAX_CACHE = 8 * 2 ** 20;
/** A file may send its reader from one end to the other for ever. */
const PATIENCE_MS = 15_000;

export const openInput = ({ sizeBytes, readPiece }: OpenMedia, signal: AbortSignal): Input =>
  new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => sizeBytes,
      read: (from, end) => readPiece({ from, to: end - 1 }, { signal }),
      maxCacheSize: MAX_CACHE,
      prefetchProfile: 'fileSystem',
    }),
  });

/** @returns undefined where the file cannot be understood, or not in time */
export async function probe(media: OpenMedia, signal: AbortSignal): Promise<FilmFacts | undefined> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const input = openInput(media, AbortSignal.any([signal, late]));
  const given = new Promise<undefined>((resolve) => late.addEventListener('abort', () => resolve(undefined), { once: true }));
  try {
    return await Promise.race([readFacts(input), given]);
  } catch {
    // The browser's own player has shown it already, or tells itself why it cannot.
    return undefined;
  } finally {
    input.dispose();
  }
}

/** A container of films with sound and no picture in it. */
export async function hasOnlySound(media: OpenMedia, signal: AbortSignal): Promise<boolean> {
  const input = openInput(media, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
  try {
    const [track, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
    return track === null && sound !== null;
  } catch {
    return false;
  } finally {
    input.dispose();
  }
}

async function readFacts(input: Input): Promise<FilmFacts | undefined> {
  const [track, sound] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
  if (!track) return undefined;
  const kind = await track.getCodec();
  const codec = (kind && NAMES[kind]) ?? kind ?? fourLetters(await track.getInternalCodecId());
  const codecString = await track.getCodecParameterString().catch(() => null);
  const { averagePacketRate } = await track.computePacketStats(PACKETS);
  return {
    ...(codec && { codec }),
    ...(codecString && { codecString }),
    ...(averagePacketRate >= 1 && averagePacketRate <= 1000 && { rate: roundRate(averagePacketRate) }),
    hasSound: sound !== null,
  };
}

/** Untrusted: a sample entry's name, where it is one. */
const fourLetters = (id: unknown): string | undefined =>
  typeof id === 'string' && /^[\w .-]{2,8}$/.test(id) ? id.trim() : undefined;

/** 24 000/1001 and its like are known; others to a hundredth. */
export function roundRate(rate: number): number {
  const known = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60].find((one) => Math.abs(one - rate) / one < 0.002);
  return known ?? Math.round(rate * 100) / 100;
}
