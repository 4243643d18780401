// `npm start`: the viewer, the archive and a demo region behind one address.
import { createHash } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { drawProgress } from './progress.ts';
import { startArchive } from './server.ts';
import { ensureViewer } from './viewerBuild.ts';

const ROOT = resolve(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache');
const DEFAULT_PORT = 8300;

const USAGE = `npm start -- [options]
  --data DIR      show the files below DIR instead of the demo region; nothing in DIR is changed
  --port N        listen on port N (default ${DEFAULT_PORT}; 0 picks a free one)
  --host H        listen on address H (default 127.0.0.1: this computer only)
  --config FILE   serve FILE as /config.json
  --no-demo       start with an empty archive
  --help          this text`;

/** Trouble that the person at the terminal can do something about. */
class UsageError extends Error {}

interface Arguments {
  readonly data?: string;
  readonly port: number;
  readonly host?: string;
  readonly config?: string;
  readonly demo: boolean;
}

function readArguments(): Arguments {
  const { values } = (() => {
    try {
      return parseArgs({
        options: {
          data: { type: 'string' },
          port: { type: 'string' },
          host: { type: 'string' },
          config: { type: 'string' },
          'no-demo': { type: 'boolean' },
          help: { type: 'boolean', short: 'h' },
        },
      });
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error));
    }
  })();
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const { data, host, config } = values;
  if (data !== undefined && !statSync(data, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--data: ${data} is not a folder`);
  if (config !== undefined && !existsSync(config)) throw new UsageError(`--config: ${config} is not there`);
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError('--port: a number from 0 to 65535');
  if (host === '') throw new UsageError('--host: an address is needed');
  return {
    port,
    demo: data === undefined && !values['no-demo'],
    ...(data === undefined ? {} : { data: realpathSync(data) }),
    ...(host === undefined ? {} : { host }),
    ...(config === undefined ? {} : { config }),
  };
}

/** Draws the demo region once for each of its versions. @returns its folder */
async function ensureDemo(): Promise<string> {
  const { DEMO_VERSION } = await import('../demo/version.ts');
  const folder = join(CACHE, `demo-${DEMO_VERSION}`);
  if (existsSync(folder)) return folder;
  const { generateDemo } = await import('../demo/generate.ts');
  const progress = drawProgress('Drawing the demo region');
  await generateDemo(folder, progress.show);
  progress.end();
  return folder;
}

async function main(): Promise<void> {
  const { data, port, host, config, demo } = readArguments();
  const staticDir = await ensureViewer(ROOT);
  const dataDir = demo ? await ensureDemo() : data;
  const key =
    dataDir === undefined ? 'empty' : `${basename(dataDir)}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const progress = drawProgress('Reading the files');
  const archive = await startArchive({
    ...(dataDir === undefined ? {} : { dataDir }),
    // The demo region's note to itself.
    ...(demo ? { ignored: new Set(['version.json']) } : {}),
    storeDir: join(ROOT, '.store', key),
    cacheDir: join(CACHE, 'archive', key),
    port,
    ...(host === undefined ? {} : { host }),
    ...(config === undefined ? {} : { configFile: config }),
    staticDir,
    onProgress: (done, total) => progress.show(done / total, `${done} of ${total}`),
    log: (line) => console.error(line),
  });
  progress.end();
  const { instances, documents, unreadable } = archive.catalogue.counts();
  console.error(
    `${instances} DICOM objects, ${documents} documents${unreadable > 0 ? `, ${unreadable} files that cannot be read (listed with the reason)` : ''}`,
  );
  console.log(archive.url);

  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C does not wait.
      if (isStopping) process.exit(130);
      isStopping = true;
      archive.close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${USAGE}`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error('The port is taken by another program: choose another with --port.');
  else console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof UsageError ? 2 : 1);
});
