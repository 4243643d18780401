// An Orthanc with its DICOMweb plug-in, of our own: this machine only, a free port, a storage that goes when it stops.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = '/usr/sbin/Orthanc';
const PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so';
const START_MS = 30_000;
const STOP_MS = 10_000;

export interface Orthanc {
  /** http://127.0.0.1:PORT, without a slash at its end. DICOMweb is below /dicom-web. */
  readonly url: string;
  readonly version: string;
  /** False where no C compiler was found: it then listens on all addresses and refuses everybody but this machine. */
  readonly isLoopbackOnly: boolean;
  pid(): number;
  /** After a crash: the same one again, with all that it had stored. A file can bring a server down. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one and waits until it answers. @throws Error with the end of its log */
export async function startOrthanc(): Promise<Orthanc> {
  const folder = mkdtempSync(path.join(tmpdir(), 'orthanc-peer-'));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const shim = compileShim(folder);
  writeFileSync(path.join(folder, 'orthanc.json'), JSON.stringify(toSettings(folder, port), null, 2));
  let child = spawnIn(folder, shim);
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
  const revive = async () => {
    await stopChild(child);
    child = spawnIn(folder, shim);
    await waitForAnswer(url, child);
  };
  try {
    const version = await waitForAnswer(url, child);
    return { url, version, isLoopbackOnly: shim !== undefined, pid: () => child.pid ?? 0, revive, stop };
  } catch (error) {
    const log = readFileSync(path.join(folder, 'orthanc.log'), 'utf8').trim().split('\n').slice(-5).join('\n');
    await stop();
    throw new Error(`Orthanc did not start\n${log}`, { cause: error });
  }
}

function spawnIn(folder: string, shim: string | undefined): ChildProcess {
  const log = openSync(path.join(folder, 'orthanc.log'), 'a');
  const child = spawn(PROGRAM, [path.join(folder, 'orthanc.json')], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...(shim && { LD_PRELOAD: shim }) },
  });
  closeSync(log);
  return child;
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
