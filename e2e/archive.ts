// The product as people start it: `archive/start.ts` as a process of its own, on a free port of loopback.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
/** The first start draws the demo region and may build the viewer. */
const START_MS = 240_000;
const STOP_MS = 10_000;

export interface RunningArchive {
  /** Origin, without a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param options as after `npm start --`. @throws Error with what it printed, when it does not start */
export async function launchArchive(options: readonly string[]): Promise<RunningArchive> {
  const args = ['--import', 'tsx', 'archive/start.ts', '--host', '127.0.0.1', '--port', '0', ...options];
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  const hasEnded = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', kill);
    child.kill('SIGTERM');
    const timer = setTimeout(kill, STOP_MS);
    await hasEnded;
    clearTimeout(timer);
  };
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const url = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line);
      const found = /http:\/\/[\w.:[\]-]+/.exec(line)?.[0];
      if (found) resolve(found);
    });
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), START_MS);
  });
  const answer = await Promise.race([url, hasEnded.then(() => undefined), tooLate]);
  clearTimeout(timer);
  if (answer !== undefined) {
    await isUpToDate(answer);
    return { url: answer, stop };
  }
  await stop();
  throw new Error(`the archive did not start:\n${printed.slice(-20).join('\n')}`);
}

/** An index of an earlier run answers at once, while files that are new since then are still read. */
async function isUpToDate(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const { index } = (await (await fetch(`${url}/healthz`)).json()) as { index: string };
    if (index === 'current') return;
    if (index !== 'refreshing') break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the archive does not come up to date with its files');
}
