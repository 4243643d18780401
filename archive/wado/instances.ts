// GET of studies, series and instances as Part 10 files (PS3.18 §10.4.1.1.1), streamed.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pixelElement } from '../dicom/frames.ts';
import type { BodyPart, Pieces } from '../dicom/pieces.ts';
import { EXPLICIT_LITTLE_ENDIAN, isNative } from '../dicom/transferSyntaxes.ts';
import { toExplicitLittleEndian } from '../dicom/write.ts';
import { matchesType, parseAccept } from '../http/accept.ts';
import { hashTag, IMMUTABLE, isFresh, sendBytes, sendMultipart } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, addRoute, type Handle } from '../http/routes.ts';
import type { InstancePlace } from '../index/catalogue.ts';
import type { Objects } from './objects.ts';

const DICOM = 'application/dicom';
type Wanted = '*' | 'default' | string;

/** @param store what POST does at a study's address */
export function addInstanceRoutes(app: FastifyInstance, prefix: string, objects: Objects, store: Handle): void {
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const places = objects.find(request);
    const { wanted, multipart } = chooseForm(acceptOf(request), places);
    reply.header('Cache-Control', places.length === 1 ? IMMUTABLE : 'private, no-cache').header('Vary', 'Accept');
    if (isFresh(request, reply, hashTag(...places.map(({ version }) => version), wanted, String(multipart)))) return reply.send();
    const [only] = places;
    if (!multipart && only) return sendBytes(request, reply, DICOM, fileOf(objects, only, wanted));
    function* parts(): Generator<BodyPart> {
      for (const place of places) {
        const syntax = sentSyntax(place, wanted);
        const path = `${prefix}/studies/${place.studyUid}/series/${place.seriesUid}/instances/${place.uid}`;
        const headers = { 'Content-Type': `${DICOM}; transfer-syntax=${syntax}`, 'Content-Location': encodeURI(path) };
        yield { headers, body: fileOf(objects, place, wanted) };
      }
    }
    return sendMultipart(reply, DICOM, parts());
  };
  addRoute(app, `${prefix}/studies/:study`, { GET: answer, POST: store });
  addRoute(app, `${prefix}/studies/:study/series/:series`, { GET: answer });
  addRoute(app, `${prefix}/studies/:study/series/:series/instances/:instance`, { GET: answer });
}

function chooseForm(accept: string | undefined, places: readonly InstancePlace[]): { wanted: Wanted; multipart: boolean } {
  for (const wish of parseAccept(accept)) {
    if (!matchesType(wish.type, DICOM) || (!wish.multipart && places.length > 1 && wish.type !== '*/*')) continue;
    const wanted = wish.transferSyntax ?? 'default';
    if (places.every((place) => canSend(place, wanted))) return { wanted, multipart: wish.multipart || wish.type === '*/*' };
  }
  const syntaxes = new Set(
    places.flatMap(({ transferSyntax }) => [transferSyntax, ...(isNative(transferSyntax) ? [EXPLICIT_LITTLE_ENDIAN] : [])]),
  );
  throw new HttpProblem(406, `available: ${[...syntaxes].map((syntax) => `${DICOM}; transfer-syntax=${syntax}`).join(', ')}`);
}

const canSend = ({ transferSyntax }: InstancePlace, wanted: Wanted): boolean =>
  wanted === '*' ||
  wanted === 'default' ||
  wanted === transferSyntax ||
  (wanted === EXPLICIT_LITTLE_ENDIAN && isNative(transferSyntax));

/** The default is Explicit VR Little Endian where that loses nothing; compressed objects go as they are. */
const sentSyntax = ({ transferSyntax }: InstancePlace, wanted: Wanted): string =>
  (wanted === 'default' || wanted === EXPLICIT_LITTLE_ENDIAN) && isNative(transferSyntax)
    ? EXPLICIT_LITTLE_ENDIAN
    : transferSyntax;

function fileOf(objects: Objects, place: InstancePlace, wanted: Wanted): Pieces {
  return objects.read(place, (parsed) => {
    const asItIs: Pieces = [{ file: place.path, offset: 0, length: parsed.file.size }];
    const isWhole = parsed.meta.has('00020010') && Buffer.from(parsed.file.read(128, 4)).toString('latin1') === 'DICM';
    const isAsked = sentSyntax(place, wanted) === place.transferSyntax;
    // Files without a header get one; damaged and compressed ones go as they lie there, for someone else to judge.
    if ((isWhole && isAsked) || !isNative(place.transferSyntax) || pixelElement(parsed)?.fragments) return asItIs;
    if (place.problem !== '' && isWhole) return asItIs;
    return toExplicitLittleEndian(parsed, place.path, place.sopClass, place.uid);
  });
}
