// Draws the demo region into a folder: plans the tasks, shares them among threads, tells how far it has come.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PATIENTS } from './region.ts';
import { planTasks } from './story/plan.ts';
import type { Task } from './task.ts';
import { DEMO_VERSION } from './version.ts';
import type { FromWorker } from './worker.ts';

type OnProgress = (fraction: number, what: string) => void;

/**
 * Writes the whole region: DICOM Part 10 and PDF files, a folder per patient with its `patient.json`.
 * The same version gives the same bytes. What is unfinished lies in `dir.tmp` and is thrown away by the next run.
 * @param dir must not exist yet, or is replaced
 * @param onProgress 0 … 1 by work done, and the name of the examination that is being drawn
 */
export async function generateDemo(dir: string, onProgress: OnProgress): Promise<void> {
  const unfinished = `${dir}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await performAll(planTasks(), unfinished, onProgress);
  await writePatients(unfinished);
  await writeFile(join(unfinished, 'version.json'), `${JSON.stringify({ version: DEMO_VERSION })}\n`);
  await rm(dir, { recursive: true, force: true });
  await rename(unfinished, dir);
  onProgress(1, '');
}

/** Who the files without an own header belong to. */
async function writePatients(directory: string): Promise<void> {
  for (const { key, id, issuer, family, given, birthDate, sex } of Object.values(PATIENTS)) {
    const folder = join(directory, key);
    await mkdir(folder, { recursive: true });
    const patient = { id, issuer, name: `${family}^${given}`, birthDate, sex };
    await writeFile(join(folder, 'patient.json'), `${JSON.stringify(patient, null, 2)}\n`);
  }
}

/** The heavy ones first, so that no thread is left alone with a long one at the end. */
async function performAll(tasks: readonly Task[], directory: string, onProgress: OnProgress): Promise<void> {
  const queue = [...tasks].sort((a, b) => b.weight - a.weight);
  const total = queue.reduce((sum, task) => sum + task.weight, 0);
  const threads = Math.max(1, Math.min(4, availableParallelism(), queue.length));
  const begun = Array.from({ length: threads }, () => 0);
  let finished = 0;
  const tell = (what: string): void => onProgress(Math.min(0.999, (finished + begun.reduce((a, b) => a + b, 0)) / total), what);
  const workers = begun.map(() => startWorker(directory));
  try {
    await Promise.all(
      workers.map(async (worker, index) => {
        for (let task = queue.shift(); task; task = queue.shift()) {
          const { weight, study } = task;
          await perform(worker, task, (fraction) => {
            begun[index] = weight * fraction;
            tell(study.description);
          });
          begun[index] = 0;
          finished += weight;
          tell(study.description);
        }
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const startWorker = (directory: string): Worker =>
  new Worker(new URL('./thread.mjs', import.meta.url), { workerData: { directory } });

function perform(worker: Worker, task: Task, onFraction: (fraction: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (message: FromWorker): void => {
      if (message.type === 'progress') {
        onFraction(message.fraction);
        return;
      }
      worker.off('message', listen);
      worker.off('error', reject);
      if (message.type === 'done') resolve();
      else reject(new Error(`${task.kind} ${task.study.key}: ${message.message}`));
    };
    worker.on('message', listen);
    worker.once('error', reject);
    worker.postMessage(task);
  });
}
