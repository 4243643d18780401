// Headers on every answer, and who may ask: docs in stack of decisions; the policy allows no script but our own.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.ts';

/** Answer headers that a page of another origin needs to see. */
const EXPOSED = 'Content-Location, Content-Range, ETag, Link, Location, Retry-After, Warning';

export interface SecurityOptions {
  /** Origins of configured backends, for connect-src. */
  readonly origins: readonly string[];
  /** Names by which this server may be called; undefined for any. */
  readonly hostNames?: readonly string[];
  /** Answers pages of any origin. Off unless asked for. */
  readonly cors?: boolean;
}

export function contentSecurityPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    ["connect-src 'self'", ...origins].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

export function addSecurity(app: FastifyInstance, { origins, hostNames, cors = false }: SecurityOptions): void {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(origins),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': cors ? 'cross-origin' : 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (hostNames && !hostNames.includes(hostNameOf(request)))
      throw new HttpProblem(421, 'this server is not called by that name');
    if (cors && request.headers.origin !== undefined) {
      reply.headers({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': EXPOSED });
      if (request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined) {
        const allowed = {
          'Access-Control-Allow-Methods': 'GET, HEAD, POST, OPTIONS',
          'Access-Control-Allow-Headers': '*',
          'Access-Control-Max-Age': '600',
        };
        return reply.headers(allowed).code(204).send();
      }
    }
  });
}

/** A page elsewhere whose name was made to point here (DNS rebinding) still calls us by its own name. */
const hostNameOf = (request: FastifyRequest): string => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
