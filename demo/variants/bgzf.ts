// Blocked gzip (SAM v1 §4.1): each block says how long it is, so that a place in the file is a block and an offset in it.
import { crc32, deflateRawSync } from 'node:zlib';

const BLOCK = 65_280;
const EMPTY = Buffer.from('1f8b08040000000000ff0600424302001b0003000000000000000000', 'hex');

export class BgzfWriter {
  readonly #done: Buffer[] = [];
  #length = 0;
  #open: Buffer[] = [];
  #openLength = 0;

  /** Virtual offset of what is written next. */
  get place(): bigint {
    return (BigInt(this.#length) << 16n) | BigInt(this.#openLength);
  }

  /** @param bytes no longer than a block; never split over two */
  write(bytes: Buffer): void {
    if (this.#openLength + bytes.length > BLOCK) this.#close();
    this.#open.push(bytes);
    this.#openLength += bytes.length;
  }

  /** Makes room for so many bytes, so that `place` is where they will lie. */
  makeRoom(length: number): void {
    if (this.#openLength + length > BLOCK) this.#close();
  }

  #close(): void {
    const raw = Buffer.concat(this.#open);
    const body = deflateRawSync(raw, { level: 6 });
    const head = Buffer.from('1f8b08040000000000ff0600424302000000', 'hex');
    head.writeUInt16LE(head.length + body.length + 8 - 1, 16);
    const foot = Buffer.alloc(8);
    foot.writeUInt32LE(crc32(raw), 0);
    foot.writeUInt32LE(raw.length, 4);
    this.#done.push(head, body, foot);
    this.#length += head.length + body.length + 8;
    this.#open = [];
    this.#openLength = 0;
  }

  /** With the empty block that says that nothing was cut off. */
  finish(): Buffer {
    if (this.#openLength > 0) this.#close();
    return Buffer.concat([...this.#done, EMPTY]);
  }
}
