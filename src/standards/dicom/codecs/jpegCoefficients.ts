// The DCT coefficients of one JPEG scan, sequential (ITU-T T.81 F.2) or progressive (G.2).
import { Failure } from '../../../model/failure.ts';
import { BitReader, type HuffmanTable } from './jpegBits.ts';
import type { JpegStream } from './jpegStream.ts';
import type { JpegTables, ScanHeader } from './jpegTables.ts';

/** One component's blocks of 64 coefficients in zigzag order. */
export interface Blocks {
  readonly across: number;
  readonly down: number;
  readonly usedAcross: number;
  readonly usedDown: number;
  readonly coefficients: Int16Array;
  quantization: Uint16Array | undefined;
  /** Its samples per sample of the widest component: across, down. */
  readonly scale: readonly [number, number];
}

/** @returns where the scan ends. @throws Failure 'malformed' when it ends before its last block */
export function decodeCoefficients(
  bytes: Uint8Array,
  from: number,
  stream: JpegStream,
  scan: ScanHeader,
  tables: JpegTables,
  blocks: readonly Blocks[],
): number {
  const reader = new BitReader(bytes, from);
  const state: ScanState = { reader, scan, predictions: [0, 0, 0, 0], endOfBandRun: 0 };
  const decode = stream.process === 2 ? progressive(state) : sequential(state);
  const parts = scan.components.map(({ index, dc, ac }) => {
    const { horizontal = 1, vertical = 1 } = stream.components[index] ?? {};
    return { target: blocks[index] as Blocks, index, dc: tables.dc[dc], ac: tables.ac[ac], horizontal, vertical };
  });
  const walk = parts.length === 1 ? alone(parts[0] as ScanPart) : interleaved(parts);
  for (let unit = 0; unit < walk.units; unit++) {
    if (tables.restartInterval > 0 && unit > 0 && unit % tables.restartInterval === 0) {
      reader.restart();
      state.predictions.fill(0);
      state.endOfBandRun = 0;
    }
    walk.visit(unit, decode);
  }
  return reader.position;
}

interface ScanState {
  readonly reader: BitReader;
  readonly scan: ScanHeader;
  readonly predictions: number[];
  endOfBandRun: number;
}
interface ScanPart {
  readonly target: Blocks;
  readonly index: number;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
  readonly horizontal: number;
  readonly vertical: number;
}
type DecodeBlock = (part: ScanPart, at: number) => void;
interface Walk {
  readonly units: number;
  visit(unit: number, decode: DecodeBlock): void;
}

/** A scan of one component goes over its own used blocks (A.2.2). */
function alone(part: ScanPart): Walk {
  const { across, usedAcross, usedDown } = part.target;
  return {
    units: usedAcross * usedDown,
    visit: (unit, decode) => decode(part, (Math.floor(unit / usedAcross) * across + (unit % usedAcross)) * 64),
  };
}

/** A scan of several goes MCU by MCU (A.2.3). */
function interleaved(parts: readonly ScanPart[]): Walk {
  const [first] = parts;
  const across = (first?.target.across ?? 0) / (first?.horizontal ?? 1);
  const down = (first?.target.down ?? 0) / (first?.vertical ?? 1);
  return {
    units: across * down,
    visit: (unit, decode) => {
      const [row, column] = [Math.floor(unit / across), unit % across];
      for (const part of parts)
        for (let y = 0; y < part.vertical; y++)
          for (let x = 0; x < part.horizontal; x++)
            decode(part, ((row * part.vertical + y) * part.target.across + column * part.horizontal + x) * 64);
    },
  };
}

function need(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new Failure('malformed', { detail: 'a Huffman table is missing' });
  return table;
}

function nextDc({ reader, predictions }: ScanState, part: ScanPart): number {
  const value = (predictions[part.index] ?? 0) + reader.readSigned(Math.min(16, reader.decode(need(part.dc))));
  predictions[part.index] = value;
  return value;
}

function sequential(state: ScanState): DecodeBlock {
  const { reader } = state;
  return (part, at) => {
    const { coefficients } = part.target;
    coefficients[at] = nextDc(state, part);
    const ac = need(part.ac);
    for (let index = 1; index < 64; index++) {
      const symbol = reader.decode(ac);
      const size = symbol & 15;
      if (size === 0 && symbol >> 4 !== 15) return;
      index += symbol >> 4;
      if (size === 0) continue;
      if (index > 63) throw new Failure('malformed', { detail: 'a JPEG block overflows' });
      coefficients[at + index] = reader.readSigned(size);
    }
  };
}

function progressive(state: ScanState): DecodeBlock {
  const { reader, scan } = state;
  if (scan.from === 0) {
    if (scan.high === 0)
      return (part, at) => {
        part.target.coefficients[at] = nextDc(state, part) << scan.low;
      };
    return ({ target: { coefficients } }, at) => {
      if (reader.read(1)) coefficients[at] = (coefficients[at] as number) | (1 << scan.low);
    };
  }
  if (scan.to > 63 || scan.to < scan.from) throw new Failure('malformed', { detail: 'an impossible JPEG band' });
  return scan.high === 0 ? firstBand(state) : refinedBand(state);
}

/** G.1.2.2 */
function firstBand(state: ScanState): DecodeBlock {
  const { reader, scan } = state;
  return (part, at) => {
    if (state.endOfBandRun > 0) {
      state.endOfBandRun--;
      return;
    }
    const ac = need(part.ac);
    for (let index = scan.from; index <= scan.to; index++) {
      const symbol = reader.decode(ac);
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && run < 15) {
        state.endOfBandRun = (1 << run) - 1 + reader.read(run);
        return;
      }
      index += run;
      if (size === 0) continue;
      if (index > 63) throw new Failure('malformed', { detail: 'a JPEG block overflows' });
      part.target.coefficients[at + index] = reader.readSigned(size) << scan.low;
    }
  };
}

/** G.1.2.3: one more bit for what is known, and new coefficients of one bit between. */
function refinedBand(state: ScanState): DecodeBlock {
  const { reader, scan } = state;
  const bit = 1 << scan.low;
  return (part, at) => {
    const { coefficients } = part.target;
    const refine = (place: number): void => {
      const known = coefficients[place] as number;
      if (reader.read(1) && (Math.abs(known) & bit) === 0) coefficients[place] = known + (known > 0 ? bit : -bit);
    };
    let index = scan.from;
    if (state.endOfBandRun === 0) {
      const ac = need(part.ac);
      while (index <= scan.to) {
        const symbol = reader.decode(ac);
        const size = symbol & 15;
        let run = symbol >> 4;
        if (size === 0 && run < 15) {
          state.endOfBandRun = (1 << run) + reader.read(run);
          break;
        }
        const fresh = size === 0 ? 0 : reader.read(1) ? bit : -bit;
        for (; index <= scan.to; index++) {
          if (coefficients[at + index] !== 0) refine(at + index);
          else if (run-- === 0) break;
        }
        if (fresh !== 0 && index <= scan.to) coefficients[at + index] = fresh;
        index++;
      }
    }
    if (state.endOfBandRun > 0) {
      for (; index <= scan.to; index++) if (coefficients[at + index] !== 0) refine(at + index);
      state.endOfBandRun--;
    }
  };
}
