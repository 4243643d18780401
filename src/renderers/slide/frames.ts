// Frames of a slide's objects: fetched, described, and made pictures in a worker.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call, Part, Read } from '../../model/item.ts';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';
import type { SlideInstance } from '../../standards/dicom/slides/instance.ts';
import type { TileAddress } from '../../standards/dicom/slides/pyramid.ts';
import type { CodedFrame, TileWork } from './decode.worker.ts';
import { tilePool } from './decodePool.ts';

/** A tile larger than this is no tile. */
const MAX_TILE_BYTES = 128 * 2 ** 20;

/** @throws Failure of the decoder; the signal's reason */
export async function runForBitmap(work: TileWork, signal: AbortSignal): Promise<ImageBitmap> {
  const result = await tilePool.run(work, signal);
  if (!('bitmap' in result)) throw new Failure('malformed', { detail: 'a tile without a picture' });
  return result.bitmap;
}

export class Frames {
  readonly #part: Part;
  readonly #read: Read;
  readonly #descriptions = new Map<SlideInstance, FrameDescription>();

  constructor(part: Part, read: Read) {
    this.#part = part;
    this.#read = read;
  }

  describe(instance: SlideInstance): FrameDescription {
    const known = this.#descriptions.get(instance);
    if (known) return known;
    const description = describeFrame(instance.dataset, 1);
    this.#descriptions.set(instance, description);
    return description;
  }

  async read({ instance, frame }: TileAddress, { signal }: Call): Promise<CodedFrame> {
    const response = await this.#read(this.#part, { signal, instance: instance.uid, frame });
    const bytes = await readBytes(response, { signal, maxBytes: MAX_TILE_BYTES });
    if (bytes.length === 0) throw new Failure('malformed', { detail: 'a tile without bytes' });
    return {
      bytes: bytes.buffer,
      contentType: response.headers.get('content-type') ?? '',
      description: this.describe(instance),
    };
  }

  /** A picture of one frame. */
  whole =
    (instance: SlideInstance) =>
    async ({ signal }: Call): Promise<ImageBitmap> =>
      runForBitmap({ kind: 'colour', frame: await this.read({ instance, frame: 1 }, { signal }) }, signal);
}
