// Lines of one value through a grid of samples: marching squares, the ambiguous cells decided by their middle.

/** Samples row after row; a sample's place is its column and row. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

/** Edges of a cell: 0 top, 1 right, 2 bottom, 3 left. Two a line, by which corners are in: 8 top left, 4 top right, 2, 1. */
const LINES: readonly (readonly number[])[] = [
  [],
  [3, 2],
  [2, 1],
  [3, 1],
  [0, 1],
  [],
  [0, 2],
  [3, 0],
  [3, 0],
  [0, 2],
  [],
  [0, 1],
  [3, 1],
  [2, 1],
  [3, 2],
  [],
];
/** Of two corners opposite each other: lines around the top left and bottom right one, or around the other two. */
const [FALLING, RISING] = [
  [3, 0, 2, 1],
  [3, 2, 0, 1],
] as const;

/** Pieces of line, x0 y0 x1 y1 each, in columns and rows. Together they run between what is below the level and what is not. */
export function isolines({ columns, rows, values }: Field, level: number): Float32Array {
  const out: number[] = [];
  if (!Number.isFinite(level)) return Float32Array.from(out);
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const at = y * columns + x;
      const [a, b] = [finite(values[at]), finite(values[at + 1])];
      const [d, c] = [finite(values[at + columns]), finite(values[at + columns + 1])];
      const corners = (a >= level ? 8 : 0) | (b >= level ? 4 : 0) | (c >= level ? 2 : 0) | (d >= level ? 1 : 0);
      if (corners === 0 || corners === 15) continue;
      for (const edge of edgesOf(corners, (a + b + c + d) / 4 >= level)) {
        if (edge === 0) out.push(x + share(a, b, level), y);
        else if (edge === 1) out.push(x + 1, y + share(b, c, level));
        else if (edge === 2) out.push(x + share(d, c, level), y + 1);
        else out.push(x, y + share(a, d, level));
      }
    }
  }
  return Float32Array.from(out);
}

function edgesOf(corners: number, isMiddleIn: boolean): readonly number[] {
  if (corners !== 5 && corners !== 10) return LINES[corners] ?? [];
  return isMiddleIn === (corners === 5) ? FALLING : RISING;
}

const share = (from: number, to: number, level: number): number => (level - from) / (to - from);
const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? value : 0);
