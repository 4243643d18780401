// The recording as ink on squared paper: 1 mm squares in true units, a calibration pulse, lead names, speed, gain and filters.

import type { Paper, Strip } from './layout.ts';
import type { Recording } from './recording.ts';
import { type ChannelScale, printCaliper, scaleOf } from './scales.ts';
import type { WaveformState } from './state.ts';
import { words } from './words.ts';

export interface Sheet {
  readonly paper: Paper;
  /** CSS px per mm. */
  readonly pxPerMm: number;
  /** CSS px of the paper's top-left corner in the pane. */
  readonly left: number;
  readonly top: number;
}

interface Ink {
  readonly paper: string;
  readonly fine: string;
  readonly bold: string;
  readonly line: string;
  readonly prior: string;
}
const DIMMED: Ink = { paper: '#e9e7e2', fine: '#e3c9c0', bold: '#d29a8b', line: '#161616', prior: '#2450b0' };
const LIGHT: Ink = { paper: '#ffffff', fine: '#f5d9d2', bold: '#e3a294', line: '#000000', prior: '#1c4fd0' };

export function drawSheet(
  context: CanvasRenderingContext2D,
  state: WaveformState,
  sheet: Sheet,
  size: { readonly width: number; readonly height: number },
): void {
  const ink = state.isFullLight ? LIGHT : DIMMED;
  const { recording, prior } = state;
  if (!recording) return;
  context.fillStyle = '#2a2a2a';
  context.fillRect(0, 0, size.width, size.height);
  context.save();
  context.translate(sheet.left, sheet.top);
  context.scale(sheet.pxPerMm, sheet.pxPerMm);
  drawGrid(context, sheet, ink, recording);
  const stripMm =
    sheet.paper.strips.length > 1
      ? Math.abs((sheet.paper.strips[1]?.middle ?? 18) - (sheet.paper.strips[0]?.middle ?? 0)) || 25
      : 25;
  const scales = recording.group.channels.map((channel, index) =>
    scaleOf(channel, recording.samples[index] ?? new Float32Array(), state.mmPerMillivolt, stripMm),
  );
  for (const strip of sheet.paper.strips) {
    const scale = scales[strip.channel];
    if (!scale) continue;
    if (prior) drawPrior(context, strip, prior.recording, recording, scale, state, sheet, ink);
    drawCurve(context, strip, recording, scale, state, sheet, ink.line, false, strip.channel);
    drawName(context, strip, recording, scale, ink);
  }
  drawPulses(context, sheet.paper, scales, ink);
  drawFoot(context, sheet.paper, state, recording, scales, ink);
  drawCaliper(context, state, ink);
  context.restore();
}

/** Where no scale is known only the seconds are true: vertical lines, no squares. */
function drawGrid(context: CanvasRenderingContext2D, { paper, pxPerMm }: Sheet, ink: Ink, { group }: Recording): void {
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, paper.width, paper.height);
  const isScaled = group.channels.some(({ scale }) => scale !== undefined);
  const rule = (every: number, colour: string, width: number): void => {
    context.strokeStyle = colour;
    context.lineWidth = width / pxPerMm;
    context.beginPath();
    for (let x = 0; x <= paper.width; x += every) {
      context.moveTo(x, 0);
      context.lineTo(x, paper.height);
    }
    if (isScaled)
      for (let y = 0; y <= paper.height; y += every) {
        context.moveTo(0, y);
        context.lineTo(paper.width, y);
      }
    context.stroke();
  };
  if (pxPerMm > 2) rule(1, ink.fine, 0.6);
  rule(5, ink.bold, 0.8);
}

/** Each pixel's least and largest value, so that no spike falls between two pixels. */
function drawCurve(
  context: CanvasRenderingContext2D,
  strip: Strip,
  { group, samples }: Recording,
  { mmPerUnit, middle }: ChannelScale,
  { mmPerSecond }: WaveformState,
  { pxPerMm }: Sheet,
  colour: string,
  isDashed: boolean,
  channel: number,
): void {
  const values = samples[channel];
  if (!values) return;
  const rate = group.samplesPerSecond;
  const first = Math.max(0, Math.floor(strip.from * rate));
  const last = Math.min(values.length - 1, Math.ceil(strip.to * rate));
  const perPixel = Math.max(1, Math.floor(rate / (mmPerSecond * pxPerMm * devicePixelRatio)));
  const place = (index: number): number => strip.left + (index / rate - strip.from) * mmPerSecond;
  const height = (value: number): number => strip.middle - (value - middle) * mmPerUnit;
  context.save();
  context.beginPath();
  context.rect(strip.left, strip.middle - 40, strip.width, 80);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = Math.max(0.22, 1.1 / pxPerMm);
  context.lineJoin = 'round';
  context.setLineDash(isDashed ? [1.2, 0.8] : []);
  context.beginPath();
  for (let index = first; index <= last; index += perPixel) {
    let [least, most] = [values[index] as number, values[index] as number];
    for (let at = index + 1; at < index + perPixel && at <= last; at++) {
      const value = values[at] as number;
      if (value < least) least = value;
      else if (value > most) most = value;
    }
    if (index === first) context.moveTo(place(index), height(least));
    context.lineTo(place(index), height(least));
    if (most !== least) context.lineTo(place(index), height(most));
  }
  context.stroke();
  context.restore();
}

