// One picture of the paper, on any canvas.
import { paintLabels } from './paintLabels.ts';
import { paintMarks } from './paintMarks.ts';
import { paintPaper } from './paintPaper.ts';
import { paintTraces } from './paintTraces.ts';
import type { Scene } from './scene.ts';

/** @param ratio pixels of the canvas in one CSS px */
export function paint(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintPaper(context, scene);
  paintTraces(context, scene);
  paintMarks(context, scene);
  paintLabels(context, scene);
}
