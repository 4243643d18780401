// Routes whose other methods answer 405 with what is allowed, as RFC 9110 §15.5.6 asks.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.ts';

export type Handle = (request: FastifyRequest, reply: FastifyReply) => unknown;
type Method = 'GET' | 'POST' | 'OPTIONS';

const ALL = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** GET answers HEAD too. */
export function addRoute(app: FastifyInstance, url: string, handlers: Partial<Record<Method, Handle>>): void {
  const methods = Object.keys(handlers);
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  for (const method of ALL) {
    const handler = method in handlers ? handlers[method as Method] : undefined;
    if (handler) app.route({ method, url, handler: async (request, reply) => handler(request, reply) });
    else if (method === 'OPTIONS')
      app.route({ method, url, handler: async (_, reply) => reply.code(204).header('Allow', allow).send() });
    else {
      const refuse = async () => {
        throw new HttpProblem(405, `allowed here: ${allow}`, { Allow: allow });
      };
      app.route({ method, url, onRequest: refuse, handler: refuse });
    }
  }
}

/** A part of the path, as a name for nothing but text. */
export function param(request: FastifyRequest, name: string): string {
  const value = new Map<string, unknown>(Object.entries(request.params ?? {})).get(name);
  return typeof value === 'string' ? value : '';
}

/** UIDs are digits and dots (PS3.5 §9.1); files of the wild hold others, so only what cannot be one is refused. */
export function uidParam(request: FastifyRequest, name: string): string {
  const uid = param(request, name);
  if (uid === '' || uid.length > 1024) throw new HttpProblem(400, 'the path holds no UID where one must be');
  return uid;
}

/** The query string of a request, each name as often as it stands there. */
export const queryOf = (request: FastifyRequest): URLSearchParams => {
  const at = request.raw.url?.indexOf('?') ?? -1;
  return new URLSearchParams(at < 0 ? '' : (request.raw.url ?? '').slice(at + 1));
};

/** PS3.18 §8.3.3.1: a client that cannot set headers may put Accept into the query. */
export const acceptOf = (request: FastifyRequest): string | undefined => {
  const values = queryOf(request).getAll('accept');
  return values.length > 0 ? values.join(', ') : request.headers.accept;
};
