// Comma separated values (RFC 4180), with the separators that are met in Sweden.

const MAX_ROWS = 5000;
const MAX_COLUMNS = 200;

export interface CsvTable {
  readonly rows: readonly (readonly string[])[];
  /** More stood in the file than is held here. */
  readonly isCut: boolean;
}

/** Never throws: a quote that does not end holds the rest of its file. */
export function parseCsv(text: string, separator = chooseSeparator(text)): CsvTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = (): void => {
    if (row.length > 1 || (row[0] ?? '') !== '') rows.push(row.slice(0, MAX_COLUMNS));
    row = [];
  };
  while (at < text.length && rows.length < MAX_ROWS) {
    const [value, next] = text[at] === '"' ? readQuoted(text, at, separator) : readBare(text, at, separator);
    row.push(value);
    const mark = text[next];
    if (mark === separator) {
      at = next + 1;
      if (at === text.length) row.push('');
    } else {
      at = text.startsWith('\r\n', next) ? next + 2 : next + 1;
      end();
    }
  }
  end();
  return { rows, isCut: at < text.length };
}

/** @returns the value, and where its separator or line end stands */
function readQuoted(text: string, start: number, separator: string): [string, number] {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return [value + text.slice(at), text.length];
    value += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // What follows a closing quote before the next separator belongs to nothing, but is not lost.
  const [rest, end] = readBare(text, at, separator);
  return [value + rest, end];
}

function readBare(text: string, start: number, separator: string): [string, number] {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return [text.slice(start, at), at];
}

/** The one that stands as often in each of the first lines; Swedish spreadsheets write semicolons, for the comma is in the numbers. */
export function chooseSeparator(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20).filter(Boolean);
  const scores = ['\t', ';', ',', '|'].map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const [first = 0] = counts;
    return { separator, score: first === 0 ? 0 : counts.filter((count) => count === first).length };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best), { separator: ',', score: 0 }).separator;
}
