// GET …/bulkdata/{path} (PS3.18 §10.4.1.1.5): any value by its place in the data set, with ranges.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findFrames, readAscii, readInteger } from '../dicom/frames.ts';
import type { Element, ParsedDicom } from '../dicom/parse.ts';
import { type BodyPart, cut, type Pieces } from '../dicom/pieces.ts';
import { findElement } from '../dicom/toJson.ts';
import { EXPLICIT_LITTLE_ENDIAN, mediaTypeOf } from '../dicom/transferSyntaxes.ts';
import { placeOf, swapWords, wordBytes } from '../dicom/write.ts';
import { matchesType, parseAccept } from '../http/accept.ts';
import { hashTag, IMMUTABLE, isFresh, sendBytes, sendMultipart } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, addRoute, param } from '../http/routes.ts';
import { frameBytes } from './frameBytes.ts';
import type { Objects } from './objects.ts';
import { OCTETS } from './offers.ts';

const PIXEL_DATA = '7FE00010';
const ENCAPSULATED_DOCUMENT = '00420011';
const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]+$/i;

interface Bulk {
  /** One body, or the frames of encapsulated pixels. */
  readonly bodies: readonly Pieces[];
  /** Best first; octet-stream is always among them. */
  readonly types: readonly string[];
  readonly transferSyntax: string;
}

export function addBulkRoutes(app: FastifyInstance, prefix: string, objects: Objects): void {
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const place = objects.findOne(request);
    const path = param(request, '*');
    const bulk = objects.read(place, (parsed) => {
      const element = findElement(parsed.elements, path);
      if (!element || element.items) throw new HttpProblem(404, 'no such value');
      return toBulk(parsed, element, place.path);
    });
    const { type, multipart } = chooseForm(acceptOf(request), bulk);
    reply.header('Cache-Control', IMMUTABLE).header('Vary', 'Accept');
    // Documents of unknown senders must not run as pages of this origin.
    reply.header('Content-Security-Policy', "sandbox; default-src 'none'").header('Content-Disposition', 'attachment');
    if (isFresh(request, reply, hashTag(place.version, path, type, String(multipart)))) return reply.send();
    const [first = []] = bulk.bodies;
    if (!multipart) return sendBytes(request, reply, type, first);
    const partType = `${type}; transfer-syntax=${bulk.transferSyntax}`;
    const parts: BodyPart[] = bulk.bodies.map((body) => ({
      headers: { 'Content-Type': partType, 'Content-Location': request.url },
      body,
    }));
    return sendMultipart(reply, partType, parts);
  };
  addRoute(app, `${prefix}/studies/:study/series/:series/instances/:instance/bulkdata/*`, { GET: answer });
}

function chooseForm(accept: string | undefined, { bodies, types }: Bulk): { type: string; multipart: boolean } {
  for (const wish of parseAccept(accept)) {
    if (wish.type === '*/*') return { type: types.at(-1) ?? OCTETS, multipart: wish.multipart || bodies.length > 1 };
    const type = types.find((candidate) => matchesType(wish.type, candidate));
    if (type && (wish.multipart || bodies.length <= 1)) return { type, multipart: wish.multipart };
  }
  throw new HttpProblem(406, `available${bodies.length > 1 ? ' as multipart/related' : ''}: ${types.join(', ')}`);
}

function toBulk(parsed: ParsedDicom, element: Element, file: string): Bulk {
  if (element.fragments) return encapsulated(parsed, element, file);
  const native = { transferSyntax: EXPLICIT_LITTLE_ENDIAN, types: [OCTETS] };
  const size = wordBytes(element.tag === PIXEL_DATA && readInteger(parsed, '00280100') === 32 ? 'OL' : element.vr);
  if (element.bigEndian && size > 1)
    return { ...native, bodies: [[{ bytes: swapWords(parsed.bytes.read(element.offset, element.length), size) }]] };
  const body = [placeOf(parsed, file, element)];
  if (element.tag !== ENCAPSULATED_DOCUMENT) return { ...native, bodies: [body] };
  const type = readAscii(parsed, '00420012').toLowerCase();
  // The value was padded to an even length; the document was not.
  const length = readInteger(parsed, '00420015') ?? element.length;
  const isPadding = length === element.length - 1;
  return {
    ...native,
    bodies: [isPadding ? cut(body, 0, length) : body],
    types: MEDIA_TYPE.test(type) ? [type, OCTETS] : [OCTETS],
  };
}

function encapsulated(parsed: ParsedDicom, element: Element, file: string): Bulk {
  const stored = parsed.transferSyntax;
  const types = [...new Set([mediaTypeOf(stored), OCTETS])];
  if (element.tag !== PIXEL_DATA)
    return {
      bodies: [(element.fragments ?? []).slice(1).map((range) => placeOf(parsed, file, range))],
      types,
      transferSyntax: stored,
    };
  const table = findFrames(parsed);
  const bodies: Pieces[] = [];
  for (let frame = 1; table && frame <= table.count; frame++) {
    const place = table.find(frame);
    if (!place) break;
    bodies.push(frameBytes(parsed, file, place));
  }
  if (bodies.length === 0) throw new HttpProblem(404, table?.problem ?? 'the value is empty');
  return { bodies, types, transferSyntax: stored };
}
