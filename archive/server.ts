// The embedded archive as a whole: files in, DICOMweb and FHIR out, the viewer beside them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { addCapabilities } from './capabilities.ts';
import { addFhirRoutes } from './fhir/routes.ts';
import { addJsonCompression } from './http/compressJson.ts';
import { readViewerConfig } from './http/config.ts';
import { HttpProblem } from './http/problem.ts';
import { addRoute } from './http/routes.ts';
import { addSecurity } from './http/security.ts';
import { addStaticFiles } from './http/staticFiles.ts';
import { Catalogue } from './index/catalogue.ts';
import { openDatabase } from './index/database.ts';
import { refresh } from './index/refresh.ts';
import { addSearchRoutes } from './qido/routes.ts';
import { addQuirks, type Quirk } from './quirks.ts';
import { Staging } from './stow/staging.ts';
import { createStore, type StoreLimits } from './stow/store.ts';
import { addBulkRoutes } from './wado/bulk.ts';
import { addFrameRoutes } from './wado/frames.ts';
import { addInstanceRoutes } from './wado/instances.ts';
import { addMetadataRoutes, Metadata } from './wado/metadata.ts';
import { Objects } from './wado/objects.ts';
import { Painters } from './wado/painters.ts';
import { PictureCache } from './wado/pictureCache.ts';
import { addPictureRoutes } from './wado/pictures.ts';

export interface ArchiveOptions {
  /** Somebody's files: read, never changed. Without it, only what is stored here is in the archive. */
  readonly dataDir?: string;
  /** Paths below `dataDir` that are nobody's. */
  readonly ignored?: ReadonlySet<string>;
  /** Ours, to be kept: what STOW brings. */
  readonly storeDir: string;
  /** Ours, can be made again: the index and drawn pictures. */
  readonly cacheDir: string;
  /** 0 picks a free one. Default 0. */
  readonly port?: number;
  /** Default 127.0.0.1, and then only called by loopback names. */
  readonly host?: string;
  readonly cors?: boolean;
  /** The built viewer. */
  readonly staticDir?: string;
  /** A file for /config.json. Default: the archive's own two sources. */
  readonly configFile?: string;
  readonly limits?: StoreLimits;
  /** Only tests: other servers' ways, one by one. */
  readonly quirks?: readonly Quirk[];
  /** Files of the data folder that are read at a first start, and of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly log?: (line: string) => void;
}

export interface Archive {
  /** `http://localhost:8300/`, for people. */
  readonly url: string;
  readonly port: number;
  readonly app: FastifyInstance;
  readonly catalogue: Catalogue;
  /** Resolves when the index agrees with the files; at a first start that was before `startArchive` resolved. */
  readonly upToDate: Promise<void>;
  close(): Promise<void>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]', '::1'];
const DICOM_WEB = '/dicom-web';

/** @throws Error in words for the terminal: a folder that is not there, a port that is taken */
export async function startArchive(options: ArchiveOptions): Promise<Archive> {
  const { dataDir, storeDir, cacheDir, port = 0, host } = options;
  mkdirSync(cacheDir, { recursive: true });
  const config = readViewerConfig(options.configFile);
  const staging = new Staging(storeDir);
  await staging.begin();
  const catalogue = new Catalogue(openDatabase(join(cacheDir, 'index.sqlite')), {
    data: dataDir ?? staging.objects,
    store: staging.objects,
  });
  const objects = new Objects(catalogue);
  const painters = new Painters();
  const stopping = new AbortController();
  const upToDate = bringUpToDate(catalogue, staging, options, stopping.signal);
  // An index from before answers at once and is checked meanwhile; an empty one would show an empty archive.
  if (catalogue.counts().files === 0) await upToDate;
  upToDate.catch((error: unknown) =>
    options.log?.(`The index could not be brought up to date: ${error instanceof Error ? error.message : error}`),
  );

  const app = createApp(options.log);
  addSecurity(app, {
    origins: config.origins,
    ...(host === undefined ? { hostNames: LOOPBACK } : {}),
    cors: options.cors ?? false,
  });
  addQuirks(app, DICOM_WEB, options.quirks ?? []);
  addJsonCompression(app);
  addHealth(app, upToDate);
  addRoute(app, '/config.json', {
    GET: (_, reply) => reply.header('Cache-Control', 'no-cache').type('application/json').send(config.text),
  });
  const store = createStore(catalogue, staging, DICOM_WEB, options.limits);
  const cache = new PictureCache(join(cacheDir, 'pictures'));
  await cache.trim();
  addCapabilities(app, DICOM_WEB);
  addSearchRoutes(app, DICOM_WEB, catalogue, store);
  addInstanceRoutes(app, DICOM_WEB, objects, store);
  addMetadataRoutes(app, DICOM_WEB, objects, new Metadata(objects));
  addFrameRoutes(app, DICOM_WEB, objects, painters);
  addBulkRoutes(app, DICOM_WEB, objects);
  addPictureRoutes(app, DICOM_WEB, { objects, painters, cache });
  addFhirRoutes(app, '/fhir', catalogue);
  if (options.staticDir) addStaticFiles(app, options.staticDir);
  else app.setNotFoundHandler(refuseUnknown);

  await app.listen({ port, host: host ?? '127.0.0.1' });
  const address = app.server.address();
  const used = typeof address === 'object' && address ? address.port : port;
  const close = async () => {
    stopping.abort();
    app.server.closeAllConnections();
    await Promise.all([app.close(), painters.close(), upToDate.catch(() => undefined)]);
    objects.close();
    catalogue.close();
  };
  return {
    url: `http://${host === undefined || LOOPBACK.includes(host) ? 'localhost' : host}:${used}/`,
    port: used,
    app,
    catalogue,
    upToDate,
    close,
  };
}

/** Alive, and whether the index agrees with the files yet. */
function addHealth(app: FastifyInstance, upToDate: Promise<void>): void {
  let index = 'refreshing';
  upToDate.then(
    () => {
      index = 'current';
    },
    () => {
      index = 'outdated';
    },
  );
  addRoute(app, '/healthz', { GET: (_, reply) => reply.header('Cache-Control', 'no-store').send({ status: 'ok', index }) });
}

async function bringUpToDate(
  catalogue: Catalogue,
  staging: Staging,
  options: ArchiveOptions,
  signal: AbortSignal,
): Promise<void> {
  await refresh(catalogue, 'store', staging.objects, { signal });
  const { dataDir, onProgress, ignored } = options;
  if (dataDir !== undefined)
    await refresh(catalogue, 'data', dataDir, { signal, ...(onProgress ? { onProgress } : {}), ...(ignored ? { ignored } : {}) });
}

function createApp(log?: (line: string) => void): FastifyInstance {
  const app = fastify({
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 4096, ignoreTrailingSlash: true },
    forceCloseConnections: true,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) => done(null, body));
  // Whoever handles the request reads its body, as a stream.
  app.addContentTypeParser('*', (_, payload, done) => done(null, payload));
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof HttpProblem)
      return reply
        .code(error.status)
        .headers(error.headers)
        .type('application/json')
        .send(JSON.stringify({ error: error.message }));
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
    // The route says where; the address would name patients.
    if (status >= 500)
      log?.(
        `${request.method} ${request.routeOptions.url ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : 'error'}`,
      );
    const message = status >= 500 ? 'the archive made an error' : 'the request cannot be understood';
    return reply
      .code(status)
      .type('application/json')
      .send(JSON.stringify({ error: message }));
  });
  return app;
}

const refuseUnknown = async (): Promise<never> => {
  throw new HttpProblem(404, 'no such address');
};
