// ICC profiles of scanners (ISO 15076-1), as far as slides carry them: matrix and curves, or a table to the connection space.
import type { Rgb } from './cube.ts';

/** Device RGB, 0 … 1, to sRGB, 0 … 1 and possibly beyond. */
export type ColourTransform = (rgb: Rgb) => Rgb;

type Curve = (value: number) => number;

const MAX_BYTES = 32 * 2 ** 20;
const MAX_TAGS = 200;

/** @returns undefined for a profile that is not of RGB, or of a kind that is not read here */
export function readProfile(bytes: Uint8Array): ColourTransform | undefined {
  try {
    return parse(bytes);
  } catch (error) {
    // Reading outside of the bytes: cut short, or lying about its offsets.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function parse(bytes: Uint8Array): ColourTransform | undefined {
  if (bytes.length < 132 || bytes.length > MAX_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (word(view, 36) !== 'acsp' || word(view, 16) !== 'RGB ') return undefined;
  const isLab = word(view, 20) === 'Lab ';
  const tags = new Map<string, DataView>();
  for (let tag = 0; tag < Math.min(MAX_TAGS, view.getUint32(128)); tag++) {
    const at = 132 + tag * 12;
    const [offset, size] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    if (offset + size <= bytes.length) tags.set(word(view, at), new DataView(bytes.buffer, bytes.byteOffset + offset, size));
  }
  const table = tags.get('A2B0') ?? tags.get('A2B1');
  return (table && readTable(table, isLab)) ?? readMatrix(tags);
}

const word = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** Curves to linear light, and a matrix to XYZ (8.3.3). */
function readMatrix(tags: ReadonlyMap<string, DataView>): ColourTransform | undefined {
  const [red, green, blue] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => readXyz(tags.get(name)));
  const [r, g, b] = ['rTRC', 'gTRC', 'bTRC'].map((name) => readCurve(tags.get(name)));
  if (!red || !green || !blue || !r || !g || !b) return undefined;
  return (rgb) => {
    const light = [r(rgb[0]), g(rgb[1]), b(rgb[2])] as const;
    const at = (axis: 0 | 1 | 2): number => light[0] * red[axis] + light[1] * green[axis] + light[2] * blue[axis];
    return toSrgb([at(0), at(1), at(2)]);
  };
}

function readXyz(view: DataView | undefined): Rgb | undefined {
  if (!view || word(view, 0) !== 'XYZ ') return undefined;
  return [fixed(view, 8), fixed(view, 12), fixed(view, 16)];
}
const fixed = (view: DataView, at: number): number => view.getInt32(at) / 65536;

/** curveType (10.6) and parametricCurveType (10.18). */
function readCurve(view: DataView | undefined): Curve | undefined {
  if (!view) return undefined;
  if (word(view, 0) === 'para') return readParametric(view);
  if (word(view, 0) !== 'curv') return undefined;
  const count = view.getUint32(8);
  if (count === 0) return (value) => value;
  if (count === 1) return power(view.getUint16(12) / 256);
  if (count > 65536) return undefined;
  return sampled(Float64Array.from({ length: count }, (_, index) => view.getUint16(12 + index * 2) / 65535));
}

const power =
  (gamma: number): Curve =>
  (value) =>
    Math.max(0, value) ** gamma;

function readParametric(view: DataView): Curve | undefined {
  const kind = view.getUint16(8);
  const count = [1, 3, 4, 5, 7][kind];
  if (count === undefined) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, index) =>
    fixed(view, 12 + index * 4),
  );
  const from = kind === 1 || kind === 2 ? -b / a : d;
  if (kind === 0) return power(g);
  const [above, below] = kind === 2 ? [c, c] : [e, f];
  return (value) => (value >= from ? Math.max(0, a * value + b) ** g + above : (kind < 3 ? 0 : c * value) + below);
}

function sampled(table: Float64Array): Curve {
  const last = table.length - 1;
  return (value) => {
    const at = Math.min(1, Math.max(0, value)) * last;
    const index = Math.min(Math.max(0, last - 1), Math.floor(at));
    const [low = 0, high = low] = [table[index], table[index + 1]];
    return low + (high - low) * (at - index);
  };
}

