// Three samples per pixel, in whatever order and colour space, as interleaved 8-bit RGB (C.7.6.3.1.2).
import { Failure } from '../../../model/failure.ts';
import type { SampleArray } from '../codecs/codec.ts';

export interface ColourLayout {
  readonly rows: number;
  readonly columns: number;
  /** (0028,0004), or 'RGB' when a codec has undone the transform. */
  readonly photometric: string;
  readonly planar: boolean;
  /** Bits per sample in use, to be scaled to eight. */
  readonly bits: number;
}

/** @throws Failure 'unsupported' for the retired HSV, ARGB, CMYK and for what is unknown */
export function toRgb(samples: SampleArray, layout: ColourLayout): Uint8Array {
  const eight = toEightBits(samples, layout.bits);
  switch (layout.photometric) {
    case 'RGB':
    case 'YBR_ICT': // their decoders answer RGB
    case 'YBR_RCT':
      return interleave(eight, layout);
    case 'YBR_FULL':
      return fullToRgb(interleave(eight, layout));
    case 'YBR_FULL_422':
      return fullToRgb(widen(eight, layout));
    case 'YBR_PARTIAL_422':
      return partialToRgb(widen(eight, layout));
    case 'YBR_PARTIAL_420':
      throw new Failure('unsupported', { detail: 'YBR_PARTIAL_420 outside video' });
    default:
      throw new Failure('unsupported', { detail: `colour space ${layout.photometric.slice(0, 16)}` });
  }
}

function toEightBits(samples: SampleArray, bits: number): Uint8Array {
  if (samples instanceof Uint8Array && bits === 8) return samples;
  const out = new Uint8Array(samples.length);
  const scale = 255 / (2 ** bits - 1);
  for (let index = 0; index < out.length; index++) out[index] = (samples[index] as number) * scale + 0.5;
  return out;
}

function interleave(samples: Uint8Array, { rows, columns, planar }: ColourLayout): Uint8Array {
  if (!planar) return samples;
  const pixels = rows * columns;
  const out = new Uint8Array(pixels * 3);
  for (let pixel = 0, at = 0; pixel < pixels; pixel++) {
    out[at++] = samples[pixel] as number;
    out[at++] = samples[pixel + pixels] as number;
    out[at++] = samples[pixel + 2 * pixels] as number;
  }
  return out;
}

/** Two luma samples, then the chroma pair they share; every row ends with a whole group. */
function widen(samples: Uint8Array, { rows, columns }: ColourLayout): Uint8Array {
  const groups = Math.ceil(columns / 2);
  const out = new Uint8Array(rows * columns * 3);
  for (let row = 0, target = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const group = (row * groups + (column >> 1)) * 4;
      out[target++] = samples[group + (column & 1)] as number;
      out[target++] = samples[group + 2] as number;
      out[target++] = samples[group + 3] as number;
    }
  return out;
}

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value + 0.5);

function fullToRgb(ybr: Uint8Array): Uint8Array {
  const out = new Uint8Array(ybr.length);
  for (let at = 0; at + 2 < ybr.length; at += 3) {
    const y = ybr[at] as number;
    const blue = (ybr[at + 1] as number) - 128;
    const red = (ybr[at + 2] as number) - 128;
    out[at] = clamp(y + 1.402 * red);
    out[at + 1] = clamp(y - 0.344136286 * blue - 0.714136286 * red);
    out[at + 2] = clamp(y + 1.772 * blue);
  }
  return out;
}

/** Luma 16 to 235, chroma 16 to 240 (ITU-R BT.601). */
function partialToRgb(ybr: Uint8Array): Uint8Array {
  const out = new Uint8Array(ybr.length);
  for (let at = 0; at + 2 < ybr.length; at += 3) {
    const y = 1.16438356 * ((ybr[at] as number) - 16);
    const blue = (ybr[at + 1] as number) - 128;
    const red = (ybr[at + 2] as number) - 128;
    out[at] = clamp(y + 1.59602679 * red);
    out[at + 1] = clamp(y - 0.39176229 * blue - 0.81296765 * red);
    out[at + 2] = clamp(y + 2.01723214 * blue);
  }
  return out;
}
