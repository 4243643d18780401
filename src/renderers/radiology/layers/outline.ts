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
