// Colours by a table: a cube of RGB to sRGB, made of a profile once and applied to many tiles.

/** Nodes a side; at 33 the largest error of a gamma curve is below one step of eight bits. */
export const CUBE_SIDE = 33;

/** sRGB bytes at each node: red runs slowest, blue fastest. */
export type ColourCube = Uint8Array<ArrayBuffer>;

export type Rgb = readonly [number, number, number];

/** @param transform device RGB to sRGB, both 0 … 1 */
export function makeColourCube(transform: (rgb: Rgb) => Rgb): ColourCube {
  const cube = new Uint8Array(CUBE_SIDE ** 3 * 3);
  const last = CUBE_SIDE - 1;
  let at = 0;
  for (let red = 0; red < CUBE_SIDE; red++) {
    for (let green = 0; green < CUBE_SIDE; green++) {
      for (let blue = 0; blue < CUBE_SIDE; blue++) {
        for (const value of transform([red / last, green / last, blue / last])) cube[at++] = toByte(value);
      }
    }
  }
  return cube;
}

const toByte = (value: number): number => Math.round(255 * Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0)));

/** Whether it changes no colour by more than two steps of 255: what its profile calls sRGB. */
export function isIdentity(cube: ColourCube): boolean {
  const straight = makeColourCube((rgb) => rgb);
  return cube.every((value, index) => Math.abs(value - (straight[index] ?? 0)) <= 2);
}

const STEP = [0, 0, 0].map((_, axis) => CUBE_SIDE ** (2 - axis) * 3);
const [RED_STEP = 0, GREEN_STEP = 0, BLUE_STEP = 0] = STEP;
/** Per byte: the node below, and 0 … 256 of the way to the next. */
const NODE = Uint8Array.from({ length: 256 }, (_, value) => Math.min(CUBE_SIDE - 2, Math.floor((value * (CUBE_SIDE - 1)) / 255)));
const PART = Uint16Array.from({ length: 256 }, (_, value) =>
  Math.round(256 * ((value * (CUBE_SIDE - 1)) / 255 - (NODE[value] ?? 0))),
);

/** In place, trilinear. @param pixels RGBA */
export function applyColourCube(pixels: Uint8ClampedArray, cube: ColourCube): void {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red, green, blue] = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    const node = (NODE[red] ?? 0) * RED_STEP + (NODE[green] ?? 0) * GREEN_STEP + (NODE[blue] ?? 0) * BLUE_STEP;
    const [r, g, b] = [PART[red] ?? 0, PART[green] ?? 0, PART[blue] ?? 0];
    for (let channel = 0; channel < 3; channel++) {
      const from = node + channel;
      const front = mix(line(cube, from, b), line(cube, from + GREEN_STEP, b), g);
      const back = mix(line(cube, from + RED_STEP, b), line(cube, from + RED_STEP + GREEN_STEP, b), g);
      pixels[at + channel] = mix(front, back, r);
    }
  }
}

const mix = (from: number, to: number, part: number): number => from + ((to - from) * part) / 256;
const line = (cube: ColourCube, at: number, part: number): number => mix(cube[at] ?? 0, cube[at + BLUE_STEP] ?? 0, part);
