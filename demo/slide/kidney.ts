// A glomerulus among tubules, in three colours of light: nuclei, IgA in the mesangium, actin in the brush borders.
import { fractal, ridges, valueNoise } from '../draw/noise.ts';
import { randomStream } from '../draw/random.ts';
import { depthIn, eachCell, outlineAt, type Ring, ringIn } from './chance.ts';

export const CHANNELS = ['nuclei', 'iga', 'actin'] as const;
export type Channel = (typeof CHANNELS)[number];
/** Depths that things lie in: of the section, from below. */
export const DEPTHS = 3;

/** Light by depth, in no unit; 1 is bright. */
export type Light = readonly Float32Array[];

const CELL = 196;
const GLOMERULUS = { x: 0.53, y: 0.47, radius: 335 } as const;

/** @param size px a side */
export function drawKidney(size: number): Readonly<Record<Channel, Light>> {
  const fields = (): Float32Array[] => Array.from({ length: DEPTHS }, () => new Float32Array(size * size));
  const light = { nuclei: fields(), iga: fields(), actin: fields() };
  const noise = valueNoise('slide/kidney');
  const random = randomStream('slide/kidney');
  const [cx, cy] = [GLOMERULUS.x * size, GLOMERULUS.y * size];
  const tuft: Ring = { column: 0, row: 0, x: cx, y: cy, radius: GLOMERULUS.radius, phases: [1.2, 0.4, 2.2] };
  const put = (field: Light, depth: number, x: number, y: number, radius: number, value: number): void =>
    spot(field[depth], size, { x, y, radius, value });
  eachCell({ x: 0, y: 0, size }, CELL, CELL, (column, row) => {
    const tubule = ringIn(column, row, CELL, [62, 84], 700);
    if (depthIn(tuft, tubule.x, tubule.y) > -110) return;
    drawTubule(light, tubule, random, put);
  });
  drawTuft(light, tuft, (x, y) => ridges(noise, x / 54, y / 54, 3), random, put);
  // A little of everything everywhere: tissue is never black.
  const [ground] = light.iga;
  for (let at = 0; ground && at < ground.length; at++)
    ground[at] = (ground[at] ?? 0) + 0.05 * fractal(noise, (at % size) / 90, Math.floor(at / size) / 90, 2);
  return light;
}

type Fields = Readonly<Record<Channel, Light>>;
type Put = (field: Light, depth: number, x: number, y: number, radius: number, value: number) => void;

/** A wall one cell thick: nuclei in its middle, actin where it meets the lumen. */
function drawTubule(light: Fields, tubule: Ring, random: () => number, put: Put): void {
  const cells = Math.round(tubule.radius / 6.2);
  for (let cell = 0; cell < cells; cell++) {
    const angle = ((cell + random() * 0.5) / cells) * 2 * Math.PI;
    const reach = outlineAt(tubule, angle) - 20;
    put(
      light.nuclei,
      cell % DEPTHS,
      tubule.x + Math.cos(angle) * reach,
      tubule.y + Math.sin(angle) * reach,
      11,
      0.55 + random() * 0.4,
    );
  }
  const steps = Math.round(tubule.radius * 3);
  for (let step = 0; step < steps; step++) {
    const angle = (step / steps) * 2 * Math.PI;
    const edge = outlineAt(tubule, angle);
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const depth = Math.floor(random() * DEPTHS);
    put(light.actin, depth, tubule.x + dx * (edge - 38), tubule.y + dy * (edge - 38), 3.4, 0.3 + random() * 0.3);
    if (step % 2 === 0) put(light.actin, depth, tubule.x + dx * edge, tubule.y + dy * edge, 2.2, 0.16);
    if (step % 3 === 0) put(light.iga, depth, tubule.x + dx * (edge - 14), tubule.y + dy * (edge - 14), 13, 0.035);
  }
}

/** Branches of mesangium with grains on them, and a space around. @param branch 0 … 1, on the crests of the mesangium 1 */
function drawTuft(light: Fields, tuft: Ring, branch: (x: number, y: number) => number, random: () => number, put: Put): void {
  const inside = (): readonly [number, number] => {
    const [angle, reach] = [random() * 2 * Math.PI, Math.sqrt(random())];
    return [tuft.x + Math.cos(angle) * reach * outlineAt(tuft, angle), tuft.y + Math.sin(angle) * reach * outlineAt(tuft, angle)];
  };
  for (let grain = 0; grain < 26_000; grain++) {
    const [x, y] = inside();
    const on = branch(x, y);
    if (on < 0.66) continue;
    put(light.iga, grain % DEPTHS, x, y, 2 + random() * 2.2, (on - 0.6) * (0.5 + random()));
  }
  for (let cell = 0; cell < 330; cell++) {
    const [x, y] = inside();
    put(light.nuclei, cell % DEPTHS, x, y, 9 + random() * 3, 0.5 + random() * 0.45);
  }
  for (let step = 0; step < 1600; step++) {
    const angle = (step / 1600) * 2 * Math.PI;
    const reach = outlineAt(tuft, angle) + 34;
    put(light.actin, step % DEPTHS, tuft.x + Math.cos(angle) * reach, tuft.y + Math.sin(angle) * reach, 3, 0.22);
  }
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** px until it is dark. */
  readonly radius: number;
  readonly value: number;
}

/** Flat in the middle and soft at its edge. */
function spot(field: Float32Array | undefined, size: number, { x, y, radius, value }: Spot): void {
  if (!field) return;
  const reach = Math.ceil(radius);
  for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(size - 1, Math.floor(y) + reach); row++)
    for (let column = Math.max(0, Math.floor(x) - reach); column <= Math.min(size - 1, Math.floor(x) + reach); column++) {
      const far = ((column - x) ** 2 + (row - y) ** 2) / (radius * radius);
      if (far < 1) field[row * size + column] = (field[row * size + column] ?? 0) + value * (1 - far * far);
    }
}
