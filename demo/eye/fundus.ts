// The back of an eye: disc with its cup, two arcades of vessels, macula, the camera's round aperture.
import { fractal, ridges, valueNoise } from '../draw/noise.ts';
import { clamp, mix, smoothStep } from '../draw/numbers.ts';
import { randomStream } from '../draw/random.ts';
import { blend, paintPicture, type Rgb, Strokes, shade, stain } from './colour.ts';

export interface FundusOptions {
  readonly name: string;
  readonly side: 'R' | 'L';
  /** Cup over disc, vertically: 0.3 healthy, 0.9 far gone. */
  readonly cup: number;
}

const GROUND: Rgb = [0.74, 0.33, 0.15];
const DEEP: Rgb = [0.5, 0.17, 0.08];
const DISC: Rgb = [0.96, 0.72, 0.44];
const CUP: Rgb = [0.99, 0.9, 0.72];
const VEIN: Rgb = [0.5, 0.22, 0.25];
const ARTERY: Rgb = [0.74, 0.4, 0.36];

/** A right eye, mirrored for a left one: the disc lies on the side of the nose. */
export function drawFundus({ name, side, cup }: FundusOptions, size = 720): Uint8Array {
  const noise = valueNoise(`${name}/${side}`);
  const half = size / 2;
  const [discX, discY] = [half + size * 0.2, half - size * 0.012];
  const [maculaX, maculaY] = [half - size * 0.075, half + size * 0.025];
  const veins = new Strokes(size, size);
  const arteries = new Strokes(size, size);
  growVessels(`${name}/${side}`, { veins, arteries, discX, discY, size });
  const disc = { x: discX, y: discY, rx: size * 0.058, ry: size * 0.068 };
  return paintPicture(size, size, (column, row) => {
    const x = side === 'R' ? column : size - 1 - column;
    const away = Math.hypot(column - half, row - half) / half;
    if (away > 0.965) return [0.008, 0.008, 0.01];
    const [u, v] = [(x / size) * 9, (row / size) * 9];
    let colour = blend(GROUND, DEEP, clamp(fractal(noise, u, v, 3) * 1.1 - 0.25));
    colour = stain(colour, [0.9, 0.72, 0.6], ridges(noise, u * 1.3 + 40, v * 1.3 + 40, 2) * 0.28);
    colour = shade(colour, 0.97 + 0.06 * fractal(noise, u * 14, v * 14, 1));
    const toMacula = Math.hypot(x - maculaX, (row - maculaY) * 1.1) / size;
    colour = stain(colour, [0.62, 0.42, 0.32], smoothStep(0.12, 0.01, toMacula) * 0.75);
    colour = blend(colour, [0.95, 0.75, 0.5], smoothStep(0.009, 0.002, toMacula) * 0.55);
    colour = paintDisc(colour, disc, x, row, cup, noise(u * 5, v * 5));
    colour = stain(colour, VEIN, veins.at(x, row) * 0.85);
    colour = stain(colour, ARTERY, arteries.at(x, row) * 0.75);
    return shade(colour, (1.12 - 0.5 * away * away) * smoothStep(0.965, 0.945, away));
  });
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

/** The cup grows downwards first, as glaucoma takes the lower rim before the upper. */
function paintDisc(under: Rgb, { x: cx, y: cy, rx, ry }: Disc, x: number, y: number, cup: number, grain: number): Rgb {
  const [dx, dy] = [(x - cx) / rx, (y - cy) / ry];
  const away = Math.hypot(dx, dy);
  if (away > 1.5) return under;
  // A pale ring and a little pigment at its edge.
  let colour = stain(under, [0.72, 0.6, 0.55], smoothStep(1.35, 1.05, away) * 0.5);
  colour = blend(colour, shade(DISC, 0.92 + 0.12 * grain), smoothStep(1.06, 0.94, away));
  const low = Math.max(0, cup - 0.45) * 0.5;
  const inCup = Math.hypot(dx / (cup * 0.9), (dy - low * 0.35) / (cup + low * 0.3));
  return blend(colour, CUP, smoothStep(1.08, 0.8, inCup) * 0.92);
}

interface Bed {
  readonly veins: Strokes;
  readonly arteries: Strokes;
  readonly discX: number;
  readonly discY: number;
  readonly size: number;
}

/** Four arcades from the disc, each a vein and an artery, bending around the macula and branching away from it. */
function growVessels(name: string, bed: Bed): void {
  const random = randomStream(name);
  for (const [down, out] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const) {
    for (const isVein of [true, false]) {
      // Out of the disc up or down, then towards the temple; the nasal ones run straight away.
      const spread = (isVein ? 0.14 : -0.1) + (random() - 0.5) * 0.1;
      const angle = down * (out < 0 ? Math.PI / 2 + 0.1 + spread : 0.75 + spread);
      const width = bed.size * (isVein ? 0.0056 : 0.0042) * (out < 0 ? 1 : 0.72);
      walk(random, bed, isVein ? bed.veins : bed.arteries, {
        x: bed.discX + (random() - 0.5) * bed.size * 0.015,
        y: bed.discY,
        angle,
        bend: out < 0 ? down * 0.0052 * (720 / bed.size) : down * -0.0008,
        width,
        left: bed.size * (out < 0 ? 0.95 : 0.5),
      });
    }
  }
}

interface Tip {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  /** Radians a px. */
  readonly bend: number;
  readonly width: number;
  /** Px. */
  readonly left: number;
}

function walk(random: () => number, bed: Bed, strokes: Strokes, tip: Tip): void {
  let { x, y, angle, width } = tip;
  let wave = random() * 6;
  let untilBranch = bed.size * (0.05 + 0.06 * random());
  for (let gone = 0; gone < tip.left && width > bed.size * 0.0007; gone++) {
    strokes.stamp(x, y, width, 1);
    x += Math.cos(angle);
    y += Math.sin(angle);
    wave += 0.05;
    angle += tip.bend * mix(1, 0.35, gone / tip.left) + Math.sin(wave) * 0.009 + (random() - 0.5) * 0.012;
    untilBranch--;
    if (untilBranch > 0) continue;
    untilBranch = bed.size * (0.06 + 0.07 * random());
    const side = random() < 0.5 ? -1 : 1;
    walk(random, bed, strokes, {
      x,
      y,
      angle: angle + side * (0.5 + 0.3 * random()),
      bend: -side * 0.0018,
      width: width * 0.58,
      left: (tip.left - gone) * 0.55,
    });
    width *= 0.93;
  }
}
