// The ways in which the archive answers: bytes with ranges, multipart, DICOM JSON, not modified.
import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type BodyPart, cut, multipartStream, type Pieces, streamOf, totalLength } from '../dicom/pieces.ts';
import { HttpProblem } from './problem.ts';

/** Objects never change under their UID; the ETag tells when a file was exchanged all the same. */
export const IMMUTABLE = 'private, max-age=31536000, immutable';

export const hashTag = (...seed: readonly string[]): string =>
  `"${createHash('sha256').update(seed.join('\n')).digest('base64url').slice(0, 22)}"`;

/** Sets the ETag. @returns whether the client has it already; then 304 has been set */
export function isFresh(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('ETag', etag);
  const held = request.headers['if-none-match'];
  if (held === undefined) return false;
  const tags = held.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (!tags.includes(etag) && !tags.includes('*')) return false;
  reply.code(304);
  return true;
}

/** One body, or the part of it that was asked for (RFC 9110 §14). */
export function sendBytes(request: FastifyRequest, reply: FastifyReply, type: string, pieces: Pieces): FastifyReply {
  const size = totalLength(pieces);
  reply.header('Accept-Ranges', 'bytes').type(type);
  const range = rangeOf(request, reply, size);
  if (!range) return reply.header('Content-Length', size).send(streamOf(pieces));
  const { from, to } = range;
  reply
    .code(206)
    .header('Content-Range', `bytes ${from}-${to}/${size}`)
    .header('Content-Length', to - from + 1);
  return reply.send(streamOf(cut(pieces, from, to + 1)));
}

/** Several ranges at once may be answered with the whole (RFC 9110 §14.2): so they are. @throws HttpProblem 416 */
function rangeOf(request: FastifyRequest, reply: FastifyReply, size: number): { from: number; to: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== reply.getHeader('ETag')) return undefined;
  const suffix = match[1] === '';
  const from = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = suffix || match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2]));
  if (!suffix && match[2] !== '' && Number(match[2]) < from) return undefined;
  if (from >= size || to < from) throw new HttpProblem(416, 'no such range', { 'Content-Range': `bytes */${size}` });
  return { from, to };
}

/** @param partType with its parameters, as each part says it */
export function sendMultipart(
  reply: FastifyReply,
  partType: string,
  parts: Iterable<BodyPart> | AsyncIterable<BodyPart>,
): FastifyReply {
  const boundary = `helbild-${randomUUID()}`;
  const [type = '', ...parameters] = partType.split(';');
  const rest = parameters.map((parameter) => `; ${parameter.trim()}`).join('');
  reply.header('Content-Type', `multipart/related; type="${type.trim()}"${rest}; boundary=${boundary}`);
  return reply.send(multipartStream(boundary, parts));
}

/** PS3.18 §8.5: what the client should know although it gets an answer. */
export function warn(reply: FastifyReply, warnings: readonly string[]): void {
  const printable = warnings.map((text) => `299 helbild-archive "${text.replace(/[^\x20-\x7e]|["\\]/g, '?')}"`);
  if (printable.length > 0) reply.header('Warning', printable.join(', '));
}
