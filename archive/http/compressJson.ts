// Metadata of a series is long and repeats itself: compressed, it is there in a tenth of the time over a slow line.
import type { Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const JSON_TYPE = /^application\/([\w.-]+\+)?json/;
const MIN_LENGTH = 1024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

export function addJsonCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    const isText = typeof payload === 'string' && payload.length >= MIN_LENGTH;
    if (!JSON_TYPE.test(String(reply.getHeader('content-type') ?? '')) || reply.hasHeader('content-encoding')) return payload;
    reply.header('Vary', 'Accept, Accept-Encoding');
    if (!encoding || request.method === 'HEAD' || !(isText || isStream(payload))) return payload;
    const compressor = encoding === 'br' ? createBrotliCompress(BROTLI) : createGzip({ level: 4 });
    reply.header('Content-Encoding', encoding).removeHeader('Content-Length');
    if (isStream(payload)) payload.on('error', (error) => compressor.destroy(error)).pipe(compressor);
    else compressor.end(payload);
    return compressor;
  });
}

const isStream = (payload: unknown): payload is Readable => typeof payload === 'object' && payload !== null && 'pipe' in payload;
