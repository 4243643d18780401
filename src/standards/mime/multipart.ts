// The one reader of multipart bodies (RFC 2046 §5.1, RFC 2387): WADO-RS, STOW-RS, MTOM. Streams, in the memory of one part.
import { Failure } from '../../model/failure.ts';
import { ByteFeed, createFinder, joinAll } from './byteFeed.ts';
import { parseContentType } from './contentType.ts';

export interface MultipartOptions {
  /** A larger part is a Failure 'outOfMemory'. Default 1 GiB. */
  readonly maxPartBytes?: number;
}
export interface MultipartPart {
  readonly headers: Headers;
  /** In a buffer of its own, exactly as long: fit to be transferred. */
  readonly body: Uint8Array<ArrayBuffer>;
}
export interface MultipartStream {
  readonly headers: Headers;
  /** To be read once, before the next part is asked for; what is left unread is skipped. */
  readonly body: AsyncIterable<Uint8Array>;
}

const GIB = 2 ** 30;
const MAX_HEADER_BYTES = 64 * 1024;
/** Up to here a part's own Content-Length is taken as a promise of memory. */
const MAX_TRUSTED_LENGTH = 256 * 2 ** 20;
const CR = 13;
const LF = 10;
const DASH = 45;

/**
 * The parts of a body, each as soon as its delimiter has arrived. A body that is not multipart is one part.
 * Leaving the loop cancels the body; errors of the body itself (abort, network) pass through.
 * @throws Failure 'malformed' when it ends inside a part or has no boundary; 'outOfMemory' when a part is too large
 */
export async function* readMultipart(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  { maxPartBytes = GIB }: MultipartOptions = {},
): AsyncGenerator<MultipartPart, void, undefined> {
  yield* eachPart(body, contentType, maxPartBytes, async function* (headers, content) {
    yield { headers, body: (await content.whole(headers)) ?? (await joinAll(content.pieces())) };
  });
}

/**
 * As readMultipart, with bodies that need not fit in memory. A part ends at the first delimiter, whatever its Content-Length says.
 * @throws Failure as readMultipart, also from within a part's body
 */
export async function* readMultipartStreams(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  { maxPartBytes = Number.MAX_SAFE_INTEGER }: MultipartOptions = {},
): AsyncGenerator<MultipartStream, void, undefined> {
  yield* eachPart(body, contentType, maxPartBytes, async function* (headers, content) {
    yield { headers, body: content.pieces() };
  });
}

async function* eachPart<Part>(
  body: ReadableStream<Uint8Array>,
  contentType: string,
  maxBytes: number,
  read: (headers: Headers, content: Content) => AsyncGenerator<Part>,
): AsyncGenerator<Part, void, undefined> {
  const { type, parameters } = parseContentType(contentType);
  const feed = new ByteFeed(body);
  try {
    if (!type.startsWith('multipart/')) {
      yield* read(new Headers(contentType ? { 'content-type': contentType } : {}), new Content(feed, undefined, maxBytes));
      return;
    }
    const boundary = parameters.get('boundary');
    if (!boundary) throw malformed('no boundary');
    const delimiter = new Delimiter(boundary);
    // The first delimiter needs no line end before it; with one put there, a preamble is a part like any other.
    feed.putBack(Uint8Array.of(CR, LF));
    let content = new Content(feed, delimiter, Number.MAX_SAFE_INTEGER);
    while (!(await content.finish())) {
      const headers = await readHeaders(feed);
      content = new Content(feed, delimiter, maxBytes);
      yield* read(headers, content);
    }
  } finally {
    await feed.cancel();
  }
}

/** What lies between two delimiters; without a delimiter, all there is. */
class Content {
  readonly #feed: ByteFeed;
  readonly #delimiter: Delimiter | undefined;
  readonly #maxBytes: number;
  #taken = 0;
  /** Set when the delimiter behind the content has been taken: was it the closing one? */
  #closing: boolean | undefined;

  constructor(feed: ByteFeed, delimiter: Delimiter | undefined, maxBytes: number) {
    this.#feed = feed;
    this.#delimiter = delimiter;
    this.#maxBytes = maxBytes;
  }

  async *pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    while (this.#closing === undefined) {
      const piece = await this.#piece();
      this.#taken += piece.length;
      if (this.#taken > this.#maxBytes)
        throw new Failure('outOfMemory', { detail: `multipart: a part over ${this.#maxBytes} bytes` });
      if (piece.length > 0) yield piece;
    }
  }

