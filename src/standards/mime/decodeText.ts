// Bytes as text, where the label may be missing or wrong.

export interface DecodedText {
  readonly text: string;
  /** As TextDecoder names it (WHATWG Encoding §4.2). */
  readonly encoding: string;
}

/**
 * A byte order mark decides; then bytes that could only be UTF-8; then what the sender or the file says; then Windows-1252,
 * which holds all of Latin-1 that is printed.
 * @param said a charset by any of its names, as an HTTP header or an XML declaration has it
 */
export function decodeText(bytes: Uint8Array, said?: string): DecodedText {
  const encoding = fromMark(bytes) ?? fromZeros(bytes) ?? fromWords(bytes, said);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function fromMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

const LOOKED_AT = 4096;

/** Latin letters in UTF-16 have a zero in every other byte. */
function fromZeros(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = head.length * 0.2;
  if (odd > many && even < odd / 10) return 'utf-16le';
  return even > many && odd < even / 10 ? 'utf-16be' : undefined;
}

function fromWords(bytes: Uint8Array, said: string | undefined): string {
  const isAscii = bytes.every((byte) => byte < 0x80);
  if (!isAscii && isUtf8(bytes)) return 'utf-8';
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)/.exec(head)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
  for (const label of [said, declared]) {
    const known = label === undefined ? undefined : knownEncoding(label);
    // UTF-16 would have shown itself, and UTF-8 was tried.
    if (known !== undefined && !/^utf-/.test(known) && !isAscii) return known;
  }
  return isAscii ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function knownEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
