// Why a film does not play: browsers say one and the same of a broken file and of one they have no decoder for.
import { Failure, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { Film } from './film.ts';

/** @returns what to throw instead: 'unsupported' with the codec's name where the file is whole, else what was known */
export async function explain(error: unknown, film: Film, signal: AbortSignal): Promise<unknown> {
  if (signal.aborted || !(error instanceof Failure) || (error.reason !== 'unsupported' && error.reason !== 'malformed'))
    return error;
  const { probe } = await import('./probe.ts');
  const facts = await probe(film.source, signal);
  if (signal.aborted) return signal.reason;
  // Nothing can be read of it at all: no film, or a broken one.
  if (!facts) return new Failure('malformed', { cause: error, detail: toFailure(error).detail });
  const { codec = '?', codecString } = facts;
  if (canDecode(codecString)) return new Failure('malformed', { cause: error, detail: codec });
  return new Failure('unsupported', { cause: error, detail: codecString ? `${codec} (${codecString})` : codec });
}

/** @returns the item as a recording of sound, where that is all its file holds */
export async function asSound(item: TimelineItem, film: Film, signal: AbortSignal): Promise<TimelineItem | undefined> {
  const [part, ...others] = item.parts;
  if (others.length > 0 || !part.mediaType.startsWith('video/') || signal.aborted) return undefined;
  const { hasOnlySound } = await import('./probe.ts');
  if (!(await hasOnlySound(film.source, signal))) return undefined;
  return { ...item, parts: [{ ...part, mediaType: part.mediaType.replace('video/', 'audio/') }] };
}

const canDecode = (codecString: string | undefined): boolean =>
  codecString !== undefined && document.createElement('video').canPlayType(`video/mp4; codecs="${codecString}"`) !== '';