/** lut8Type and lut16Type (10.10, 10.11): curves, a cube of the connection space, curves. */
function readTable(view: DataView, isLab: boolean): ColourTransform | undefined {
  const kind = word(view, 0);
  if (kind !== 'mft1' && kind !== 'mft2') return undefined;
  const [inputs, outputs, side] = [view.getUint8(8), view.getUint8(9), view.getUint8(10)];
  if (inputs !== 3 || outputs !== 3 || side < 2) return undefined;
  const isWide = kind === 'mft2';
  const [before, after] = isWide ? [view.getUint16(48), view.getUint16(50)] : [256, 256];
  if (before < 2 || after < 2 || before > 4096 || after > 4096) return undefined;
  const step = isWide ? 2 : 1;
  const start = isWide ? 52 : 48;
  const read = (at: number): number => (isWide ? view.getUint16(start + at * 2) / 65535 : view.getUint8(start + at) / 255);
  const nodes = side ** 3 * 3;
  if (start + (before * 3 + nodes + after * 3) * step > view.byteLength) return undefined;
  const slice = (from: number, count: number): Float64Array =>
    Float64Array.from({ length: count }, (_, index) => read(from + index));
  const curvesAt = (from: number, count: number): Curve[] => [0, 1, 2].map((one) => sampled(slice(from + one * count, count)));
  const [inputCurves, outputCurves] = [curvesAt(0, before), curvesAt(before * 3 + nodes, after)];
  const cube = slice(before * 3, nodes);
  const connect = isLab ? labToXyz(isWide) : (value: Rgb): Rgb => [value[0] * WIDE_XYZ, value[1] * WIDE_XYZ, value[2] * WIDE_XYZ];
  const through = (curves: readonly Curve[], value: Rgb): Rgb =>
    [0, 1, 2].map((axis) => curves[axis]?.(value[axis] ?? 0) ?? 0) as unknown as Rgb;
  return (rgb) => toSrgb(connect(through(outputCurves, lookUp(cube, side, through(inputCurves, rgb)))));
}

/** 1.0 of the connection space is 32768 of 65535 (6.3.4.2). */
const WIDE_XYZ = 65535 / 32768;

/** Trilinear. */
function lookUp(cube: Float64Array, side: number, rgb: Rgb): Rgb {
  const at = rgb.map((value) => Math.min(1, Math.max(0, value)) * (side - 1));
  const low = at.map((value) => Math.min(side - 2, Math.floor(value)));
  const out: [number, number, number] = [0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    let [weight, node] = [1, 0];
    for (let axis = 0; axis < 3; axis++) {
      const isHigh = (corner >> axis) & 1;
      const part = (at[axis] ?? 0) - (low[axis] ?? 0);
      weight *= isHigh ? part : 1 - part;
      node = node * side + (low[axis] ?? 0) + isHigh;
    }
    for (let channel = 0; channel < 3; channel++) out[channel] = (out[channel] ?? 0) + weight * (cube[node * 3 + channel] ?? 0);
  }
  return out;
}

/** The encodings of lut16Type and lut8Type (10.10, 6.3.4.2); white is D50. */
const labToXyz =
  (isWide: boolean) =>
  ([l, a, b]: Rgb): Rgb => {
    const scale = isWide ? 65535 / 65280 : 1;
    const [light, red, yellow] = [l * scale * 100, a * scale * 255 - 128, b * scale * 255 - 128];
    const y = (light + 16) / 116;
    const cubed = (value: number): number => (value > 6 / 29 ? value ** 3 : 3 * (6 / 29) ** 2 * (value - 4 / 29));
    return [0.9642 * cubed(y + red / 500), cubed(y), 0.8249 * cubed(y - yellow / 200)];
  };

/** XYZ under D50, Bradford-adapted to D65, encoded (IEC 61966-2-1). */
function toSrgb([x, y, z]: Rgb): Rgb {
  return [
    encode(3.1338561 * x - 1.6168667 * y - 0.4906146 * z),
    encode(-0.9787684 * x + 1.9161415 * y + 0.033454 * z),
    encode(0.0719453 * x - 0.2289914 * y + 1.4052427 * z),
  ];
}
const encode = (light: number): number =>
  light <= 0.0031308 ? Math.max(0, light) * 12.92 : 1.055 * Math.min(1, light) ** (1 / 2.4) - 0.055;
