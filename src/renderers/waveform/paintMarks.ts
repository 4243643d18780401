// What lies over the curves: the file's marks in time, the earlier recording's label, the reader's caliper.
import { originOf } from './geometry.ts';
import type { Cell } from './layout.ts';
import type { Mark, Scene } from './scene.ts';
import { heightOf } from './toHeight.ts';

export function paintMarks(context: CanvasRenderingContext2D, scene: Scene): void {
  const { frame, page } = scene;
  const [left, top] = originOf(frame, page);
  context.save();
  context.translate(left, top);
  paintFileMarks(context, scene);
  paintCaliper(context, scene);
  context.restore();
  paintPriorLabel(context, scene);
}

const xOf = ({ speed, frame }: Scene, cell: Cell, sec: number): number => (cell.x + (sec - cell.fromSec) * speed) * frame.scale;

/** Whether a place, or a part of a span, lies in the cell. */
const isIn = ({ speed }: Scene, cell: Cell, { sec, toSec = sec }: { readonly sec: number; readonly toSec?: number }): boolean =>
  toSec >= cell.fromSec && sec <= cell.fromSec + cell.width / speed;

const isOf = ({ channels }: Mark, { channel }: Cell): boolean => channels === undefined || channels.includes(channel);

function paintFileMarks(context: CanvasRenderingContext2D, scene: Scene): void {
  const { frame, page, palette, font, marks } = scene;
  context.font = `11px ${font}`;
  context.setLineDash([3, 3]);
  context.lineWidth = 1;
  context.strokeStyle = palette.computed;
  let last = Number.NEGATIVE_INFINITY;
  for (const mark of marks) {
    const cells = page.cells.filter((cell) => isOf(mark, cell) && isIn(scene, cell, mark));
    for (const cell of cells) paintPlace(context, scene, cell, mark);
    const [first] = cells;
    if (!first) continue;
    const x = xOf(scene, first, Math.max(mark.sec, first.fromSec));
    // Words on words could not be read; the line remains.
    if (Math.abs(x - last) < 60) continue;
    last = x;
    context.fillStyle = palette.computed;
    context.fillText(mark.text, x + 3, first.y * frame.scale + 28, 160);
  }
  context.setLineDash([]);
}

/** A dashed line at a point; a span's two ends, joined along the top. */
function paintPlace(context: CanvasRenderingContext2D, scene: Scene, cell: Cell, { sec, toSec }: Mark): void {
  const { scale } = scene.frame;
  const [top, bottom] = [cell.y * scale, (cell.y + cell.height) * scale];
  const [left, right] = [cell.x * scale, (cell.x + cell.width) * scale];
  context.beginPath();
  for (const x of new Set([xOf(scene, cell, sec), xOf(scene, cell, toSec)])) {
    if (x < left || x > right) continue;
    context.moveTo(x, top);
    context.lineTo(x, bottom);
  }
  context.moveTo(Math.max(left, xOf(scene, cell, sec)), top + 1);
  context.lineTo(Math.min(right, xOf(scene, cell, toSec)), top + 1);
  context.stroke();
}

function paintCaliper(context: CanvasRenderingContext2D, scene: Scene): void {
  const { caliper, caliperText, channels, frame, palette, font, signal, page } = scene;
  const channel = caliper && channels[caliper.channel];
  if (!caliper || !channel) return;
  const first = Math.min(caliper.from.sec, caliper.to.sec);
  const second = Math.max(caliper.from.sec, caliper.to.sec);
  for (const cell of page.cells) {
    if (cell.channel !== caliper.channel || cell.name !== caliper.name) continue;
    const { toY } = heightOf(cell, signal.baseline(channel.index), scene.scaleOf(channel));
    const [from, to] = [xOf(scene, cell, caliper.from.sec), xOf(scene, cell, caliper.to.sec)];
    const [fromY, toPx] = [toY(caliper.from.value) * frame.scale, toY(caliper.to.value) * frame.scale];
    const [above, below] = [cell.y * frame.scale, (cell.y + cell.height) * frame.scale];
    context.save();
    context.beginPath();
    context.rect(cell.x * frame.scale, -1e4, cell.width * frame.scale, 2e4);
    context.clip();
    context.strokeStyle = palette.mark;
    context.lineWidth = 1.5;
    context.beginPath();
    for (const x of [from, to]) {
      context.moveTo(x, above);
      context.lineTo(x, below);
    }
    for (const y of [fromY, toPx]) {
      context.moveTo(Math.min(from, to) - 6, y);
      context.lineTo(Math.max(from, to) + 6, y);
    }
    context.stroke();
    march(context, scene, cell, { first, second });
    context.restore();
    if (!isIn(scene, cell, { sec: first }) && !isIn(scene, cell, { sec: second })) continue;
    context.font = `600 12px ${font}`;
    const { width } = context.measureText(caliperText);
    const x = Math.max(0, Math.min(Math.max(from, to) + 8, page.width * frame.scale - width - 6));
    const y = Math.max(14, Math.min(fromY, toPx) - 8);
    context.fillStyle = palette.chip;
    context.fillRect(x - 4, y - 13, width + 8, 18);
    context.fillStyle = palette.mark;
    context.fillText(caliperText, x, y);
  }
}

/** Never more than fit side by side on a screen. */
const MOST_STEPS = 200;

/** The same interval again and again: a beat that comes early or late stands beside its stroke. */
function march(
  context: CanvasRenderingContext2D,
  scene: Scene,
  cell: Cell,
  { first, second }: { readonly first: number; readonly second: number },
): void {
  const interval = second - first;
  const { frame, palette, speed } = scene;
  if (interval * speed * frame.scale < 8) return;
  const start = cell.fromSec;
  const end = cell.fromSec + cell.width / speed;
  const steps = Math.min(MOST_STEPS, Math.ceil((end - start) / interval) + 1);
  const offset = first + Math.ceil((start - first) / interval) * interval;
  context.beginPath();
  for (let step = 0; step < steps; step++) {
    const sec = offset + step * interval;
    if (sec > end) break;
    const x = xOf(scene, cell, sec);
    context.moveTo(x, cell.y * frame.scale);
    context.lineTo(x, (cell.y + cell.height * 0.16) * frame.scale);
  }
  context.strokeStyle = palette.mark;
  context.lineWidth = 1;
  context.stroke();
}

function paintPriorLabel(context: CanvasRenderingContext2D, { prior, palette, font, frame }: Scene): void {
  if (!prior) return;
  context.font = `600 12px ${font}`;
  const { width } = context.measureText(prior.label);
  const x = frame.width - width - 46;
  context.fillStyle = palette.chip;
  context.fillRect(x - 6, 4, width + 46, 20);
  context.strokeStyle = palette.prior;
  context.lineWidth = 1.5;
  context.setLineDash([5, 3]);
  context.beginPath();
  context.moveTo(x, 14);
  context.lineTo(x + 26, 14);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette.prior;
  context.fillText(prior.label, x + 32, 18);
}
