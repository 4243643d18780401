// How many panes stand how: columns and rows for a number of items (ux §9, §17).

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** @param aspect width / height of the stage: a standing screen stacks what a lying one sets side by side */
export function gridFor(count: number, aspect: number): Grid {
  const columns = count <= 1 ? 1 : count <= 2 ? 2 : count <= 3 ? 3 : count <= 4 ? 2 : 3;
  const rows = Math.ceil(Math.max(count, 1) / columns);
  return aspect >= 1 ? { columns, rows } : { columns: rows, rows: columns };
}
