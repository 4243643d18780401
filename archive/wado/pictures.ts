// /rendered and /thumbnail (PS3.18 §10.4.1.1.3, §10.4.1.1.4): previews, never for diagnosis; a film is sent as it is.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseType } from '../http/accept.ts';
import { hashTag, isFresh, sendBytes } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, addRoute, param, queryOf } from '../http/routes.ts';
import type { InstancePlace } from '../index/catalogue.ts';
import { findFilm, sendFilm } from './films.ts';
import type { Objects } from './objects.ts';
import type { Painters } from './painters.ts';
import type { Picture, Viewport } from './paintTask.ts';
import type { PictureCache } from './pictureCache.ts';

const TYPES = ['image/jpeg', 'image/png'] as const;
const THUMBNAIL_PIXELS = 256;
const MAX_PIXELS = 8192;
/** Drawn anew by later versions of the pipeline, so not for ever. */
const CACHE = 'private, max-age=86400';

export interface PictureRooms {
  readonly objects: Objects;
  readonly painters: Painters;
  readonly cache: PictureCache;
}

export function addPictureRoutes(app: FastifyInstance, prefix: string, rooms: PictureRooms): void {
  const { objects } = rooms;
  const frameOf = (request: FastifyRequest, place: InstancePlace): number => {
    const text = param(request, 'frame');
    if (text === '') return Math.ceil(place.frames / 2);
    if (!/^[1-9]\d{0,9}$/.test(text)) throw new HttpProblem(400, 'a frame is a number from 1 on');
    return Number(text);
  };
  const rendered = (request: FastifyRequest, reply: FastifyReply) => {
    const place = objects.findOne(request);
    if (place.frames === 0) throw new HttpProblem(406, 'the object has no pixels to draw');
    const isWhole = param(request, 'frame') === '';
    const film = isWhole ? findFilm(objects, place) : undefined;
    if (film) return sendFilm(request, reply, place, film);
    // The whole of other multi-frame objects would be a film; a single picture is its first.
    const frame = isWhole ? 1 : frameOf(request, place);
    return send(request, reply, rooms, place, frame, toPicture(request));
  };
  const thumbnail = (request: FastifyRequest, reply: FastifyReply) => {
    const withPixels = objects.find(request).filter(({ frames }) => frames > 0);
    const first = withPixels[0];
    const series = withPixels.filter(({ seriesUid }) => seriesUid === first?.seriesUid);
    const place = series[Math.floor(series.length / 2)];
    if (!place) throw new HttpProblem(404, 'there is nothing to make a thumbnail of');
    const asked = toPicture(request);
    const viewport = asked.viewport ?? { width: THUMBNAIL_PIXELS, height: THUMBNAIL_PIXELS };
    return send(request, reply, rooms, place, frameOf(request, place), { ...asked, viewport });
  };
  const study = `${prefix}/studies/:study`;
  const instance = `${study}/series/:series/instances/:instance`;
  for (const url of [study, `${study}/series/:series`, instance, `${instance}/frames/:frame`])
    addRoute(app, `${url}/thumbnail`, { GET: thumbnail });
  for (const url of [instance, `${instance}/frames/:frame`]) addRoute(app, `${url}/rendered`, { GET: rendered });
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { objects, painters, cache }: PictureRooms,
  place: InstancePlace,
  frame: number,
  picture: Picture,
) {
  if (!objects.catalogue.isInside(place.path)) throw new HttpProblem(404, 'the file is not there any more');
  reply.header('Cache-Control', CACHE).header('Vary', 'Accept');
  const name = hashTag(place.version, String(frame), JSON.stringify(picture));
  if (isFresh(request, reply, name)) return reply.send();
  const bytes = await cache.get(name, () => painters.paint(place, frame, picture));
  return sendBytes(request, reply, picture.type, [{ bytes }]);
}

/** @throws HttpProblem 400, 406 */
function toPicture(request: FastifyRequest): Picture {
  const type = TYPES.find((candidate) => candidate === chooseType(acceptOf(request), TYPES));
  if (!type) throw new HttpProblem(406, `available: ${TYPES.join(', ')}`);
  const query = queryOf(request);
  const viewport = parseViewport(query.get('viewport'));
  const window = parseWindow(query.get('window'));
  return { type, quality: parseQuality(query.get('quality')), ...(viewport && { viewport }), ...(window && { window }) };
}

function parseQuality(text: string | null): number {
  if (text === null) return 85;
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 100)
    throw new HttpProblem(400, 'quality is a number from 1 to 100');
  return Number(text);
}

/** `w,h` or `w,h,sx,sy,sw,sh`; the part may be left out in places (PS3.18 §8.3.5.1.3). */
function parseViewport(text: string | null): Viewport | undefined {
  if (text === null) return undefined;
  const [width = Number.NaN, height = Number.NaN, ...part] = text
    .split(',')
    .map((value) => (value.trim() === '' ? Number.NaN : Number(value)));
  const isSize = (value: number) => value >= 1 && value <= MAX_PIXELS;
  if (!isSize(width) || !isSize(height) || ![0, 4].includes(part.length))
    throw new HttpProblem(400, `viewport=width,height[,x,y,width,height], at most ${MAX_PIXELS}`);
  const [x = 0, y = 0, w = 0, h = 0] = part;
  if (part.length === 0) return { width, height };
  if (![x, y, w, h].every(Number.isFinite) || w < 1 || h < 1 || x < 0 || y < 0)
    throw new HttpProblem(400, 'the part of the picture must lie within it');
  return { width, height, part: { x, y, width: w, height: h } };
}

const FUNCTIONS = { LINEAR: 'LINEAR', 'LINEAR-EXACT': 'LINEAR_EXACT', LINEAR_EXACT: 'LINEAR_EXACT', SIGMOID: 'SIGMOID' } as const;

/** `center,width,function` (PS3.18 §8.3.5.1.4). */
function parseWindow(text: string | null): Picture['window'] {
  if (text === null) return undefined;
  const [center = '', width = '', name = 'LINEAR'] = text.split(',').map((value) => value.trim());
  const key = Object.keys(FUNCTIONS).find((candidate) => candidate === name.toUpperCase()) as keyof typeof FUNCTIONS | undefined;
  if (center === '' || !Number.isFinite(Number(center)) || !(Number(width) > 0) || !key)
    throw new HttpProblem(400, 'window=center,width,function with LINEAR, LINEAR_EXACT or SIGMOID');
  return { center: Number(center), width: Number(width), function: FUNCTIONS[key] };
}
