// Lines of one value through a grid of samples: marching squares, the ambiguous cells decided by their middle.

/** Samples row after row; a sample's place is its column and row. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

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
      const cross = (from: number, to: number): number => (level - from) / (to - from);
      const top = (): [number, number] => [x + cross(a, b), y];
      const right = (): [number, number] => [x + 1, y + cross(b, c)];
      const bottom = (): [number, number] => [x + cross(d, c), y + 1];
      const left = (): [number, number] => [x, y + cross(a, d)];
      const line = (p: [number, number], q: [number, number]): void => void out.push(p[0], p[1], q[0], q[1]);
      const isMiddleIn = (a + b + c + d) / 4 >= level;
      switch (corners) {
        case 1:
        case 14:
          line(left(), bottom());
          break;
        case 2:
        case 13:
          line(bottom(), right());
          break;
        case 3:
        case 12:
          line(left(), right());
          break;
        case 4:
        case 11:
          line(top(), right());
          break;
        case 6:
        case 9:
          line(top(), bottom());
          break;
        case 7:
        case 8:
          line(left(), top());
          break;
        case 5:
        case 10:
          if (isMiddleIn === (corners === 5)) {
            line(left(), top());
            line(bottom(), right());
          } else {
            line(left(), bottom());
            line(top(), right());
          }
          break;
      }
    }
  }
  return Float32Array.from(out);
}

const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? value : 0);
