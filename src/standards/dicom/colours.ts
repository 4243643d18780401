// Colours as DICOM recommends them: CIELab scaled to 16 bits (PS3.3 C.10.7.1.1), for sRGB screens.

/** 8 bits each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** @param values L*, a*, b* as 0 … 65535 @returns undefined where there are not three of them */
export function cielabToRgb(values: readonly number[]): Rgb | undefined {
  const [l, a, b] = values;
  if (l === undefined || a === undefined || b === undefined) return undefined;
  const lightness = (clamp16(l) / 65535) * 100;
  const fy = (lightness + 16) / 116;
  const fx = fy + ((clamp16(a) / 65535) * 255 - 128) / 500;
  const fz = fy - ((clamp16(b) / 65535) * 255 - 128) / 200;
  // The profile connection space's white is D50 (PS3.3 C.10.7.1.1).
  return xyzToRgb(0.9642 * unfold(fx), unfold(fy), 0.8251 * unfold(fz));
}

const clamp16 = (value: number): number => Math.min(65535, Math.max(0, value));
const unfold = (f: number): number => (f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29));

/** D50 XYZ to sRGB with the Bradford adaptation folded in. */
const xyzToRgb = (x: number, y: number, z: number): Rgb => [
  gamma(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
  gamma(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
  gamma(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
];

function gamma(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}

/** Tells neighbours apart on grey, also for those who see few colours; used where an object recommends none. */
const USUAL: readonly Rgb[] = [
  [86, 180, 233],
  [230, 159, 0],
  [0, 190, 140],
  [240, 228, 66],
  [204, 121, 167],
  [213, 94, 0],
  [120, 140, 255],
  [170, 220, 90],
];
export const usualColour = (index: number): Rgb => USUAL[Math.abs(Math.trunc(index)) % USUAL.length] ?? [86, 180, 233];
