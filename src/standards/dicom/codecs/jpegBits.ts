// The entropy-coded bits of a JPEG scan and its Huffman codes (ITU-T T.81 Annexes C and F).
import { Failure } from '../../../model/failure.ts';
import { truncated } from './codec.ts';

/** Codes up to this long are found in one look. */
const FAST_BITS = 9;

export interface HuffmanTable {
  /** By the next FAST_BITS bits: length << 8 | symbol, 0 for longer codes. */
  readonly fast: Uint16Array;
  /** By length 1 to 16: the largest code of that length, or -1. */
  readonly largest: Int32Array;
  /** By length: what turns a code into the index of its symbol. */
  readonly shift: Int32Array;
  readonly symbols: Uint8Array;
}

/** @param counts codes per length, 1 to 16. @throws Failure 'malformed' when there are more codes than bits can say */
export function makeHuffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const fast = new Uint16Array(1 << FAST_BITS);
  const largest = new Int32Array(18).fill(-1);
  const shift = new Int32Array(18);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    shift[length] = index - code;
    for (let left = count; left > 0; left--, code++, index++) {
      if (length > FAST_BITS) continue;
      const from = code << (FAST_BITS - length);
      fast.fill((length << 8) | (symbols[index] ?? 0), from, from + (1 << (FAST_BITS - length)));
    }
    if (count > 0) largest[length] = code - 1;
    if (code > 1 << length) throw new Failure('malformed', { detail: 'an impossible Huffman table' });
    code <<= 1;
  }
  if (index > symbols.length) throw truncated('a Huffman table');
  return { fast, largest, shift, symbols };
}

/**
 * Bits of one scan, most significant first, stuffed zeros taken out. Stops at markers; reading on past one gives zeros
 * first, as decoders look ahead, and trouble once such bits are really used.
 */
export class BitReader {
  private buffer = 0;
  private count = 0;
  /** Bits in the buffer that no byte stands for. */
  private invented = 0;
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Where the next marker is, or may be sought. */
  get position(): number {
    return this.at;
  }

  private fill(): void {
    while (this.count <= 24) {
      let byte = this.bytes[this.at];
      if (byte === undefined || (byte === 0xff && this.bytes[this.at + 1] !== 0)) {
        byte = 0;
        this.invented += 8;
      } else this.at += byte === 0xff ? 2 : 1;
      this.buffer |= byte << (24 - this.count);
      this.count += 8;
    }
  }

  private drop(bits: number): void {
    this.buffer <<= bits;
    this.count -= bits;
    if (this.count < this.invented) throw truncated('the JPEG image data');
  }

  /** 0 to 16 bits as an unsigned number. */
  read(bits: number): number {
    if (bits === 0) return 0;
    if (this.count < bits) this.fill();
    const value = this.buffer >>> (32 - bits);
    this.drop(bits);
    return value;
  }

  /** A difference of `bits` bits (F.2.2.1, EXTEND). */
  readSigned(bits: number): number {
    if (bits === 0) return 0;
    const value = this.read(bits);
    return value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
  }

  /** @throws Failure 'malformed' when no code fits */
  decode({ fast, largest, shift, symbols }: HuffmanTable): number {
    if (this.count < 16) this.fill();
    const entry = fast[this.buffer >>> (32 - FAST_BITS)] as number;
    if (entry !== 0) {
      this.drop(entry >> 8);
      return entry & 0xff;
    }
    for (let length = FAST_BITS + 1; length <= 16; length++) {
      const code = this.buffer >>> (32 - length);
      if (code > (largest[length] as number)) continue;
      this.drop(length);
      return symbols[code + (shift[length] as number)] as number;
    }
    throw new Failure('malformed', { detail: 'an unknown Huffman code' });
  }

  /** Takes up after a restart marker (F.2.2.5). @throws Failure 'malformed' when there is none */
  restart(): void {
    this.buffer = 0;
    this.count = 0;
    this.invented = 0;
    // What is left of the interval is padding.
    while (this.at < this.bytes.length && !(this.bytes[this.at] === 0xff && ((this.bytes[this.at + 1] ?? 0) & 0xf8) === 0xd0)) {
      if (this.bytes[this.at] === 0xff && (this.bytes[this.at + 1] ?? 0) > 0x01 && this.bytes[this.at + 1] !== 0xff)
        throw truncated('the JPEG image data');
      this.at++;
    }
    if (this.at >= this.bytes.length) throw truncated('the JPEG image data');
    this.at += 2;
  }
}
