// A wave as upright lines, one to a pixel.

export interface PeaksPlace {
  /** CSS px. */
  readonly left: number;
  readonly height: number;
  readonly colour: string;
}

/** @param peaks least and largest, in pairs; the loudest fills the height */
export function drawPeaks(context: CanvasRenderingContext2D, peaks: Float32Array, { left, height, colour }: PeaksPlace): void {
  const loudest = peaks.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
  context.fillStyle = colour;
  for (let pixel = 0; pixel * 2 + 1 < peaks.length; pixel++) {
    const [low, high] = [(peaks[pixel * 2] ?? 0) / loudest, (peaks[pixel * 2 + 1] ?? 0) / loudest];
    context.fillRect(left + pixel, (height / 2) * (1 - high), 1, Math.max(1, (height / 2) * (high - low)));
  }
}

/** Fits a canvas to its place. @returns undefined where there is no room */
export function fitCanvas(
  canvas: HTMLCanvasElement,
): { context: CanvasRenderingContext2D; width: number; height: number } | undefined {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width < 1 || height < 1) return undefined;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  return { context, width, height };
}
