// Colours of surfaces: what an object recommends, and what is given to those that recommend none.

/** 0 … 1 each, sRGB. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The first is bone-like; the others tell neighbours apart, by lightness too. */
export const PALETTE: readonly [Rgb, ...Rgb[]] = [
  [0.87, 0.82, 0.74],
  [0.55, 0.72, 0.86],
  [0.9, 0.62, 0.5],
  [0.66, 0.8, 0.58],
  [0.8, 0.66, 0.86],
  [0.93, 0.83, 0.45],
];

/** @param index of the piece in its group, from 0 */
export const paletteColour = (index: number): Rgb => PALETTE[index % PALETTE.length] ?? PALETTE[0];

/** PCS values of sixteen bits (PS3.3 C.10.7.1.1): L* 0 … 100, a* and b* −128 … 127, white D50. */
export function rgbOfLab(l: number, a: number, b: number): Rgb {
  const fy = ((l / 65_535) * 100 + 16) / 116;
  const fx = fy + ((a / 65_535) * 255 - 128) / 500;
  const fz = fy - ((b / 65_535) * 255 - 128) / 200;
  const [x, y, z] = [0.9642 * cube(fx), cube(fy), 0.8249 * cube(fz)];
  // From D50 to sRGB's D65, by Bradford.
  return [
    gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
    gamma(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
    gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
  ];
}

const cube = (f: number): number => (f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29));
function gamma(linear: number): number {
  const value = Math.max(0, Math.min(1, linear));
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
}

export const cssColour = (rgb: Rgb): string => `rgb(${rgb.map((part) => Math.round(part * 255)).join(' ')})`;
