// Bytes as text, where nobody can be trusted to have said which encoding it is.

export interface DecodedText {
  readonly text: string;
  /** As WHATWG names it. */
  readonly encoding: string;
}

/** The mark at the start, else what the text itself declares, else UTF-8 where it is valid, else Windows-1252. Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes);
  if (marked) return decode(bytes, marked);
  const declared = byDeclaration(bytes);
  if (declared && declared !== 'utf-8') return decode(bytes, declared);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decode(bytes, 'windows-1252');
  }
}

const decode = (bytes: Uint8Array, encoding: string): DecodedText => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

function byMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** `<?xml encoding="…"?>`, `<meta charset=…>`: within the first kilobyte, in ASCII. */
function byDeclaration(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const [, name] =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head) ??
    /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head) ??
    [];
  if (name === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(name);
    // A text in ASCII letters that calls itself UTF-16 is not.
    return encoding.startsWith('utf-16') ? undefined : encoding;
  } catch {
    return undefined;
  }
}
