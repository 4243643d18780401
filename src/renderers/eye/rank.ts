// How rare a deviation is among the healthy, in the steps that every field machine prints; and its shade.

export type Rank = 0 | 1 | 2 | 3 | 4;

/** 0 not rare, then rarer than 5, 2, 1 and 0.5 %. @param percentile % */
export function rankOf(percentile: number | undefined): Rank {
  if (percentile === undefined || percentile > 5) return 0;
  if (percentile > 2) return 1;
  if (percentile > 1) return 2;
  return percentile > 0.5 ? 3 : 4;
}

/** %: what each rank is rarer than. */
export const LIMITS: readonly (readonly [Exclude<Rank, 0>, number])[] = [
  [1, 5],
  [2, 2],
  [3, 1],
  [4, 0.5],
];

const SHADES: Readonly<Record<Exclude<Rank, 0>, string>> = { 1: '#2f2f2f', 2: '#4d4d4d', 3: '#757575', 4: '#e0e0e0' };

/** The rarer, the lighter, under its number: told by light and by figure, never by colour. */
export function paintRank(context: CanvasRenderingContext2D, x: number, y: number, side: number, rank: Exclude<Rank, 0>): void {
  context.fillStyle = SHADES[rank];
  context.fillRect(x - side / 2, y - side / 2, side, side);
}
