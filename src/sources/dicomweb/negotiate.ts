// Asking in one way after another until the server understands: servers differ most in what they make of Accept.
import { Failure } from '../../model/failure.ts';
import { WHOLE_HEADER } from '../../model/item.ts';
import { announcedPart, type ContentType, parseContentType, printContentType } from '../../standards/mime/contentType.ts';
import { type MultipartPart, readMultipart } from '../../standards/mime/multipart.ts';
import type { Answer, Ask, Http } from '../http.ts';
import { statusOf } from '../statusFailure.ts';

export interface Negotiation {
  readonly url: URL;
  readonly ask: Omit<Ask, 'accept'>;
  /** Ways to ask, best first. */
  readonly accepts: readonly string[];
  /** The one that worked last on this server: tried first. */
  readonly known: number | undefined;
  onWorked(index: number): void;
}

/** @throws Failure of the first way: later ones are guesses */
export async function negotiate<T>(http: Http, negotiation: Negotiation, read: (answer: Answer) => Promise<T>): Promise<T> {
  const { accepts, known } = negotiation;
  const order = accepts
    .map((accept, index) => ({ accept, index }))
    .sort((a, b) => Number(b.index === known) - Number(a.index === known));
  let refusal: unknown;
  for (const { accept, index } of order) {
    try {
      const result = await http.fetch(negotiation.url, { ...negotiation.ask, accept }, read);
      negotiation.onWorked(index);
      return result;
    } catch (error) {
      const status = statusOf(error);
      refusal ??= error;
      // 400 where the way of asking is known to be right is about what was asked for: a frame that does not exist.
      if (status === 400 && known === index) throw new Failure('missing', { cause: error, detail: 'HTTP 400' });
      if (status !== 400 && status !== 406 && status !== 415) throw error;
    }
  }
  throw statusOf(refusal) === 400 ? new Failure('missing', { cause: refusal, detail: 'HTTP 400' }) : refusal;
}

/** The first part of an answer, or the answer itself where it has none; what it says it is, from wherever that stands. */
export async function readFirstPart(
  answer: Answer,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: ContentType; headers: Headers }> {
  const reading = readMultipart(answer.body, answer.contentType);
  const first = await reading.next();
  if (first.done) throw new Failure('malformed', { detail: 'an answer without parts' });
  // To the end of the answer, so that the connection can be used again; further parts were not asked for.
  const second = await reading.next();
  if (!second.done) await reading.return();
  return { bytes: first.value.body, type: typeOf(first.value, answer), headers: first.value.headers };
}

function typeOf(part: MultipartPart, answer: Answer): ContentType {
  const own = parseContentType(part.headers.get('content-type'));
  const announced = announcedPart(answer.contentType);
  if (own.type === '') return announced;
  const syntax = own.parameters.get('transfer-syntax') ?? announced.parameters.get('transfer-syntax');
  return syntax === undefined || syntax === '*'
    ? own
    : { type: own.type, parameters: new Map([...own.parameters, ['transfer-syntax', syntax]]) };
}

export function toResponse(
  bytes: Uint8Array<ArrayBuffer>,
  type: ContentType | string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const contentType = typeof type === 'string' ? type : printContentType(type);
  return new HeldResponse(bytes, {
    headers: { 'content-type': contentType || 'application/octet-stream', 'content-length': String(bytes.length), ...headers },
  });
}

/** Bytes that are here already are handed over as they are: a browser would copy them twice, on the page's own thread. */
class HeldResponse extends Response {
  #held: Uint8Array<ArrayBuffer> | undefined;

  constructor(bytes: Uint8Array<ArrayBuffer>, init: ResponseInit) {
    super(bytes, init);
    const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
    this.#held = isWhole ? bytes : undefined;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const held = this.#held;
    this.#held = undefined;
    if (!held || this.bodyUsed) return super.arrayBuffer();
    await this.body?.cancel();
    return held.buffer;
  }
}

/** A piece of what came whole, as a server that knows ranges would have sent it (RFC 9110 §14). */
export function cutRange(
  response: Response,
  bytes: Uint8Array<ArrayBuffer>,
  range: { readonly from: number; readonly to: number },
): Response {
  const { from } = range;
  const to = Math.min(range.to, bytes.length - 1);
  if (from < 0 || from > to) throw new Failure('malformed', { detail: 'a range outside of the content' });
  const headers = new Headers(response.headers);
  headers.set('content-range', `bytes ${from}-${to}/${bytes.length}`);
  headers.set('content-length', String(to - from + 1));
  headers.set(WHOLE_HEADER, '');
  return new Response(bytes.slice(from, to + 1), { status: 206, headers });
}
