// The demo's prostate slide alone, in a folder of its own.
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MAKERS } from '../../demo/kinds.ts';
import { planTasks } from '../../demo/story/plan.ts';

export async function drawSlide(folder: string): Promise<void> {
  const task = planTasks().find(({ kind }) => kind === 'slide');
  const make = await MAKERS.slide?.();
  if (!task || !make) throw new Error('the demo has no slide');
  await make(task, {
    progress: () => undefined,
    async file(name, bytes) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      rmSync(file, { force: true });
      if (bytes instanceof Uint8Array) writeFileSync(file, bytes);
      else for (const piece of bytes) appendFileSync(file, piece);
    },
  });
}
