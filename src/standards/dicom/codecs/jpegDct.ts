// JPEG of 8 or 12 bits by DCT, sequential and progressive (ITU-T T.81 Annexes F and G): what libjpeg-turbo's 8-bit build leaves out.
import { Failure } from '../../../model/failure.ts';
import { type Codec, type CodedImage, checkAnnounced, checkSize, type DecodeOptions, truncated } from './codec.ts';
import { toSamples } from './idct.ts';
import { type Blocks, decodeCoefficients } from './jpegCoefficients.ts';
import { chooseColour } from './jpegColour.ts';
import { type JpegStream, readJpeg } from './jpegStream.ts';
import { forEachScan } from './jpegTables.ts';

/** @throws Failure 'malformed' for damaged or truncated streams, 'unsupported' for arithmetic and hierarchical ones */
export function decodeDct(bytes: Uint8Array, options: DecodeOptions): CodedImage {
  const stream = readJpeg(bytes);
  const { process, bits, rows, columns, components } = stream;
  if (process > 2 || (bits !== 8 && bits !== 12))
    throw new Failure('unsupported', { detail: `JPEG process ${process}, ${bits} bits` });
  // Between the scans of a progressive stream nothing tells how many are still to come.
  if (process === 2 && !stream.complete) throw truncated('the progressive JPEG stream');
  checkAnnounced(rows, columns, options);
  checkSize(rows, columns, components.length, 4);
  const blocks = makeBlocks(stream);
  const seen = new Set<number>();
  forEachScan(bytes, stream, (scan, tables, from) => {
    for (const { index } of scan.components) {
      seen.add(index);
      const block = blocks[index];
      if (block) block.quantization ??= tables.quantization[components[index]?.quantization ?? 0];
    }
    return decodeCoefficients(bytes, from, stream, scan, tables, blocks);
  });
  if (seen.size !== components.length) throw new Failure('malformed', { detail: 'a JPEG component without image data' });
  return assemble(stream, blocks, options.photometric);
}

function makeBlocks({ rows, columns, components }: JpegStream): Blocks[] {
  const widest = Math.max(...components.map(({ horizontal }) => horizontal));
  const tallest = Math.max(...components.map(({ vertical }) => vertical));
  return components.map(({ horizontal, vertical }) => {
    if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4)
      throw new Failure('malformed', { detail: 'an impossible JPEG sampling factor' });
    const across = Math.ceil(columns / (8 * widest)) * horizontal;
    const down = Math.ceil(rows / (8 * tallest)) * vertical;
    return {
      across,
      down,
      // Blocks that hold image: scans of one component code no more (A.2.2).
      usedAcross: Math.ceil((columns * horizontal) / (8 * widest)),
      usedDown: Math.ceil((rows * vertical) / (8 * tallest)),
      coefficients: new Int16Array(across * down * 64),
      quantization: undefined,
      scale: [horizontal / widest, vertical / tallest] as const,
    };
  });
}

function assemble(stream: JpegStream, blocks: readonly Blocks[], photometric: string): CodedImage {
  const { rows, columns, bits, components } = stream;
  const planes = blocks.map((component) => toSamples(component, bits));
  const samples = components.length;
  const data = bits > 8 ? new Uint16Array(rows * columns * samples) : new Uint8Array(rows * columns * samples);
  planes.forEach((plane, channel) => {
    const { across, scale } = blocks[channel] as Blocks;
    const [horizontal, vertical] = scale;
    for (let row = 0, at = channel; row < rows; row++) {
      const line = Math.floor(row * vertical) * across * 8;
      for (let column = 0; column < columns; column++, at += samples)
        data[at] = plane[line + Math.floor(column * horizontal)] as number;
    }
  });
  const shape = { rows, columns, samples, bits, planar: false } as const;
  if (samples !== 3) return { ...shape, data, colour: 'stored', repairs: [] };
  const { space, repairs } = chooseColour(stream, photometric);
  if (space === 'ybr') fromYbr(data, bits);
  return { ...shape, data, colour: 'rgb', repairs };
}

/** ISO 10918-5, any depth, in place. */
function fromYbr(data: Uint8Array | Uint16Array, bits: number): void {
  const middle = 2 ** (bits - 1);
  const top = 2 ** bits - 1;
  const clamp = (value: number): number => Math.max(0, Math.min(top, Math.round(value)));
  for (let at = 0; at + 2 < data.length; at += 3) {
    const y = data[at] as number;
    const blue = (data[at + 1] as number) - middle;
    const red = (data[at + 2] as number) - middle;
    data[at] = clamp(y + 1.402 * red);
    data[at + 1] = clamp(y - 0.344136286 * blue - 0.714136286 * red);
    data[at + 2] = clamp(y + 1.772 * blue);
  }
}

export const jpegDct: Codec = {
  preload: async () => undefined,
  decode: async (bytes, options) => decodeDct(bytes, options),
};
