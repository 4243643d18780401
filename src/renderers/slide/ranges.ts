// A file by its ranges: small pieces in blocks that are kept, tiles as they are.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Part } from '../../model/item.ts';
import type { Host } from '../renderer.ts';

const BLOCK_BYTES = 64 * 2 ** 10;
/** 16 MB of directories and tables of tiles. */
const MOST_BLOCKS = 256;
/** Where a source knows no ranges, a file up to this size is read whole, once. */
const MOST_WHOLE_BYTES = 256 * 2 ** 20;
const MOST_TILE_BYTES = 64 * 2 ** 20;

interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** As geotiff's sources are. */
export class RangeSource {
  readonly fileSize = null;
  readonly #part: Part;
  readonly #read: Host['read'];
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  #whole: Uint8Array<ArrayBuffer> | undefined;

  constructor(part: Part, read: Host['read']) {
    this.#part = part;
    this.#read = read;
  }

  fetch(slices: readonly Slice[], signal?: AbortSignal): Promise<ArrayBuffer[]> {
    return Promise.all(slices.map((slice) => this.#slice(slice, signal)));
  }

  async fetchSlice(slice: Slice, signal?: AbortSignal): Promise<Slice & { readonly data: ArrayBuffer }> {
    return { ...slice, data: await this.#slice(slice, signal) };
  }

  close = async (): Promise<void> => undefined;

  async #slice({ offset, length }: Slice, signal = NEVER): Promise<ArrayBuffer> {
    if (length > BLOCK_BYTES) return (await this.bytes(offset, length, signal)).slice().buffer;
    const first = Math.floor(offset / BLOCK_BYTES);
    const last = Math.floor((offset + Math.max(1, length) - 1) / BLOCK_BYTES);
    const blocks = await Promise.all(Array.from({ length: last - first + 1 }, (_, index) => this.#block(first + index)));
    signal.throwIfAborted();
    const joined = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0));
    let at = 0;
    for (const block of blocks) {
      joined.set(block, at);
      at += block.length;
    }
    const from = offset - first * BLOCK_BYTES;
    return joined.slice(from, from + length).buffer;
  }

  #block(index: number): Promise<Uint8Array> {
    const known = this.#blocks.get(index);
    if (known) return known;
    // Shared by all who need it: one of them going away must not end it for the others.
    const reading = this.bytes(index * BLOCK_BYTES, BLOCK_BYTES, NEVER);
    reading.catch(() => this.#blocks.delete(index));
    this.#blocks.set(index, reading);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      this.#blocks.delete(oldest);
    }
    return reading;
  }

  /** @throws Failure; shorter than asked for at the file's end */
  async bytes(offset: number, length: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#whole) return this.#whole.subarray(offset, offset + length);
    if (!Number.isSafeInteger(offset) || offset < 0 || length < 1 || length > MOST_TILE_BYTES)
      throw new Failure('malformed', { detail: 'a place outside of the file' });
    const response = await this.#read(this.#part, {
      signal,
      accept: [this.#part.mediaType, '*/*'],
      range: { from: offset, to: offset + length - 1 },
    });
    const isRange = response.status === 206;
    const bytes = await readBytes(response, { signal, maxBytes: isRange ? length : MOST_WHOLE_BYTES });
    if (isRange) return bytes;
    this.#whole = bytes;
    return bytes.subarray(offset, offset + length);
  }
}

const NEVER = new AbortController().signal;
