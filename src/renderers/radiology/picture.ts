// A decoded frame ready to be painted at any zoom: its full grid and, for large ones, halved grids for looking from afar.
import type { DecodedFrame } from '../../standards/dicom/pixels/decode.ts';
import type { FrameDescription } from '../../standards/dicom/pixels/description.ts';

export interface Level {
  /** How many times both sides were halved. */
  readonly halvings: number;
  readonly frame: DecodedFrame;
}

export interface Picture {
  readonly description: FrameDescription;
  /** Coarsest last. */
  readonly levels: readonly [Level, ...Level[]];
  readonly columns: number;
  readonly rows: number;
  /** The full grid is not here yet: a preview, and labelled as one. */
  readonly isReduced: boolean;
  readonly sizeBytes: number;
}

/** Above this many pixels a picture gets coarser levels: windowing then costs what the pane shows, not what the detector had. */
const LARGE = 2_000_000;

type Pixels = DecodedFrame['pixels'];
const like = (pixels: Pixels, length: number): Pixels => {
  if (pixels instanceof Uint8Array) return new Uint8Array(length);
  if (pixels instanceof Int8Array) return new Int8Array(length);
  if (pixels instanceof Uint16Array) return new Uint16Array(length);
  if (pixels instanceof Int16Array) return new Int16Array(length);
  if (pixels instanceof Uint32Array) return new Uint32Array(length);
  if (pixels instanceof Int32Array) return new Int32Array(length);
  return pixels instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
};

/** A palette's entries are names, not amounts: they have no mean. */
const hasMeans = ({ palette, photometric }: FrameDescription) => !palette && photometric !== 'PALETTE COLOR';

/**
 * Half as many columns and rows (rounded up), each the mean of four; its first where a mean means nothing: in palettes, and
 * in blocks with padding, so that edges stay edges.
 */
export function halve(frame: DecodedFrame, description: FrameDescription): DecodedFrame {
  const { padding } = description;
  const isMean = hasMeans(description);
  const [columns, rows] = [Math.ceil(frame.columns / 2), Math.ceil(frame.rows / 2)];
  const { pixels: from, samples } = frame;
  const pixels = like(from, columns * rows * samples);
  const isPadding = (value: number) => padding !== undefined && value >= padding.low && value <= padding.high;
  const isWhole = !(from instanceof Float32Array || from instanceof Float64Array);
  const stride = frame.columns * samples;
  for (let row = 0, to = 0; row < rows; row++) {
    const top = 2 * row * stride;
    const below = 2 * row + 1 < frame.rows ? top + stride : top;
    for (let column = 0; column < columns; column++) {
      const left = 2 * column * samples;
      const right = 2 * column + 1 < frame.columns ? left + samples : left;
      for (let sample = 0; sample < samples; sample++, to++) {
        const [a, b] = [from[top + left + sample] ?? 0, from[top + right + sample] ?? 0];
        const [c, d] = [from[below + left + sample] ?? 0, from[below + right + sample] ?? 0];
        const mean = (a + b + c + d) / 4;
        const isFirst = !isMean || (padding && (isPadding(a) || isPadding(b) || isPadding(c) || isPadding(d)));
        pixels[to] = isFirst ? a : isWhole ? Math.round(mean) : mean;
      }
    }
  }
  return { ...frame, columns, rows, pixels };
}

/** The levels of a frame; the frame itself first. @param halvings of the frame that came, 0 for a full one */
export function levelsOf(frame: DecodedFrame, description: FrameDescription, halvings = 0): [Level, ...Level[]] {
  const levels: [Level, ...Level[]] = [{ halvings, frame }];
  for (let last = frame, count = halvings; last.columns * last.rows > LARGE; ) {
    last = halve(last, description);
    levels.push({ halvings: ++count, frame: last });
  }
  return levels;
}

export function toPicture(description: FrameDescription, levels: readonly [Level, ...Level[]]): Picture {
  const { halvings, frame } = levels[0];
  return {
    description,
    levels,
    columns: halvings === 0 ? frame.columns : description.columns || frame.columns << halvings,
    rows: halvings === 0 ? frame.rows : description.rows || frame.rows << halvings,
    isReduced: halvings > 0,
    sizeBytes: levels.reduce((sum, level) => sum + level.frame.pixels.byteLength, 0),
  };
}

/** The coarsest level that still has a pixel for each device pixel. @param scale device px per image px */
export function levelFor({ levels }: Picture, scale: number): Level {
  let best = levels[0];
  for (const level of levels) if (scale * 2 ** level.halvings <= 1) best = level;
  return best;
}

/** The stored value at a place of the full grid; undefined outside, in padding, and for colour. */
export function storedAt(
  { levels: [{ frame, halvings }], description }: Picture,
  column: number,
  row: number,
): number | undefined {
  if (halvings > 0 || frame.samples !== 1 || column < 0 || row < 0 || column >= frame.columns || row >= frame.rows)
    return undefined;
  const value = frame.pixels[Math.floor(row) * frame.columns + Math.floor(column)];
  const { padding } = description;
  return value === undefined || (padding && value >= padding.low && value <= padding.high) ? undefined : value;
}
