// The inverse DCT (ITU-T T.81 A.3.3), in floating point: exact to less than one grey level of 12 bits.
import { Failure } from '../../../model/failure.ts';
import type { Blocks } from './jpegCoefficients.ts';

const ZIGZAG = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42,
  49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]);

/** BASIS[x * 8 + u] = C(u) / 2 · cos((2x + 1) u π / 16) */
const BASIS = Float64Array.from({ length: 64 }, (_, index) => {
  const [x, u] = [index >> 3, index & 7];
  return ((u === 0 ? Math.SQRT1_2 : 1) / 2) * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** All blocks of a component as samples, `across * 8` to a row, level shifted and clipped to `bits`. */
export function toSamples({ across, down, coefficients, quantization }: Blocks, bits: number): Uint16Array {
  if (!quantization) throw new Failure('malformed', { detail: 'a quantisation table is missing' });
  const width = across * 8;
  const out = new Uint16Array(width * down * 8);
  const block = new Float64Array(64);
  const half = new Float64Array(64);
  const middle = 2 ** (bits - 1);
  const top = 2 ** bits - 1;
  for (let index = 0; index < across * down; index++) {
    for (let k = 0; k < 64; k++)
      block[ZIGZAG[k] as number] = (coefficients[index * 64 + k] as number) * (quantization[k] as number);
    const origin = Math.floor(index / across) * 8 * width + (index % across) * 8;
    transformColumns(block, half);
    for (let y = 0; y < 8; y++)
      for (let x = 0; x < 8; x++) {
        let sum = middle + 0.5;
        for (let u = 0; u < 8; u++) sum += (half[y * 8 + u] as number) * (BASIS[x * 8 + u] as number);
        out[origin + y * width + x] = sum < 0 ? 0 : Math.min(sum, top);
      }
  }
  return out;
}

function transformColumns(block: Float64Array, out: Float64Array): void {
  for (let u = 0; u < 8; u++)
    for (let y = 0; y < 8; y++) {
      let sum = 0;
      for (let v = 0; v < 8; v++) sum += (block[v * 8 + u] as number) * (BASIS[y * 8 + v] as number);
      out[y * 8 + u] = sum;
    }
}
