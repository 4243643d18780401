// Text that came from a server or a file: shown as it is, and never able to move the text around it.

const MAX_LENGTH = 400;

/** What must be seen instead of obeyed: C0 and C1 controls, and the marks that turn or hide text (Unicode UAX #9, Cf). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const picture = (char: string): string => {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
};

/**
 * One line of foreign text, fit to be drawn: line breaks and tabs become spaces, other controls become visible signs
 * (NUL becomes ␀), and what is longer than `max` characters is cut with an ellipsis.
 */
export function printForeign(text: string, max = MAX_LENGTH): string {
  const line = text
    .slice(0, max * 2 + 1)
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(UNSAFE, picture)
    .trim();
  const letters = [...line];
  return letters.length > max ? `${letters.slice(0, max - 1).join('')}…` : line;
}

/** As UNSAFE, without what a text of several lines needs: its breaks and tabs, and the marks of its own direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const UNSAFE_IN_LINES = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Foreign text of any length with its line breaks and tabs; other controls become visible signs. */
export const printForeignLines = (text: string): string =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(UNSAFE_IN_LINES, picture);
