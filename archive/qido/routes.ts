// GET {base}/studies, /series, /instances, below each other and across (PS3.18 §10.6).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseType } from '../http/accept.ts';
import { hashTag, isFresh, warn } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, addRoute, type Handle, queryOf, uidParam } from '../http/routes.ts';
import type { Level } from '../index/attributes.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { parseQuery } from './parseQuery.ts';
import { search } from './search.ts';

const JSON_TYPES = ['application/dicom+json', 'application/json'];

/** @throws HttpProblem 406 */
export function dicomJsonType(request: FastifyRequest): string {
  const type = chooseType(acceptOf(request), JSON_TYPES);
  if (!type) throw new HttpProblem(406, `available: ${JSON_TYPES.join(', ')}`);
  return type;
}

export const baseOf = (request: FastifyRequest, prefix: string): string => `${request.protocol}://${request.host}${prefix}`;

/** @param store what POST does where a search and a store share their address */
export function addSearchRoutes(app: FastifyInstance, prefix: string, catalogue: Catalogue, store: Handle): void {
  const answer = (level: Level) => (request: FastifyRequest, reply: FastifyReply) => {
    const type = dicomJsonType(request);
    const { study, series } = request.params as { study?: string; series?: string };
    const scope = {
      ...(study === undefined ? {} : { study: uidParam(request, 'study') }),
      ...(series === undefined ? {} : { series: uidParam(request, 'series') }),
    };
    const { results, warnings } = search(catalogue, level, scope, parseQuery(queryOf(request)), baseOf(request, prefix));
    warn(reply, warnings);
    reply.header('Cache-Control', 'private, no-cache');
    if (results.length === 0) return reply.code(204).send();
    const body = JSON.stringify(results);
    if (isFresh(request, reply, hashTag(body))) return reply.send();
    return reply.type(type).send(body);
  };
  addRoute(app, `${prefix}/studies`, { GET: answer('study'), POST: store });
  addRoute(app, `${prefix}/series`, { GET: answer('series') });
  addRoute(app, `${prefix}/instances`, { GET: answer('instance') });
  addRoute(app, `${prefix}/studies/:study/series`, { GET: answer('series') });
  addRoute(app, `${prefix}/studies/:study/instances`, { GET: answer('instance') });
  addRoute(app, `${prefix}/studies/:study/series/:series/instances`, { GET: answer('instance') });
}
