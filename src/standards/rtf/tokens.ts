// Rich Text Format 1.9.1 as tokens. Pure, and never throws: every byte string is some sequence of them.

export type RtfToken =
  | { readonly is: 'open' }
  | { readonly is: 'close' }
  /** `\b0` is { word: 'b', value: 0 }. */
  | { readonly is: 'word'; readonly word: string; readonly value: number | undefined }
  /** `\~`, `\*`, … */
  | { readonly is: 'sign'; readonly sign: string }
  /** A byte in the code page of its font: `\'e5`, or as it stands. */
  | { readonly is: 'bytes'; readonly bytes: string };

const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const HEX = /\\'([0-9a-fA-F]{2})/y;
const TEXT = /[^\\{}\r\n]+/y;

/** @param source one character a byte */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < source.length) {
    const char = source[at];
    if (char === '{') yield { is: 'open' };
    else if (char === '}') yield { is: 'close' };
    else if (char === '\\') {
      const hex = match(HEX);
      const found = hex ? null : match(WORD);
      if (hex) yield { is: 'bytes', bytes: String.fromCharCode(Number.parseInt(hex[1] ?? '0', 16)) };
      else if (found) {
        const value = found[2] === undefined ? undefined : Number(found[2]);
        // Raw bytes follow, in which braces mean nothing.
        if (found[1] === 'bin' && value !== undefined && value > 0) at = Math.min(source.length, at + value);
        else yield { is: 'word', word: found[1] ?? '', value };
      } else {
        yield { is: 'sign', sign: source[at + 1] ?? '' };
        at += 2;
      }
      continue;
    } else if (char !== '\r' && char !== '\n') {
      const text = match(TEXT);
      if (text) yield { is: 'bytes', bytes: text[0] };
      continue;
    }
    at += 1;
  }
}
