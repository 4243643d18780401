// One thread of the generator: does the tasks it is given, one at a time.
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { MAKERS } from './kinds.ts';
import type { Output, Task } from './task.ts';

export type FromWorker =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };

const { directory } = workerData as { directory: string };
const say = (message: FromWorker): void => parentPort?.postMessage(message);

const output: Output = {
  async file(path, bytes, date) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    if (date) {
      const time = new Date(`${date}T12:00:00Z`);
      await utimes(target, time, time);
    }
  },
  progress: (fraction) => say({ type: 'progress', fraction }),
};

async function perform(task: Task): Promise<void> {
  const load = MAKERS[task.kind];
  if (!load) throw new Error(`no room makes '${task.kind}'`);
  const make = await load();
  await make(task, output);
}

parentPort?.on('message', (task: Task) => {
  perform(task).then(
    () => say({ type: 'done' }),
    (error: unknown) => say({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
