// An Orthanc with its DICOMweb plug-in, of our own: this machine only, a free port, a storage that goes when it stops.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = '/usr/sbin/Orthanc';
const PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';
const START_MS = 30_000;
const STOP_MS = 10_000;

export interface Orthanc {
  readonly pid: number;
  /** http://127.0.0.1:PORT, without a slash at its end. DICOMweb is below /dicom-web. */
  readonly url: string;
  readonly version: string;
  /** False where no C compiler was found: it then listens on all addresses and refuses everybody but this machine. */
  readonly isLoopbackOnly: boolean;
  stop(): Promise<void>;
}

/** Starts one and waits until it answers. @throws Error with the end of its log */
export async function startOrthanc(): Promise<Orthanc> {
  const folder = mkdtempSync(path.join(tmpdir(), 'orthanc-peer-'));
  const port = await findFreePort();
  const shim = compileShim(folder);
  const settings = path.join(folder, 'orthanc.json');
  writeFileSync(settings, JSON.stringify(toSettings(folder, port), null, 2));
  const logFile = path.join(folder, 'orthanc.log');
  const log = openSync(logFile, 'w');
  const child = spawn(PROGRAM, [settings], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...(shim && { LD_PRELOAD: shim }) },
  });
  closeSync(log);
  // Even when this process ends without asking: an archive must not stay behind.
  const kill = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', kill);
  const stop = async () => {
    await stopChild(child);
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    const version = await waitForAnswer(url, child);
    return { pid: child.pid ?? 0, url, version, isLoopbackOnly: shim !== undefined, stop };
  } catch (error) {
    const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
    await stop();
    throw new Error(`Orthanc did not start\n${lines}`, { cause: error });
  }
}

const toSettings = (folder: string, port: number) => ({
  Name: 'peer',
  StorageDirectory: path.join(folder, 'storage'),
  IndexDirectory: path.join(folder, 'storage'),
  Plugins: [PLUGIN],
  HttpPort: port,
  RemoteAccessAllowed: false,
  AuthenticationEnabled: false,
  DicomServerEnabled: false,
  OverwriteInstances: true,
  HttpThreadsCount: 50,
  KeepAlive: true,
  HttpCompressionEnabled: false,
  MaximumStorageCacheSize: 512,
  DicomWeb: {
    Enable: true,
    Root: '/dicom-web/',
    EnableWado: true,
    StudiesMetadata: 'Full',
    SeriesMetadata: 'Full',
    EnableMetadataCache: true,
  },
});

/** Orthanc 1.10 has no setting for the address it listens on. */
function compileShim(folder: string): string | undefined {
  const source = fileURLToPath(new URL('loopback.c', import.meta.url));
  const library = path.join(folder, 'loopback.so');
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'ignore' });
  return status === 0 ? library : undefined;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function waitForAnswer(url: string, child: ChildProcess): Promise<string> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(`${url}/system`).catch(() => undefined);
    if (response?.ok) {
      const system: unknown = await response.json();
      return typeof system === 'object' && system !== null && 'Version' in system ? String(system.Version) : '?';
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no answer');
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