  /** Takes what is left. @returns whether that was the last part */
  async finish(): Promise<boolean> {
    while (this.#closing === undefined) await this.#piece();
    return this.#closing;
  }

  /** All of it by its own Content-Length, if the delimiter follows there: then the content may even hold the boundary. */
  async whole(headers: Headers): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const text = headers.get('content-length') ?? '';
    const length = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (!this.#delimiter || !(length <= Math.min(this.#maxBytes, MAX_TRUSTED_LENGTH))) return undefined;
    const bytes = new Uint8Array(length);
    const filled = await this.#feed.fill(bytes);
    const end = filled === length ? await this.#delimiter.at(this.#feed, 0) : undefined;
    // A length that cuts the delimiter's own CRLF in two is one too long.
    if (end && !(bytes[length - 1] === CR && this.#feed.held[0] === LF)) {
      this.#feed.take(end.length);
      this.#closing = end.closing;
      return bytes;
    }
    this.#feed.putBack(bytes.subarray(0, filled));
    return undefined;
  }

  /** Bytes that surely belong to the content; takes the delimiter when it comes to it. */
  async #piece(): Promise<Uint8Array> {
    const feed = this.#feed;
    if (!this.#delimiter) {
      const rest = feed.held.length > 0 ? feed.take(feed.held.length) : await feed.next();
      if (!rest) this.#closing = true;
      return rest ?? new Uint8Array(0);
    }
    let from = 0;
    for (;;) {
      const found = this.#delimiter.find(feed.held, from);
      if (found < 0) break;
      const end = await this.#delimiter.at(feed, found);
      if (end) {
        const piece = feed.take(found);
        feed.take(end.length);
        this.#closing = end.closing;
        return piece;
      }
      from = found + 2;
    }
    // A delimiter may have begun in the last bytes: they wait for the next chunk, in a copy that does not keep this one alive.
    const sure = Math.max(0, feed.held.length - this.#delimiter.maxLength);
    const piece = feed.take(sure);
    feed.held = feed.held.slice();
    if (!(await feed.more())) throw malformed('the answer ends inside a part');
    return piece;
  }
}

/** `CRLF--boundary`, also with a bare LF, and what may follow it on its line. */
class Delimiter {
  readonly maxLength: number;
  readonly #text: Uint8Array;
  readonly #find: (haystack: Uint8Array, from?: number) => number;

  constructor(boundary: string) {
    this.#text = Uint8Array.from(`\n--${boundary}`, (character) => character.charCodeAt(0) & 0xff);
    this.#find = createFinder(this.#text);
    this.maxLength = this.#text.length + 1;
  }

  /** Where the next one may begin, or -1. */
  find(bytes: Uint8Array, from: number): number {
    const found = this.#find(bytes, from);
    return found > from && bytes[found - 1] === CR ? found - 1 : found;
  }

  /** The delimiter at `start` of what the feed holds, its line end included; undefined if there is none. */
  async at(feed: ByteFeed, start: number): Promise<{ length: number; closing: boolean } | undefined> {
    await feed.hold(start + 1);
    let end = start + (feed.held[start] === CR ? 1 : 0);
    await feed.hold(end + this.#text.length + 2);
    for (const byte of this.#text) if (feed.held[end++] !== byte) return undefined;
    if (feed.held[end] === DASH && feed.held[end + 1] === DASH) return { length: end + 2 - start, closing: true };
    while (feed.held[end] === 32 || feed.held[end] === 9) if (!(await feed.hold(++end + 2))) break;
    if (feed.held[end] === CR && feed.held[end + 1] === LF) return { length: end + 2 - start, closing: false };
    if (feed.held[end] === LF) return { length: end + 1 - start, closing: false };
    // The end of all: the caller's next look finds it truncated.
    return undefined;
  }
}

/** Header lines up to the empty one. @throws Failure 'malformed' */
async function readHeaders(feed: ByteFeed): Promise<Headers> {
  let end = endOfHeaders(feed.held);
  while (!end) {
    if (feed.held.length > MAX_HEADER_BYTES) throw malformed('a part with endless headers');
    if (!(await feed.more())) throw malformed('the answer ends inside the headers of a part');
    end = endOfHeaders(feed.held);
  }
  const text = new TextDecoder('latin1').decode(feed.take(end));
  const headers = new Headers();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    try {
      if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    } catch {
      // No header by RFC 9110: nobody can ask for it.
    }
  }
  return headers;
}

/** How many bytes the headers and their empty line take; undefined while it has not come. */
function endOfHeaders(held: Uint8Array): number | undefined {
  const limit = Math.min(held.length, MAX_HEADER_BYTES);
  let lineStart = 0;
  for (let at = held.indexOf(LF); at >= 0 && at < limit; at = held.indexOf(LF, lineStart)) {
    if (at === lineStart || (at === lineStart + 1 && held[lineStart] === CR)) return at + 1;
    lineStart = at + 1;
  }
  return undefined;
}

const malformed = (what: string) => new Failure('malformed', { detail: `multipart: ${what}` });
