import { afterEach, describe, expect, it } from 'vitest';
import { WHOLE_HEADER } from '../model/item.ts';
import { type ByteRange, type OpenMedia, openMedia, type ReadMedia } from './mediaDoor.ts';

const call = { signal: new AbortController().signal, type: 'video/mp4' };
const BYTES = Uint8Array.from({ length: 200_000 }, (_, at) => at & 255);

/** A source of those bytes. @param asked what it was asked for */
const source =
  (asked: (ByteRange | undefined)[], headers: Record<string, string> = {}): ReadMedia =>
  async ({ range }) => {
    asked.push(range);
    if (!range) return new Response(BYTES);
    const to = Math.min(range.to, BYTES.length - 1);
    return new Response(BYTES.slice(range.from, to + 1), {
      status: 206,
      headers: { 'content-range': `bytes ${range.from}-${to}/${BYTES.length}`, ...headers },
    });
  };

const opened: OpenMedia[] = [];
const open = async (read: ReadMedia, more: { readonly maxWholeBytes?: number } = {}): Promise<OpenMedia> => {
  const media = await openMedia(read, { ...call, ...more });
  opened.push(media);
  return media;
};
afterEach(() => {
  for (const media of opened.splice(0)) media.close();
});

// There are no service workers here, as in a page that came over plain http.
describe('a recording where there is no door', () => {
  it('is held whole, and read by pieces from there', async () => {
    const media = await open(source([]));

    expect(media.url).toMatch(/^blob:/);
    expect(media.sizeBytes).toBe(BYTES.length);
    expect([...(await media.readPiece({ from: 100_000, to: 100_003 }, call))]).toEqual([...BYTES.slice(100_000, 100_004)]);
  });

  it('is refused in words when it is longer than there is room for', async () => {
    await expect(open(source([]), { maxWholeBytes: 1000 })).rejects.toMatchObject({ reason: 'outOfMemory' });
  });

  it('is asked for once more and whole, and never by pieces, where each piece would cost the whole', async () => {
    const asked: (ByteRange | undefined)[] = [];
    await open(source(asked, { [WHOLE_HEADER]: '' }));

    expect(asked.map((range) => range?.from)).toEqual([0, undefined]);
  });

  it('is taken as it comes from a source that knows no ranges', async () => {
    let asked = 0;
    const media = await open(async () => {
      asked += 1;
      return new Response(BYTES);
    });

    expect([asked, media.sizeBytes]).toEqual([1, BYTES.length]);
  });

  it('is malformed when it is empty', async () => {
    await expect(open(async () => new Response(new Uint8Array()))).rejects.toMatchObject({ reason: 'malformed' });
  });
});
