// A film of an object, as it is stored: what /rendered answers for video (PS3.18 §8.7.4, Table 8.7.4-1).
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findFrames } from '../dicom/frames.ts';
import type { Pieces } from '../dicom/pieces.ts';
import { isVideo, mediaTypeOf } from '../dicom/transferSyntaxes.ts';
import { chooseType } from '../http/accept.ts';
import { hashTag, IMMUTABLE, isFresh, sendBytes } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf } from '../http/routes.ts';
import type { InstancePlace } from '../index/catalogue.ts';
import { frameBytes, wireSyntax } from './frameBytes.ts';
import type { Objects } from './objects.ts';

interface Film {
  readonly type: string;
  readonly bytes: Pieces;
}

/** @returns undefined where the object holds no film */
export function findFilm(objects: Objects, place: InstancePlace): Film | undefined {
  return objects.read(place, (parsed) => {
    const stored = wireSyntax(parsed);
    if (!isVideo(stored)) return undefined;
    const where = findFrames(parsed)?.find(1);
    return where && { type: mediaTypeOf(stored), bytes: frameBytes(parsed, place.path, where) };
  });
}

/** Nothing is encoded anew, so a film is offered as what it is and nothing else. @throws HttpProblem 406 */
export function sendFilm(request: FastifyRequest, reply: FastifyReply, place: InstancePlace, { type, bytes }: Film) {
  if (!chooseType(acceptOf(request), [type])) throw new HttpProblem(406, `available: ${type}`);
  reply.header('Cache-Control', IMMUTABLE).header('Vary', 'Accept');
  if (isFresh(request, reply, hashTag(place.version, 'film', type))) return reply.send();
  return sendBytes(request, reply, type, bytes);
}
