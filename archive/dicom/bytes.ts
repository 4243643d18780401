// Bytes of a file, read where they are needed: headers of files of any size fit in little memory.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface Bytes {
  readonly size: number;
  /** A view of at most `length` bytes; shorter at the end of the file. It stays valid. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

export function bytesOf(buffer: Uint8Array): Bytes {
  return { size: buffer.length, read: (offset, length) => buffer.subarray(offset, offset + length), close: () => undefined };
}

const SMALL_WINDOW = 4096;
const LARGE_WINDOW = 128 * 1024;

/** Reads ahead where reading goes on, little where it jumps (from fragment to fragment). @throws the errors of node:fs */
export function openBytes(path: string): Bytes {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let windowStart = 0;
  let window: Uint8Array = new Uint8Array(0);

  const load = (offset: number, length: number): Uint8Array => {
    const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
    let filled = 0;
    while (filled < buffer.length) {
      const count = readSync(file, buffer, filled, buffer.length - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  };

  return {
    size,
    read(offset, length) {
      if (offset < 0 || length <= 0 || offset >= size) return new Uint8Array(0);
      const inside = offset - windowStart;
      if (inside >= 0 && inside + length <= window.length) return window.subarray(inside, inside + length);
      if (length >= LARGE_WINDOW) return load(offset, length);
      const goesOn = offset === 0 || (inside >= 0 && inside <= window.length);
      window = load(offset, Math.max(length, goesOn ? LARGE_WINDOW : SMALL_WINDOW));
      windowStart = offset;
      return window.subarray(0, length);
    },
    close: () => closeSync(file),
  };
}
