// Letters as word processors write them: RTF of an old record system, and Word's own.
import { strToU8, zipSync } from 'fflate';

export interface LetterText {
  /** Lines; `# ` begins a heading, `- ` an item, `a | b` a row of a table. */
  readonly text: string;
}

const parts = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** RTF 1.9.1 in code page 1252, as record systems of 2010 exported it. */
export function printRtf({ text }: LetterText): string {
  const body = parts(text).map((line) => {
    if (line.startsWith('# ')) return `\\pard\\sb240\\sa60{\\b\\fs28 ${escapeRtf(line.slice(2))}}\\par`;
    if (line.startsWith('- ')) return `\\pard\\fi-284\\li720 \\bullet\\tab ${escapeRtf(line.slice(2))}\\par`;
    if (line.includes(' | ')) {
      const cells = line.split(' | ');
      const edges = cells.map((_, at) => `\\cellx${(at + 1) * 2600}`).join('');
      return `\\trowd\\trgaph70${edges}\\pard\\intbl ${cells.map((cell) => `${escapeRtf(cell)}\\cell `).join('')}\\row`;
    }
    return `\\pard\\sa120 ${escapeRtf(line)}\\par`;
  });
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang1053{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}
{\\*\\generator Exempel Journal 4.2;}\\viewkind4\\uc1\\f0\\fs22
${body.join('\n')}
}`;
}

const escapeRtf = (text: string): string =>
  [...text]
    .map((char) => {
      if (/[\\{}]/.test(char)) return `\\${char}`;
      if (char < '\x80') return char;
      const [byte = 63] = toWindows1252(char);
      return byte === 63 ? `\\u${char.charCodeAt(0)}?` : `\\'${byte.toString(16)}`;
    })
    .join('');

/** What lies between Latin-1's two halves of control characters, as far as letters need it. */
const EXTRA: Readonly<Record<string, number>> = {
  '–': 0x96,
  '—': 0x97,
  '’': 0x92,
  '”': 0x94,
  '“': 0x93,
  '…': 0x85,
  '€': 0x80,
  '•': 0x95,
};

export const toWindows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => EXTRA[char] ?? (char.charCodeAt(0) <= 0xff ? char.charCodeAt(0) : 63));

/** The least of Office Open XML (ECMA-376) that a word processor opens. */
export function printDocx({ text }: LetterText): Uint8Array {
  const lines = parts(text);
  const body: string[] = [];
  let rows: string[] = [];
  const flush = (): void => {
    if (rows.length > 0) body.push(`<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`);
    rows = [];
  };
  for (const line of lines) {
    if (line.includes(' | ')) {
      rows.push(
        `<w:tr>${line
          .split(' | ')
          .map((cell) => `<w:tc><w:tcPr/>${printParagraph(cell)}</w:tc>`)
          .join('')}</w:tr>`,
      );
      continue;
    }
    flush();
    if (line.startsWith('# ')) body.push(printParagraph(line.slice(2), '<w:pStyle w:val="Heading1"/>'));
    else if (line.startsWith('- '))
      body.push(printParagraph(line.slice(2), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'));
    else body.push(printParagraph(line));
  }
  flush();
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const files = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${main}.numbering+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATION}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATION}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${RELATION}/numbering" Target="numbering.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<w:document ${W}><w:body>${body.join('')}</w:body></w:document>`,
  };
  const packed = Object.entries(files).map(
    ([name, xml]) => [name, strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`)] as const,
  );
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 2) });
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** `**word**` is bold. */
function printParagraph(text: string, properties = ''): string {
  const runs = text.split('**').map((piece, at) => {
    const safe = piece.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? char);
    return piece === '' ? '' : `<w:r>${at % 2 === 1 ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${safe}</w:t></w:r>`;
  });
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.join('')}</w:p>`;
}
