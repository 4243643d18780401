// Where labels end on a grid: the edges between pixels, for an outline that is exact at every zoom.

/**
 * The edges of each label but 0, as pieces x0 y0 x1 y1 in px from the top-left corner; straight runs are one piece.
 * @param most no more than this many labels
 */
export function outlinesOf(labels: ArrayLike<number>, columns: number, rows: number, most = 4096): Map<number, number[]> {
  const found = new Map<number, number[]>();
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= columns || y >= rows ? 0 : (labels[y * columns + x] ?? 0));
  const add = (label: number, piece: readonly [number, number, number, number]): void => {
    const pieces = found.get(label);
    if (pieces) pieces.push(...piece);
    else if (found.size < most) found.set(label, [...piece]);
  };
  scan(columns, rows, at, (label, line, from, to) => add(label, [from, line, to, line]));
  scan(
    rows,
    columns,
    (y, x) => at(x, y),
    (label, line, from, to) => add(label, [line, from, line, to]),
  );
  return found;
}

/** Runs along lines between neighbours: for each side of the line on its own. */
function scan(
  length: number,
  lines: number,
  at: (along: number, line: number) => number,
  run: (label: number, line: number, from: number, to: number) => void,
): void {
  for (let line = 0; line <= lines; line++)
    for (const side of [0, 1]) {
      let label = 0;
      let from = 0;
      for (let along = 0; along <= length; along++) {
        const [above, below] = along < length ? [at(along, line - 1), at(along, line)] : [0, 0];
        const here = above === below ? 0 : side === 0 ? above : below;
        if (here === label) continue;
        if (label !== 0) run(label, line, from, along);
        [label, from] = [here, along];
      }
    }
}

/** Corners lie on whole px, no more than 65 535 either way. */
const cornerOf = (x: number, y: number): number => y * 65_536 + x;

/**
 * Pieces joined end to end, so that a dash runs around its shape instead of beginning anew at every pixel.
 * @param pieces x0 y0 x1 y1 each, as `outlinesOf` returns them
 * @returns x, y pairs of each run; the first and last point of a ring are the same. Where two parts of a label touch at a
 *   corner, they may share one run.
 */
export function chain(pieces: readonly number[]): number[][] {
  const count = Math.floor(pieces.length / 4);
  const ends = new Map<number, number[]>();
  const at = (piece: number, end: 0 | 1): [number, number] => [
    pieces[4 * piece + 2 * end] ?? 0,
    pieces[4 * piece + 2 * end + 1] ?? 0,
  ];
  for (let piece = 0; piece < count; piece++)
    for (const end of [0, 1] as const) {
      const corner = cornerOf(...at(piece, end));
      const there = ends.get(corner);
      if (there) there.push(piece);
      else ends.set(corner, [piece]);
    }
  const isUsed = new Uint8Array(count);
  const runs: number[][] = [];
  for (let first = 0; first < count; first++) {
    if (isUsed[first]) continue;
    isUsed[first] = 1;
    let [x, y] = at(first, 1);
    const run = [...at(first, 0), x, y];
    for (;;) {
      const next = ends.get(cornerOf(x, y))?.find((piece) => !isUsed[piece]);
      if (next === undefined) break;
      isUsed[next] = 1;
      const [ax, ay] = at(next, 0);
      [x, y] = ax === x && ay === y ? at(next, 1) : [ax, ay];
      run.push(x, y);
    }
    runs.push(run);
  }
  return runs;
}
