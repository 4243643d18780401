// Tables as text: RFC 4180, with the separators that spreadsheets really write.

const MOST_ROWS = 5000;
const MOST_CELLS = 200;

/** @param separator absent: the one that the first line has most of, of `;`, `,` and tabulator. Longer tables are cut. Never throws */
export function parseDelimited(text: string, separator = guess(text)): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length && rows.length < MOST_ROWS; at++) {
    const letter = text[at] as string;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === separator) {
      if (row.length < MOST_CELLS) row.push(cell);
      cell = '';
    } else if (letter === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      [row, cell] = [[], ''];
    } else cell += letter;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

function guess(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const counts = [';', ',', '\t'].map((letter) => [letter, line.split(letter).length] as const);
  return counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}
