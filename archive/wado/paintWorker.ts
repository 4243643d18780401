// A painting thread: reads, decodes and draws one frame at a time.
import { parentPort } from 'node:worker_threads';
import { Failure } from '../../src/model/failure.ts';
import { readWasmFromPackages } from '../../src/standards/dicom/codecs/node.ts';
import { paint } from './paint.ts';
import type { PaintResult, PaintTask } from './paintTask.ts';

readWasmFromPackages();

parentPort?.on('message', async (task: PaintTask) => {
  const result = await answer(task);
  parentPort?.postMessage(result, 'bytes' in result ? [result.bytes.buffer] : []);
});

async function answer(task: PaintTask): Promise<PaintResult> {
  try {
    return { id: task.id, bytes: await paint(task) };
  } catch (error) {
    const isMissing = error instanceof Failure && error.reason === 'missing';
    const problem = error instanceof Failure ? error.detail || error.reason : 'the picture could not be decoded';
    return { id: task.id, problem, isMissing };
  }
}
