// Chapters of an MP4 as Nero's 'chpl' box tells them: moov › udta › chpl (ISO/IEC 14496-12 §4.2 for boxes; the box itself is
// in no standard, and is what FFmpeg, GPAC and most cutting programs write).

export interface Chapter {
  /** Seconds. */
  readonly time: number;
  /** Untrusted text. */
  readonly title: string;
}

/** Bytes, both inclusive; fewer at the end of the file. */
export type ReadPiece = (range: { readonly from: number; readonly to: number }) => Promise<Uint8Array>;

/** Sizes in a file are claims: no more boxes are looked at, and no longer list is read. */
const MOST_BOXES = 300;
const MOST_BYTES = 66_000;
const HEADER = 16;
const TICKS_PER_SECOND = 1e7;

interface Box {
  readonly type: string;
  /** Of what is in it. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** @returns in order of time; none where the file has none, or lies. What `read` throws goes on. */
export async function readChapters(read: ReadPiece, sizeBytes: number): Promise<readonly Chapter[]> {
  const walk = createWalk(read);
  const movie = await walk('moov', { from: 0, to: sizeBytes });
  const user = movie && (await walk('udta', movie));
  const list = user && (await walk('chpl', user));
  if (!list) return [];
  return parseChapters(await read({ from: list.from, to: Math.min(list.to, list.from + MOST_BYTES) - 1 }));
}

function createWalk(read: ReadPiece): (type: string, inside: Pick<Box, 'from' | 'to'>) => Promise<Box | undefined> {
  let seen = 0;
  return async (type, { from, to }) => {
    for (let at = from; at + 8 <= to && seen < MOST_BOXES; seen++) {
      const box = readBox(await read({ from: at, to: Math.min(at + HEADER, to) - 1 }), at, to);
      if (!box) return undefined;
      if (box.type === type) return box;
      at = box.to;
    }
    return undefined;
  };
}

function readBox(head: Uint8Array, at: number, end: number): Box | undefined {
  if (head.length < 8) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const short = view.getUint32(0);
  const isLong = short === 1;
  if (isLong && head.length < HEADER) return undefined;
  const size = isLong ? Number(view.getBigUint64(8)) : short === 0 ? end - at : short;
  const from = at + (isLong ? HEADER : 8);
  const to = at + size;
  if (size < from - at || to > end) return undefined;
  return { type: String.fromCharCode(...head.subarray(4, 8)), from, to };
}

/** Version and flags, in version 1 four bytes more, a count; then times in 100 ns and names behind their lengths. */
export function parseChapters(bytes: Uint8Array): readonly Chapter[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes[0] === 1 ? 8 : 4;
  const count = bytes[at++] ?? 0;
  const chapters: Chapter[] = [];
  while (chapters.length < count && at + 9 <= bytes.length) {
    const time = Number(view.getBigUint64(at)) / TICKS_PER_SECOND;
    const length = bytes[at + 8] ?? 0;
    const title = new TextDecoder().decode(bytes.subarray(at + 9, at + 9 + length));
    at += 9 + length;
    if (at > bytes.length) break;
    chapters.push({ time, title });
  }
  return chapters.sort((a, b) => a.time - b.time);
}
