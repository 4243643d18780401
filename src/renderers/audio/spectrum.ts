// The spectrogram's picture: 0 to 8 kHz with its axis, and over it the computed pitch. Values are beside it in words.
import type { Look, Span } from './analyse.worker.ts';
import type { Word } from './state.ts';
import { printAxisTime, TIME_AXIS_PX, ticksOf } from './timeAxis.ts';
import { words } from './words.ts';

export const AXIS_PX = 44;
const PITCH_TOP_HZ = 500;

/** From black over violet and orange to near white: even steps of lightness (after matplotlib's inferno, CC0). */
const STOPS: readonly (readonly [number, number, number])[] = [
  [0, 0, 4],
  [40, 11, 84],
  [101, 21, 110],
  [159, 42, 99],
  [212, 72, 66],
  [245, 125, 21],
  [250, 193, 39],
  [252, 255, 164],
];
const COLOURS = new Uint32Array(256);
for (let value = 0; value < 256; value++) {
  const at = (value / 255) * (STOPS.length - 1);
  const [low, high] = [STOPS[Math.floor(at)] ?? [0, 0, 0], STOPS[Math.ceil(at)] ?? [0, 0, 0]];
  const mix = (channel: 0 | 1 | 2): number => Math.round(low[channel] + (high[channel] - low[channel]) * (at % 1));
  COLOURS[value] = ((255 << 24) | (mix(2) << 16) | (mix(1) << 8) | mix(0)) >>> 0;
}

export interface Drawing {
  readonly window: Span;
  readonly words: readonly Word[];
  readonly hasPitch: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly mostHz: number;
}

export function drawSpectrum(canvas: HTMLCanvasElement, look: Look, drawing: Drawing): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const ratio = devicePixelRatio;
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = '#0c0c0c';
  context.fillRect(0, 0, width, height);
  drawTimeAxis(context, drawing.window, width);
  context.translate(0, TIME_AXIS_PX);
  const [wide, high] = [width - AXIS_PX, height - TIME_AXIS_PX];
  context.drawImage(toPicture(look, drawing), AXIS_PX, 0, wide, high);
  drawWords(context, drawing, wide, high);
  if (drawing.hasPitch) drawPitch(context, look, width, high);
  drawAxis(context, drawing.mostHz, high);
}

function toPicture({ picture }: Look, { columns, rows }: Drawing): OffscreenCanvas {
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let index = 0; index < pixels.length; index++) pixels[index] = COLOURS[picture[index] ?? 0] ?? 0;
  const canvas = new OffscreenCanvas(columns, rows);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
}

function drawTimeAxis(context: CanvasRenderingContext2D, { from, to }: Span, width: number): void {
  const { step, times } = ticksOf(from, to, width - AXIS_PX);
  context.textAlign = 'left';
  for (const time of times) {
    const x = AXIS_PX + ((time - from) / Math.max(1e-9, to - from)) * (width - AXIS_PX);
    context.fillStyle = '#666';
    context.fillRect(Math.round(x), 0, 1, TIME_AXIS_PX);
    const text = printAxisTime(time, step);
    if (x + 6 + text.length * 7 < width) label(context, text, x + 5, TIME_AXIS_PX - 6, '#c8c8c8');
  }
}

/** Where a marked word begins and ends. */
function drawWords(context: CanvasRenderingContext2D, { words: marked, window }: Drawing, wide: number, high: number): void {
  const { from, to } = window;
  context.fillStyle = 'rgb(255 214 102 / 75%)';
  for (const word of marked)
    for (const time of [word.from, word.to])
      if (time >= from && time <= to)
        context.fillRect(Math.round(AXIS_PX + ((time - from) / Math.max(1e-9, to - from)) * wide), 0, 1, high);
}

/** Dashed, for it is computed. */
function drawPitch(context: CanvasRenderingContext2D, { pitch }: Look, width: number, height: number): void {
  for (const [colour, thick] of [
    ['#000', 4],
    ['#7de3ff', 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.setLineDash(thick === 2 ? [5, 2] : []);
    context.beginPath();
    let isDown = false;
    for (const [column, hz] of pitch.entries()) {
      if (hz === 0) {
        isDown = false;
        continue;
      }
      const x = AXIS_PX + ((column + 0.5) / pitch.length) * (width - AXIS_PX);
      const y = height - (Math.min(hz, PITCH_TOP_HZ) / PITCH_TOP_HZ) * height;
      if (isDown) context.lineTo(x, y);
      else context.moveTo(x, y);
      isDown = true;
    }
    context.stroke();
  }
  context.setLineDash([]);
  context.textAlign = 'right';
  label(context, words().pitchScale(PITCH_TOP_HZ), width - 8, 16, '#7de3ff');
}

function drawAxis(context: CanvasRenderingContext2D, mostHz: number, height: number): void {
  context.textAlign = 'right';
  const step = mostHz > 5000 ? 2000 : 1000;
  for (let hz = 0; hz <= mostHz; hz += step) {
    const y = height - (hz / mostHz) * height;
    label(context, `${hz / 1000} kHz`, AXIS_PX - 5, Math.max(11, Math.min(height - 3, y + 4)), '#c8c8c8');
    context.fillStyle = '#c8c8c8';
    context.fillRect(AXIS_PX - 3, y, 3, 1);
  }
}

function label(context: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string): void {
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  context.lineWidth = 3;
  context.strokeStyle = '#000';
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
