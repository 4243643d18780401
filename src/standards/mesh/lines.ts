// Lines of a large text file without holding it as one string.

const CHUNK = 2 ** 18;
/** No line of coordinates is longer; what is behind that is cut off. */
const LONGEST = 2 ** 16;

/** Without their ends; empty ones are left out. Letters beyond ASCII are no part of either format's numbers. */
export function* linesOf(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('latin1');
  let rest = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const lines = (rest + decoder.decode(bytes.subarray(at, at + CHUNK))).split(/[\r\n]+/);
    rest = (lines.pop() ?? '').slice(0, LONGEST);
    for (const line of lines) if (line !== '') yield line.length > LONGEST ? line.slice(0, LONGEST) : line;
  }
  if (rest !== '') yield rest;
}
