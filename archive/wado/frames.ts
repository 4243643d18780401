// GET …/frames/1,2,3 (PS3.18 §10.4.1.1.6).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findFrames, pixelElement, readAscii } from '../dicom/frames.ts';
import type { BodyPart, Pieces } from '../dicom/pieces.ts';
import { EXPLICIT_LITTLE_ENDIAN, isVideo } from '../dicom/transferSyntaxes.ts';
import { hashTag, IMMUTABLE, isFresh, sendBytes, sendMultipart, warn } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, addRoute, param } from '../http/routes.ts';
import type { InstancePlace } from '../index/catalogue.ts';
import { frameBytes, wireSyntax } from './frameBytes.ts';
import type { Objects } from './objects.ts';
import { chooseOffer, frameOffers, printOffer } from './offers.ts';
import type { Painters } from './painters.ts';

interface Found {
  readonly frame: number;
  readonly bytes: Pieces;
}

export function addFrameRoutes(app: FastifyInstance, prefix: string, objects: Objects, painters: Painters): void {
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    const numbers = parseFrames(param(request, 'frames'));
    const place = objects.findOne(request);
    const { found, problem, stored, canDecode } = findAll(objects, place, numbers);
    if (found.length === 0) throw new HttpProblem(404, problem);
    const choice = chooseOffer(acceptOf(request), frameOffers(stored, canDecode), numbers.length > 1);
    reply.header('Cache-Control', IMMUTABLE).header('Vary', 'Accept');
    if (isFresh(request, reply, hashTag(place.version, param(request, 'frames'), printOffer(choice), String(choice.multipart))))
      return reply.send();
    if (found.length < numbers.length) warn(reply.code(206), [problem]);

    const decode = choice.transferSyntax === EXPLICIT_LITTLE_ENDIAN && stored !== EXPLICIT_LITTLE_ENDIAN;
    const bytesOf = async ({ frame, bytes }: Found): Promise<Pieces> =>
      decode ? [{ bytes: await painters.decode(place, frame) }] : bytes;
    const [only] = found;
    if (!choice.multipart && only) return bytesOf(only).then((bytes) => sendBytes(request, reply, printOffer(choice), bytes));
    const location = request.url.replace(/\/frames\/.*$/, '/frames/');
    async function* parts(): AsyncGenerator<BodyPart> {
      for (const one of found)
        yield {
          headers: { 'Content-Type': printOffer(choice), 'Content-Location': location + one.frame },
          body: await bytesOf(one),
        };
    }
    return decode
      ? firstOf(parts()).then((all) => sendMultipart(reply, printOffer(choice), all))
      : sendMultipart(reply, printOffer(choice), parts());
  };
  addRoute(app, `${prefix}/studies/:study/series/:series/instances/:instance/frames/:frames`, { GET: answer });
}

/** Waits for the first part, so that a picture that cannot be decoded is an error and not a cut answer. */
async function firstOf(parts: AsyncGenerator<BodyPart>): Promise<AsyncIterable<BodyPart>> {
  const first = await parts.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* parts;
  })();
}

function parseFrames(list: string): number[] {
  const numbers = list.split(',').map((text) => (/^\d{1,10}$/.test(text.trim()) ? Number(text) : 0));
  if (numbers.some((number) => number < 1)) throw new HttpProblem(400, 'frames are numbers from 1 on, parted by commas');
  return numbers;
}

function findAll(objects: Objects, place: InstancePlace, numbers: readonly number[]) {
  return objects.read(place, (parsed) => {
    const table = findFrames(parsed);
    if (!table) throw new HttpProblem(404, 'the object has no pixels');
    const found = numbers.flatMap((frame) => {
      const where = table.find(frame);
      return where ? [{ frame, bytes: frameBytes(parsed, place.path, where) }] : [];
    });
    const missing = numbers.length - found.length;
    const problem = `${missing} of the frames asked for ${missing === 1 ? 'is' : 'are'} not there (${table.problem ?? `it has ${table.count}`})`;
    const stored = wireSyntax(parsed);
    // Decoded, a YBR stream is RGB, and the metadata would go on calling it YBR.
    const canDecode =
      !isVideo(stored) && !readAscii(parsed, '00280004').startsWith('YBR') && pixelElement(parsed)?.tag === '7FE00010';
    return { found, problem, stored, canDecode };
  });
}
