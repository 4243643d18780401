// From a clip to something a browser plays: as it is, or put into another container, or a Failure that names why not.
import { Failure, isAbort } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { containerName, playableType, sniffContainer, type VideoContainer } from '../../standards/mime/videoContainer.ts';
import { type OpenMedia, openMedia } from '../mediaDoor.ts';
import type { Clip } from './clips.ts';

/** An open film. `source` is the original; `playable` the same, or its remuxed copy. */
export interface Film {
  readonly source: OpenMedia;
  readonly playable: OpenMedia;
  readonly type: string;
  readonly container: VideoContainer;
  close(): void;
}

export interface FilmOptions extends Call {
  /** More is not held whole. */
  readonly maxWholeBytes?: number;
  onProgress?(fraction: number): void;
}

/** Streams that are copied are held whole for it, twice. */
const MAX_COPIED_BYTES = 160 * 2 ** 20;

/** @throws Failure, 'unsupported' with the codec's name where browsers have no decoder */
export async function openFilm(clip: Clip, options: FilmOptions): Promise<Film> {
  const { signal, maxWholeBytes = MAX_COPIED_BYTES } = options;
  const source = await openMedia(clip.read, { ...options, type: 'video/mp4' });
  try {
    const container = sniffContainer(source.head);
    const type = playableType(container);
    if (type !== undefined) return { source, playable: source, type, container, close: () => source.close() };
    const playable = await copy(source, container, clip, { signal, maxBytes: Math.min(maxWholeBytes, MAX_COPIED_BYTES) });
    return {
      source,
      playable,
      type: 'video/mp4',
      container,
      close: () => {
        playable.close();
        source.close();
      },
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

async function copy(
  source: OpenMedia,
  container: VideoContainer,
  clip: Clip,
  { signal, maxBytes }: Call & { readonly maxBytes: number },
): Promise<OpenMedia> {
  if (container === 'unknown') throw new Failure('malformed', { detail: 'no film, or of a kind that is not known' });
  if (container !== 'transport' && container !== 'avc') throw new Failure('unsupported', { detail: containerName(container) });
  if (source.sizeBytes > maxBytes)
    throw new Failure('unsupported', { detail: `${containerName(container)} over ${Math.round(maxBytes / 2 ** 20)} MB` });
  try {
    const { remux } = await import('./remux.ts');
    const bytes = await remux(source, { container, signal, ...(clip.rate && { rate: clip.rate }) });
    return await openMedia(async () => new Response(bytes), { signal, type: 'video/mp4', maxWholeBytes: bytes.length });
  } catch (error) {
    if (error instanceof Failure || isAbort(error)) throw error;
    throw new Failure('malformed', { cause: error, detail: `a broken ${containerName(container)} stream` });
  }
}
