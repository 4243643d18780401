// Rich Text Format 1.9.1 as prose: paragraphs, styles of letters, tables as rows. What it holds beside text is counted, not drawn.
import type { Align, Block, Cell, Run } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { type RtfToken, rtfTokens } from './tokens.ts';

export interface RtfDocument {
  readonly blocks: readonly Block[];
  readonly title: string;
  /** Pictures and embedded objects that are left out. */
  readonly omitted: number;
  /** More text stood there than is held here. */
  readonly isCut: boolean;
}

interface Style extends Omit<Run, 'text' | 'link'> {
  /** Half points. */
  readonly size?: number;
  readonly isHidden?: boolean;
}
interface Group {
  style: Style;
  destination: Destination;
  /** Characters that stand in for a `\u` where it is not understood. */
  unicodeSkip: number;
  font: number;
  /** Written where the group ends. */
  after: string;
}
type Destination = 'text' | 'skip' | 'fonts' | 'title';

const MAX_DEPTH = 500;
const MAX_CHARACTERS = 4_000_000;
const SKIPPED = new Set(
  `colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator fldinst themedata colorschememapping datastore latentstyles xmlnstbl
   filetbl author operator company creatim revtim printim keywords subject comment doccomm hlinkbase bkmkstart bkmkend pgdsctbl
   atnid atnauthor atndate atnref atnicn annotation nonshppict mmathPr pntext pntxta pntxtb wgrffmtfilter ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn`.split(
    /\s+/,
  ),
);
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  238: 'windows-1250',
};
const LETTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  line: '\n',
  softline: '\n',
};

/**
 * @param bytes the file
 * @throws Failure 'malformed' where it is not RTF; 'unsupported' where groups are nested past all reason
 */