/** The earlier recording under the present one, lead by lead, in the same scale. */
function drawPrior(
  context: CanvasRenderingContext2D,
  strip: Strip,
  prior: Recording,
  now: Recording,
  scale: ChannelScale,
  state: WaveformState,
  sheet: Sheet,
  ink: Ink,
): void {
  const { name, unit } = now.group.channels[strip.channel] ?? { name: '', unit: '' };
  const channel = prior.group.channels.findIndex((one) => one.name === name && one.unit === unit);
  if (channel >= 0) drawCurve(context, strip, prior, scale, state, sheet, ink.prior, true, channel);
}

function drawName(context: CanvasRenderingContext2D, strip: Strip, { group }: Recording, { unit }: ChannelScale, ink: Ink): void {
  const channel = group.channels[strip.channel];
  if (!channel) return;
  const say = words();
  const isVolt = unit === 'mV';
  const note = unit === undefined ? ` (${say.uncalibrated})` : isVolt ? '' : ` (${unit})`;
  text(context, `${channel.name.slice(0, 40)}${note}`, strip.left + 1, strip.middle - 7.5, 3.4, ink, 700);
}

/** 1 mV for 200 ms, at the left of each row that counts in mV. */
function drawPulses(context: CanvasRenderingContext2D, paper: Paper, scales: readonly ChannelScale[], ink: Ink): void {
  const rows = new Map<number, ChannelScale>();
  for (const strip of paper.strips) {
    const scale = scales[strip.channel];
    if (scale?.unit === 'mV' && !rows.has(strip.middle)) rows.set(strip.middle, scale);
  }
  context.strokeStyle = ink.line;
  context.lineWidth = 0.25;
  context.setLineDash([]);
  for (const [middle, { mmPerUnit, perUnit }] of rows) {
    const high = middle - mmPerUnit * perUnit;
    context.beginPath();
    context.moveTo(3, middle);
    context.lineTo(4, middle);
    context.lineTo(4, high);
    context.lineTo(9, high);
    context.lineTo(9, middle);
    context.lineTo(10, middle);
    context.stroke();
  }
}

function drawFoot(
  context: CanvasRenderingContext2D,
  paper: Paper,
  state: WaveformState,
  { group }: Recording,
  scales: readonly ChannelScale[],
  ink: Ink,
): void {
  const say = words();
  const isVolt = scales.some(({ unit }) => unit === 'mV');
  const { lowHz, highHz, notchHz } = group.channels[0] ?? {};
  const print = (value: number | undefined): string =>
    value === undefined ? '?' : String(Number(value.toFixed(2))).replace('.', ',');
  const filter = lowHz === undefined && highHz === undefined ? say.noFilter : say.filter(print(lowHz), print(highHz));
  const line = [
    say.mmPerSecond(state.mmPerSecond),
    ...(isVolt ? [say.mmPerUnit(state.mmPerMillivolt, 'mV')] : []),
    filter,
    ...(notchHz ? [say.notch(notchHz)] : []),
    `${group.samplesPerSecond} Hz`,
    say.notToScale,
  ];
  text(context, line.join('   '), 12, paper.height - 2.4, 3, ink);
  if (state.prior) {
    context.strokeStyle = ink.prior;
    context.lineWidth = 0.4;
    context.setLineDash([1.2, 0.8]);
    context.beginPath();
    context.moveTo(paper.width - 62, 4);
    context.lineTo(paper.width - 52, 4);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = ink.prior;
    text(context, say.prior(state.prior.when), paper.width - 50, 5, 3, { ...ink, line: ink.prior }, 700);
  }
}

function drawCaliper(context: CanvasRenderingContext2D, { caliper }: WaveformState, ink: Ink): void {
  if (!caliper) return;
  const [x0, y0, x1, y1] = caliper.box;
  context.strokeStyle = '#0a5a28';
  context.lineWidth = 0.35;
  context.setLineDash([]);
  context.beginPath();
  for (const x of [x0, x1]) {
    context.moveTo(x, Math.min(y0, y1) - 6);
    context.lineTo(x, Math.max(y0, y1) + 6);
  }
  context.moveTo(x0, y0);
  context.lineTo(x1, y0);
  context.stroke();
  text(context, printCaliper(caliper, words().bpm), Math.max(x0, x1) + 1.5, y0 - 1, 3.4, { ...ink, line: '#0a5a28' }, 700);
}

/** @param size mm */
function text(context: CanvasRenderingContext2D, said: string, x: number, y: number, size: number, ink: Ink, weight = 400): void {
  context.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = 'left';
  context.lineWidth = size / 4;
  context.lineJoin = 'round';
  context.strokeStyle = ink.paper;
  context.setLineDash([]);
  context.strokeText(said, x, y);
  context.fillStyle = ink.line;
  context.fillText(said, x, y);
}
