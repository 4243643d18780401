// A foot orthosis as a workshop's program writes it: Wavefront OBJ, the sole of a right foot, y upwards, in no unit that it states.

const ALONG = 110;
const ACROSS = 44;
const LENGTH_MM = 262;

/** The inner and the outer edge at a share of the length, heel 0 … toes 1; mm from the middle line. */
function edges(share: number): readonly [inner: number, outer: number] {
  const heel = Math.sqrt(Math.max(0, 1 - (Math.max(0, 0.115 - share) / 0.115) ** 2));
  const toes = Math.sqrt(Math.max(0, 1 - (Math.max(0, share - 0.84) / 0.16) ** 2));
  const bump = (middle: number, width: number): number => Math.exp(-(((share - middle) / width) ** 2));
  const inner = 31 + 14 * bump(0.72, 0.17) - 7 * bump(0.42, 0.16);
  const outer = 31 + 12 * bump(0.66, 0.2) - 4 * bump(0.95, 0.1);
  return [-inner * heel * toes, outer * heel * toes];
}

/** How far round the heel the edge has turned: 1 at the very back, 0 from where the sides run straight. */
const HEEL = 0.115;

/** mm above the ground: a cup for the heel, the long arch along the inner edge, a pad behind the balls of the toes. */
function height(share: number, side: number): number {
  const back = Math.max(0, HEEL - share) / HEEL;
  // 0 in the middle of the heel, 1 along its edge, all the way round.
  const rim = Math.hypot(back, side * Math.sqrt(1 - back * back));
  const cup = 15 * Math.exp(-((share / 0.24) ** 2)) * rim ** 3.2;
  const arch = 20 * Math.exp(-(((share - 0.4) / 0.17) ** 2)) * Math.max(0, -side) ** 1.6;
  const outer = 7 * Math.exp(-(((share - 0.34) / 0.2) ** 2)) * Math.max(0, side) ** 3;
  const pad = 4.5 * Math.exp(-(((share - 0.6) / 0.055) ** 2) - ((side + 0.05) / 0.38) ** 2);
  return cup + arch + outer + pad;
}

/** mm of material. */
const thickness = (share: number): number => 3.6 - 1.8 * share;

/** @param side 'R' or 'L' */
export function printInsole(title: string, side: 'R' | 'L'): string {
  const sign = side === 'R' ? 1 : -1;
  const lines = [`# ${title}`, '# Exempel Ortopedteknik, Sula 4.1', 'mtllib sula.mtl', 'o insole', 'usemtl eva'];
  for (const layer of ['upper', 'lower'] as const)
    for (let row = 0; row <= ALONG; row++)
      for (let column = 0; column <= ACROSS; column++) {
        const share = 0.002 + (row / ALONG) * 0.996;
        const [inner, outer] = edges(share);
        const place = (column / ACROSS) * 2 - 1;
        const x = sign * (inner + ((place + 1) / 2) * (outer - inner));
        const y = 0.82 * height(share, place) + (layer === 'upper' ? thickness(share) + 0.18 * height(share, place) : 0);
        lines.push(`v ${x.toFixed(3)} ${y.toFixed(3)} ${(LENGTH_MM / 2 - share * LENGTH_MM).toFixed(3)}`);
      }
  return [...lines, ...faces(sign), ''].join('\n');
}

/** Quadrilaterals of both layers, and the rim between them; counted from 1. */
function faces(sign: number): string[] {
  const width = ACROSS + 1;
  const upper = (row: number, column: number): number => row * width + column + 1;
  const lower = (row: number, column: number): number => upper(row, column) + (ALONG + 1) * width;
  const face = (...corners: readonly number[]): string => `f ${(sign > 0 ? corners : [...corners].reverse()).join(' ')}`;
  const lines: string[] = [];
  for (let row = 0; row < ALONG; row++) {
    for (let column = 0; column < ACROSS; column++) {
      const [r, c] = [row + 1, column + 1];
      lines.push(face(upper(row, column), upper(row, c), upper(r, c), upper(r, column)));
      lines.push(face(lower(row, column), lower(r, column), lower(r, c), lower(row, c)));
    }
    lines.push(face(upper(row, 0), upper(row + 1, 0), lower(row + 1, 0), lower(row, 0)));
    lines.push(face(upper(row, ACROSS), lower(row, ACROSS), lower(row + 1, ACROSS), upper(row + 1, ACROSS)));
  }
  for (let column = 0; column < ACROSS; column++) {
    lines.push(face(upper(0, column), lower(0, column), lower(0, column + 1), upper(0, column + 1)));
    lines.push(face(upper(ALONG, column), upper(ALONG, column + 1), lower(ALONG, column + 1), lower(ALONG, column)));
  }
  return lines;
}
