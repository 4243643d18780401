// Names of leads, the calibration pulse, axes, the time below, and the words at the foot.

import { printForeign } from '../../lib/foreignText.ts';
import type { Channel } from '../../standards/dicom/waveform/channel.ts';
import { ticksOf } from './axis.ts';
import { printNumber } from './calipers.ts';
import { originOf } from './geometry.ts';
import { type Cell, LEFT_MM } from './layout.ts';
import type { Scene } from './scene.ts';
import { heightOf } from './toHeight.ts';

const LABEL_PX = 13;
const SMALL_PX = 11;
/** Seconds of the pulse's top: 200 ms, as machines draw it. */
const PULSE_SEC = 0.2;
export const FOOT_PX = 22;

export function paintLabels(context: CanvasRenderingContext2D, scene: Scene): void {
  const { frame, page, channels } = scene;
  const [left, top] = originOf(frame, page);
  context.save();
  context.translate(left, top);
  context.textBaseline = 'alphabetic';
  for (const cell of page.cells) {
    const channel = channels[cell.channel];
    if (!channel) continue;
    if (cell.isFirst) paintScale(context, scene, cell, channel);
    paintName(context, scene, cell);
  }
  context.restore();
  paintFoot(context, scene);
}

function paintName(context: CanvasRenderingContext2D, { frame, palette, font }: Scene, cell: Cell): void {
  context.font = `600 ${LABEL_PX}px ${font}`;
  const words = printForeign(cell.name, 24);
  const x = (cell.x + 1) * frame.scale;
  const y = Math.max((cell.y + 0.6) * frame.scale + LABEL_PX, cell.y * frame.scale + 12);
  const { width } = context.measureText(words);
  context.fillStyle = palette.chip;
  context.fillRect(x - 2, y - LABEL_PX, width + 4, LABEL_PX + 3);
  context.fillStyle = palette.text;
  context.fillText(words, x, y);
  // Where one lead ends and the next begins on the same row.
  if (!cell.isFirst) {
    context.strokeStyle = palette.soft;
    context.lineWidth = 1;
    context.beginPath();
    const middle = (cell.y + cell.height / 2) * frame.scale;
    context.moveTo(cell.x * frame.scale, middle - 1.5 * frame.scale);
    context.lineTo(cell.x * frame.scale, middle + 1.5 * frame.scale);
    context.stroke();
  }
}

function paintScale(context: CanvasRenderingContext2D, scene: Scene, cell: Cell, channel: Channel): void {
  const scale = scene.scaleOf(channel);
  if ('axis' in scale) paintAxis(context, scene, cell, channel);
  else paintPulse(context, scene, cell, scale.gain);
}

/** One millivolt for 200 ms, or as much less as the row can hold: 100 µV for EEG. */
function paintPulse(context: CanvasRenderingContext2D, { frame, palette, speed, font }: Scene, cell: Cell, gain: number): void {
  const px = frame.scale;
  const millivolts = gain > 30 ? 0.1 : 1;
  const tall = millivolts * gain;
  const wide = Math.min(LEFT_MM - 5, Math.max(2, PULSE_SEC * speed));
  const right = cell.x - 1;
  const base = cell.y + cell.height / 2 + Math.min(tall, cell.height) / 4;
  context.beginPath();
  context.moveTo((right - wide - 2) * px, base * px);
  context.lineTo((right - wide - 1) * px, base * px);
  context.lineTo((right - wide - 1) * px, (base - tall) * px);
  context.lineTo((right - 1) * px, (base - tall) * px);
  context.lineTo((right - 1) * px, base * px);
  context.lineTo(right * px, base * px);
  context.strokeStyle = palette.trace;
  context.lineWidth = Math.max(1, Math.min(2, 0.28 * px));
  context.stroke();
  if (millivolts === 1) return;
  context.font = `${SMALL_PX}px ${font}`;
  context.fillStyle = palette.soft;
  context.fillText('100 µV', 0, (base + 1) * px + SMALL_PX);
}

function paintAxis(context: CanvasRenderingContext2D, scene: Scene, cell: Cell, channel: Channel): void {
  const { frame, palette, font, signal } = scene;
  const px = frame.scale;
  const { toY, axis } = heightOf(cell, signal.baseline(channel.index), scene.scaleOf(channel));
  if (!axis || !channel.scale) return;
  context.font = `${SMALL_PX}px ${font}`;
  context.textAlign = 'right';
  context.beginPath();
  const x = cell.x * px;
  for (const tick of ticksOf(axis)) {
    const y = toY(tick);
    if (y < cell.y - 0.5 || y > cell.y + cell.height + 0.5) continue;
    context.moveTo(x - 5, y * px);
    context.lineTo(x + cell.width * px, y * px);
    context.fillStyle = palette.soft;
    context.fillText(printTick(tick, axis.step), x - 8, y * px + 4);
  }
  context.strokeStyle = palette.bold;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = palette.text;
  context.fillText(printForeign(channel.scale.unit.base, 12), x - 8, (cell.y + cell.height / 2) * px - 12);
  context.textAlign = 'left';
}

const printTick = (tick: number, step: number): string => (step >= 1 ? String(Math.round(tick)) : printNumber(tick));

function paintFoot(context: CanvasRenderingContext2D, { frame, palette, font, foot }: Scene): void {
  const { width, height } = frame;
  context.font = `12px ${font}`;
  context.fillStyle = palette.paper;
  context.fillRect(0, height, width, FOOT_PX);
  context.fillStyle = palette.text;
  const [left, right] = foot;
  const room = context.measureText(right).width;
  context.fillText(left, 8, height + FOOT_PX - 7, Math.max(40, width - 16));
  context.fillStyle = palette.soft;
  if (context.measureText(left).width + room + 32 > width) return;
  context.textAlign = 'right';
  context.fillText(right, width - 8, height + FOOT_PX - 7);
  context.textAlign = 'left';
}
