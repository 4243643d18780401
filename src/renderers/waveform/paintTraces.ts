// The curves. Where many samples share a column of pixels, its least and greatest are joined: no spike is lost.
import type { Channel } from '../../standards/dicom/waveform/channel.ts';
import { originOf } from './geometry.ts';
import type { Cell } from './layout.ts';
import { devicePixels } from './paintPaper.ts';
import type { Scene } from './scene.ts';
import type { Signal } from './signal.ts';
import { type Height, heightOf } from './toHeight.ts';

/** Above this many samples a column is drawn as one upright stroke. */
const CROWDED = 2.5;

export function paintTraces(context: CanvasRenderingContext2D, scene: Scene): void {
  const { frame, page, palette, channels, signal, prior } = scene;
  const [left, top] = originOf(frame, page);
  context.save();
  context.translate(left, top);
  context.lineJoin = 'round';
  for (const cell of page.cells) {
    const channel = channels[cell.channel];
    if (!channel) continue;
    context.save();
    context.beginPath();
    context.rect(cell.x * frame.scale, -top, cell.width * frame.scale, frame.height);
    context.clip();
    const earlier = prior?.channelOf(cell.name.replace(/^-/, ''));
    if (prior && earlier) {
      context.setLineDash([5, 3]);
      context.strokeStyle = palette.prior;
      context.lineWidth = 1;
      strokeTrace(context, scene, cell, { signal: prior.signal, channel: earlier, shiftSec: prior.shiftSec });
      context.setLineDash([]);
    }
    context.strokeStyle = palette.trace;
    context.lineWidth = Math.max(1, Math.min(2, 0.28 * frame.scale));
    strokeTrace(context, scene, cell, { signal, channel, shiftSec: 0 });
    context.restore();
  }
  context.restore();
}

interface Curve {
  readonly signal: Signal;
  readonly channel: Channel;
  readonly shiftSec: number;
}

function strokeTrace(context: CanvasRenderingContext2D, scene: Scene, cell: Cell, curve: Curve): void {
  const { frame, speed } = scene;
  const { signal, channel, shiftSec } = curve;
  const { rateHz } = signal.group;
  const delaySec = shiftSec + channel.skewSec;
  const from = Math.max(0, Math.floor((cell.fromSec - delaySec) * rateHz));
  const to = Math.ceil((cell.fromSec - delaySec + cell.width / speed) * rateHz);
  const height = heightOf(cell, signal.baseline(channel.index), scene.scaleOf(channel));
  const pxPerSample = (speed * frame.scale) / rateHz;
  const firstX = (cell.x + (delaySec - cell.fromSec) * speed) * frame.scale;
  const toX = (sample: number): number => firstX + sample * pxPerSample;
  const column = 1 / devicePixels(context);
  context.beginPath();
  let isDown = false;
  for (const { start, values } of signal.runs(channel.index, from, to)) {
    if (pxPerSample * CROWDED < column) {
      crowd(context, values, { toX, start, toPx: toPx(height, frame.scale), perColumn: column / pxPerSample });
      isDown = false;
    } else isDown = line(context, values, { toX, start, toPx: toPx(height, frame.scale), isDown });
  }
  context.stroke();
}

/** Far outside of the pane canvases lose their precision. */
const toPx =
  ({ toY }: Height, scale: number) =>
  (value: number): number =>
    Math.max(-1e5, Math.min(1e5, toY(value) * scale));

interface Way {
  toX(sample: number): number;
  toPx(value: number): number;
  /** Number of the first sample. */
  readonly start: number;
}

function line(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  { toX, toPx, start, isDown }: Way & { readonly isDown: boolean },
): boolean {
  let down = isDown;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) down = false;
    else if (down) context.lineTo(toX(start + at), toPx(value));
    else {
      context.moveTo(toX(start + at), toPx(value));
      down = true;
    }
  }
  return down;
}

function crowd(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  { toX, toPx, start, perColumn }: Way & { readonly perColumn: number },
): void {
  for (let from = 0; from < values.length; from += perColumn) {
    const first = Math.floor(from);
    // One sample of the next column too, so that the strokes touch.
    const end = Math.min(values.length, Math.floor(from + perColumn) + 1);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let at = first; at < end; at++) {
      const value = values[at] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low > high) continue;
    const x = toX(start + first);
    context.moveTo(x, toPx(low) + 0.5);
    context.lineTo(x, toPx(high) - 0.5);
  }
}