export function parseRtf(bytes: Uint8Array): RtfDocument {
  const source = toByteString(bytes);
  if (!/^\s*\{\\rt/.test(source.slice(0, 100))) throw new Failure('malformed', { detail: 'not RTF' });
  const reader = new RtfReader();
  for (const token of rtfTokens(source)) {
    if (!reader.take(token)) break;
  }
  return reader.finish();
}

/** TextDecoder's latin1 is Windows-1252, which changes the bytes from 0x80 to 0x9f. */
function toByteString(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}

class RtfReader {
  readonly #groups: Group[] = [];
  #group: Group = { style: {}, destination: 'text', unicodeSkip: 1, font: 0, after: '' };
  readonly #encodings = new Map<number, string>();
  #encoding = 'windows-1252';
  #fontInTable = 0;
  #pending: number[] = [];
  #pendingEncoding = '';
  #toSkip = 0;
  #characters = 0;
  #omitted = 0;
  #title = '';
  #runs: Run[] = [];
  /** Half points of the smallest bold letters of the paragraph; 0 when some are not bold. */
  #smallest = Number.POSITIVE_INFINITY;
  #align: Align = 'start';
  #indent = 0;
  #isInTable = false;
  #cellBlocks: Block[] = [];
  #cells: Cell[] = [];
  #rows: Cell[][] = [];
  readonly #blocks: Block[] = [];

  /** @returns false when there is no room for more */
  take(token: RtfToken): boolean {
    if (token.is !== 'bytes') this.#flushBytes();
    if (token.is === 'open') {
      if (this.#groups.length >= MAX_DEPTH) throw new Failure('unsupported', { detail: 'RTF: too deep' });
      this.#groups.push(this.#group);
      this.#group = { ...this.#group, after: '' };
      this.#toSkip = 0;
    } else if (token.is === 'close') {
      if (this.#group.after !== '') this.#letters(this.#group.after);
      this.#group = this.#groups.pop() ?? this.#group;
      this.#toSkip = 0;
    } else if (token.is === 'word') this.#word(token.word, token.value);
    else if (token.is === 'sign') this.#sign(token.sign);
    else this.#bytes(token.bytes);
    return this.#characters < MAX_CHARACTERS;
  }

  #sign(sign: string): void {
    if (sign === '*') this.#group.destination = 'skip';
    else if (sign === '~') this.#letters('\u00a0');
    else if (sign === '_') this.#letters('\u2011');
    else if (sign === '\n' || sign === '\r') this.#paragraph();
    else if (sign === '\\' || sign === '{' || sign === '}') this.#bytes(sign);
  }

  #word(word: string, value: number | undefined): void {
    const { destination } = this.#group;
    if (word === 'u') this.#unicode(value ?? 0);
    else if (word === 'uc') this.#group.unicodeSkip = Math.min(20, Math.max(0, value ?? 1));
    else if (word === 'fonttbl') this.#group.destination = 'fonts';
    else if (word === 'info') this.#group.destination = 'skip';
    else if (word === 'title') this.#group.destination = 'title';
    else if (word === 'pict' || word === 'object' || word === 'objdata') this.#omit(word);
    else if (SKIPPED.has(word)) this.#group.destination = 'skip';
    else if (destination === 'fonts') this.#font(word, value);
    // A field's result and a shape's text are inside of groups that readers may skip.
    else if (word === 'fldrslt' || word === 'shptxt' || word === 'shppict') this.#group.destination = 'text';
    else if (destination === 'skip') return;
    else if (word === 'ansicpg') this.#encoding = `windows-${value ?? 1252}`;
    else if (word === 'mac') this.#encoding = 'macintosh';
    else if (LETTERS[word] !== undefined) this.#letters(LETTERS[word] ?? '');
    else this.#layout(word, value) || this.#dress(word, value);
  }

  #omit(word: string): void {
    if (this.#group.destination === 'text' && word !== 'objdata') this.#omitted += 1;
    this.#group.destination = 'skip';
  }

  #font(word: string, value: number | undefined): void {
    if (word === 'f') this.#fontInTable = value ?? 0;
    if (word === 'fcharset' && CHARSETS[value ?? 0]) this.#encodings.set(this.#fontInTable, CHARSETS[value ?? 0] ?? '');
  }

  /** @returns whether the word was one of them */
  #layout(word: string, value: number | undefined): boolean {
    switch (word) {
      case 'par':
      case 'page':
      case 'sect':
        this.#paragraph();
        return true;
      case 'pard':
        [this.#align, this.#indent, this.#isInTable] = ['start', 0, false];
        return true;
      case 'intbl':
        this.#isInTable = true;
        return true;
      case 'trowd':
        this.#isInTable = true;
        return true;
      case 'cell':
      case 'nestcell':
        this.#paragraph(true);
        this.#cells.push({ blocks: this.#cellBlocks });
        this.#cellBlocks = [];
        return true;
      case 'row':
      case 'nestrow':
        if (this.#cells.length > 0) this.#rows.push(this.#cells);
        this.#cells = [];
        return true;
      case 'qc':
      case 'qr':
      case 'ql':
      case 'qj':
        this.#align = word === 'qc' ? 'center' : word === 'qr' ? 'end' : 'start';
        return true;
      case 'li':
        // Twips: 720 to the half inch that a step is.
        this.#indent = Math.min(8, Math.max(0, Math.round((value ?? 0) / 720)));
        return true;
      default:
        return false;
    }
  }

  #dress(word: string, value: number | undefined): void {
    const isOn = value !== 0;
    const { style } = this.#group;
    const set = (more: Partial<Style>): void => {
      this.#group.style = { ...style, ...more };
    };
    if (word === 'plain') this.#group.style = {};
    else if (word === 'f') this.#group.font = value ?? 0;
    else if (word === 'fs') set({ size: value ?? 24 });
    else if (word === 'b') set({ bold: isOn });
    else if (word === 'i') set({ italic: isOn });
    else if (/^ul(d|db|dash|dashd|dashdd|th|w|wave)?$/.test(word)) set({ underline: isOn });
    else if (word === 'ulnone') set({ underline: false });
    else if (word === 'strike' || word === 'striked') set({ strike: isOn });
    else if (word === 'super' || word === 'sub') set({ position: word });
    else if (word === 'nosupersub') {
      const { position: _, ...rest } = style;
      this.#group.style = rest;
    } else if (word === 'v') set({ isHidden: isOn });
    else if (word === 'footnote') {
      this.#letters(' [');
      this.#group.after = ']';
    }
  }

  #unicode(value: number): void {
    // Signed 16 bit: what is past 32767 is written as negative. Pairs of surrogates come one after the other.
    const code = value < 0 ? value + 0x10000 : value;
    this.#letters(code > 0 && code <= 0xffff ? String.fromCharCode(code) : '\ufffd');
    this.#toSkip = this.#group.unicodeSkip;
  }

  #bytes(bytes: string): void {
    const skipped = Math.min(this.#toSkip, bytes.length);
    this.#toSkip -= skipped;
    const encoding = this.#encodings.get(this.#group.font) ?? this.#encoding;
    if (encoding !== this.#pendingEncoding) this.#flushBytes();
    this.#pendingEncoding = encoding;
    for (let at = skipped; at < bytes.length; at++) {
      const byte = bytes.charCodeAt(at) & 0xff;
      // Old programs end their files with a zero.
      if (byte !== 0) this.#pending.push(byte);
    }
  }

  #flushBytes(): void {
    if (this.#pending.length === 0) return;
    const bytes = Uint8Array.from(this.#pending);
    this.#pending = [];
    this.#letters(decodeIn(this.#pendingEncoding, bytes));
  }

  #letters(text: string): void {
    const { destination, style } = this.#group;
    if (destination === 'title') this.#title = (this.#title + text).slice(0, 400);
    if (destination !== 'text' || style.isHidden) return;
    this.#characters += text.length;
    const { isHidden: _, size = 24, ...look } = style;
    if (text.trim() !== '') this.#smallest = Math.min(this.#smallest, look.bold ? size : 0);
    const last = this.#runs.at(-1);
    const isSame = last && JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...look, text: '' });
    if (isSame) this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    else this.#runs.push({ ...look, text });
  }

  #paragraph(isCell = false): void {
    this.#flushBytes();
    if (this.#group.destination !== 'text') return;
    const runs = this.#runs;
    this.#runs = [];
    const isEmpty = runs.every(({ text }) => text.trim() === '');
    const level = headingLevel(this.#smallest);
    this.#smallest = Number.POSITIVE_INFINITY;
    const block: Block =
      level && !isCell && !isEmpty
        ? { is: 'heading', level, runs }
        : { is: 'paragraph', runs, align: this.#align, ...(this.#indent > 0 && { indent: this.#indent }) };
    if (isCell || this.#isInTable) {
      if (!isEmpty) this.#cellBlocks.push(block);
      return;
    }
    this.#endTable();
    this.#characters += 1;
    if (!isEmpty) this.#blocks.push(block);
  }

  #endTable(): void {
    if (this.#cellBlocks.length > 0) this.#cells.push({ blocks: this.#cellBlocks });
    if (this.#cells.length > 0) this.#rows.push(this.#cells);
    if (this.#rows.length > 0) this.#blocks.push({ is: 'table', rows: this.#rows });
    [this.#cellBlocks, this.#cells, this.#rows] = [[], [], []];
  }

  finish(): RtfDocument {
    this.#flushBytes();
    this.#group = { ...this.#group, destination: 'text' };
    this.#paragraph();
    this.#endTable();
    return {
      blocks: this.#blocks,
      title: this.#title.trim(),
      omitted: this.#omitted,
      isCut: this.#characters >= MAX_CHARACTERS,
    };
  }
}

/** Old letters mark headings by nothing but large bold letters: past 13 points they are one. */
function headingLevel(halfPoints: number): 1 | 2 | 3 | undefined {
  if (halfPoints === Number.POSITIVE_INFINITY || halfPoints < 26) return undefined;
  return halfPoints >= 40 ? 1 : halfPoints >= 32 ? 2 : 3;
}

const decoders = new Map<string, TextDecoder>();

function decodeIn(encoding: string, bytes: Uint8Array): string {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    try {
      decoder = new TextDecoder(encoding);
    } catch {
      decoder = new TextDecoder('windows-1252');
    }
    if (decoders.size < 50) decoders.set(encoding, decoder);
  }
  return decoder.decode(bytes);
}
