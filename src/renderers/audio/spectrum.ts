// The spectrogram's picture: 0 to 8 kHz with its axis, and over it the computed pitch. Values are beside it in words.
import type { Window } from '../../standards/sound/analyse.ts';
import type { Look } from './analyser.ts';
import { words } from './words.ts';

const AXIS_PX = 44;
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

export const axisPx = AXIS_PX;

export function drawSpectrum(canvas: HTMLCanvasElement, look: Look, window: Window): void {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const ratio = devicePixelRatio;
  const [width, height] = [canvas.width / ratio, canvas.height / ratio];
  const image = new ImageData(window.columns, window.rows);
  const pixels = new Uint32Array(image.data.buffer);
  for (let index = 0; index < pixels.length; index++) pixels[index] = COLOURS[look.picture[index] as number] as number;
  const picture = new OffscreenCanvas(window.columns, window.rows);
  picture.getContext('2d')?.putImageData(image, 0, 0);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, AXIS_PX, 0, width - AXIS_PX, height);
  drawPitch(context, look, width, height);
  drawAxis(context, window.mostHz, height);
  context.textAlign = 'right';
  label(context, `${words().computed}: ${words().pitch} 0–${PITCH_TOP_HZ} Hz`, width - 8, 14, '#7de3ff');
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
