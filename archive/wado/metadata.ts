// GET …/metadata (PS3.18 §10.4.1.1.2): DICOM JSON whose bulk data addresses are relative to the request.
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toJson } from '../dicom/toJson.ts';
import { hashTag, isFresh, warn } from '../http/answers.ts';
import { addRoute } from '../http/routes.ts';
import type { InstancePlace } from '../index/catalogue.ts';
import { dicomJsonType } from '../qido/routes.ts';
import type { Objects } from './objects.ts';

const MAX_KEPT_CHARACTERS = 32 * 2 ** 20;
const INSTANCES_BEFORE_PAUSE = 8;

/** Metadata as text, the recently asked for kept. Addresses in it are relative to the instance. */
export class Metadata {
  readonly #objects: Objects;
  readonly #kept = new Map<string, string>();
  #characters = 0;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  text(place: InstancePlace): string {
    const key = `${place.version}/${place.uid}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const text = this.#objects.read(place, (parsed) => {
      const json = toJson(parsed);
      // Where the object lacks them, the UIDs under which it is found.
      json['0020000D'] = { vr: 'UI', Value: [place.studyUid] };
      json['0020000E'] = { vr: 'UI', Value: [place.seriesUid] };
      json['00080018'] = { vr: 'UI', Value: [place.uid] };
      if (place.sopClass !== '') json['00080016'] ??= { vr: 'UI', Value: [place.sopClass] };
      return JSON.stringify(json);
    });
    this.#keep(key, text);
    return text;
  }

  #keep(key: string, text: string): void {
    this.#kept.set(key, text);
    this.#characters += text.length;
    for (const [oldest, old] of this.#kept) {
      if (this.#characters <= MAX_KEPT_CHARACTERS) break;
      this.#kept.delete(oldest);
      this.#characters -= old.length;
    }
  }
}

/** In text values quotes are escaped, so this stands only where an address begins. */
const ADDRESS = /"BulkDataURI":"bulkdata\//g;

export function addMetadataRoutes(app: FastifyInstance, prefix: string, objects: Objects, metadata: Metadata): void {
  const answer = (toInstance: (place: InstancePlace) => string) => (request: FastifyRequest, reply: FastifyReply) => {
    const type = dicomJsonType(request);
    const places = objects.find(request);
    reply.header('Cache-Control', 'private, no-cache').header('Vary', 'Accept');
    if (isFresh(request, reply, hashTag(...places.map(({ version }) => version)))) return reply.send();
    warn(reply, warningsOf(places));
    reply.type(type);
    return reply.send(Readable.from(array(places, metadata, toInstance), { objectMode: false }));
  };
  const step = (text: string) => encodeURIComponent(text);
  addRoute(app, `${prefix}/studies/:study/metadata`, {
    GET: answer(({ seriesUid, uid }) => `series/${step(seriesUid)}/instances/${step(uid)}/`),
  });
  addRoute(app, `${prefix}/studies/:study/series/:series/metadata`, { GET: answer(({ uid }) => `instances/${step(uid)}/`) });
  addRoute(app, `${prefix}/studies/:study/series/:series/instances/:instance/metadata`, { GET: answer(() => '') });
}

function warningsOf(places: readonly InstancePlace[]): string[] {
  const generated = places.filter((place) => place.generated).length;
  const damaged = places.filter((place) => place.problem !== '');
  return [
    ...(generated > 0 ? [`${generated} of ${places.length} objects lack a UID: the archive made one (2.25...)`] : []),
    ...(damaged.length > 0 ? [`${damaged.length} of ${places.length} objects are damaged: ${damaged[0]?.problem}`] : []),
  ];
}

async function* array(
  places: readonly InstancePlace[],
  metadata: Metadata,
  toInstance: (place: InstancePlace) => string,
): AsyncGenerator<string> {
  let before = '[';
  for (const [i, place] of places.entries()) {
    const text = metadata.text(place).replace(ADDRESS, () => `"BulkDataURI":"${toInstance(place)}bulkdata/`);
    yield before + text;
    before = ',';
    if (i % INSTANCES_BEFORE_PAUSE === INSTANCES_BEFORE_PAUSE - 1) await setImmediate();
  }
  yield ']';
}
