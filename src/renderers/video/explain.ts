// Why a film does not play: browsers say one and the same of a broken file and of one they have no decoder for.
import { Failure, toFailure } from '../../model/failure.ts';
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

const canDecode = (codecString: string | undefined): boolean =>
  codecString !== undefined && document.createElement('video').canPlayType(`video/mp4; codecs="${codecString}"`) !== '';
