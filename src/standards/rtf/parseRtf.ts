// Rich Text Format (Microsoft RTF 1.9.1) as paragraphs of runs and tables; what it draws, links to and embeds is left out.
import { Failure } from '../../model/failure.ts';

export interface RtfRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}
export type RtfBlock =
  | { readonly type: 'paragraph'; readonly runs: readonly RtfRun[] }
  | { readonly type: 'row'; readonly cells: readonly (readonly RtfRun[])[] };
export interface RtfText {
  readonly blocks: readonly RtfBlock[];
  /** Pictures and objects that were left out. */
  readonly omitted: number;
}

/** Letters outside ASCII are written as bytes of a code page. */
const PAGES: Readonly<Record<number, string>> = {
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1257: 'windows-1257',
  10000: 'macintosh',
  65001: 'utf-8',
};
/** Groups that hold no text of the document. */
const HIDDEN = new Set(
  `fonttbl colortbl stylesheet info generator listtable listoverridetable rsidtbl themedata colorschememapping latentstyles datastore
  xmlnstbl header headerl headerr headerf footer footerl footerr footerf fldinst bkmkstart bkmkend pntext pntxta pntxtb revtbl filetbl
  mmathPr defchp defpap objdata objclass template operator author title subject keywords comment doccomm company`.split(/\s+/),
);
const OMITTED = new Set(['pict', 'object', 'shp', 'shpinst', 'nonshppict']);
const SIGNS: Readonly<Record<string, string>> = {
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  tab: '\t',
  line: '\n',
  emspace: ' ',
  enspace: ' ',
};
const MOST_DEPTH = 200;
const MOST_BLOCKS = 50_000;

interface State {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly isHidden: boolean;
  /** Letters to skip behind a \u (RTF 1.9.1, Unicode). */
  readonly skip: number;
}
const START: State = { bold: false, italic: false, underline: false, isHidden: false, skip: 1 };

/** @param source bytes as Latin-1 letters. @throws Failure 'malformed' for what is not RTF or nested without end */
export function parseRtf(source: string): RtfText {
  if (!/^\s*\{\\rtf/.test(source)) throw new Failure('malformed', { detail: 'no RTF' });
  const writer = new RtfWriter();
  const token = /\\(?:'([0-9a-fA-F]{2})|([a-zA-Z]{1,32})(-?\d{1,10})? ?|([^a-zA-Z]))|([{}])|([^\\{}\r\n]+)|[\r\n]+/g;
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [, hex, word, number, sign, brace, text] = found;
    if (brace === '{') writer.enter();
    else if (brace === '}') writer.leave();
    else if (hex !== undefined) writer.byte(Number.parseInt(hex, 16));
    else if (sign !== undefined) writer.sign(sign);
    else if (text !== undefined) writer.letters(text);
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word !== undefined) writer.word(word, number === undefined ? undefined : Number(number));
    if (writer.isFull) break;
  }
  return writer.end();
}

class RtfWriter {
  readonly #blocks: RtfBlock[] = [];
  readonly #stack: State[] = [];
  #state = START;
  #runs: RtfRun[] = [];
  #cells: (readonly RtfRun[])[] = [];
  #isInTable = false;
  #bytes: number[] = [];
  #page = 'windows-1252';
  #toSkip = 0;
  #isStarred = false;
  #omitted = 0;

  get isFull(): boolean {
    return this.#blocks.length >= MOST_BLOCKS;
  }

  enter(): void {
    this.#flush();
    if (this.#stack.length >= MOST_DEPTH) throw new Failure('malformed', { detail: 'RTF nested too deep' });
    this.#stack.push(this.#state);
    this.#isStarred = false;
  }

  leave(): void {
    this.#flush();
    this.#state = this.#stack.pop() ?? START;
    this.#toSkip = 0;
  }

  byte(value: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else if (!this.#state.isHidden) this.#bytes.push(value);
  }

  letters(text: string): void {
    const shown = text.slice(this.#toSkip);
    this.#toSkip = Math.max(0, this.#toSkip - text.length);
    for (const letter of shown) this.byte(letter.charCodeAt(0) & 0xff);
  }

  sign(sign: string): void {
    if (sign === '*') this.#isStarred = true;
    else if (sign === '~') this.#write('\u00a0');
    else if (sign === '_') this.#write('\u2011');
    else if (sign === '\n' || sign === '\r') this.#paragraph();
    else if (sign !== '-' && sign !== ':' && sign !== '|') this.#write(sign);
  }

  word(word: string, value: number | undefined): void {
    if (OMITTED.has(word)) {
      if (!this.#state.isHidden && word !== 'nonshppict') this.#omitted++;
      this.#change({ isHidden: true });
    } else if (this.#isStarred || HIDDEN.has(word)) this.#change({ isHidden: true });
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (word === 'uc') this.#change({ skip: Math.max(0, Math.min(8, value ?? 1)) });
    else if (word === 'ansicpg') this.#page = PAGES[value ?? 1252] ?? 'windows-1252';
    else if (word === 'par' || word === 'sect' || word === 'page') this.#paragraph();
    else if (word === 'cell' || word === 'nestcell') this.#cell();
    else if (word === 'row' || word === 'nestrow') this.#row();
    else if (word === 'intbl') this.#isInTable = true;
    else if (word === 'pard') this.#isInTable = false;
    else if (word === 'plain') this.#change({ bold: false, italic: false, underline: false });
    else if (word === 'b') this.#change({ bold: value !== 0 });
    else if (word === 'i') this.#change({ italic: value !== 0 });
    else if (word === 'ul') this.#change({ underline: value !== 0 });
    else if (word === 'ulnone') this.#change({ underline: false });
    else if (word === 'v') this.#change({ isHidden: value !== 0 });
    else if (SIGNS[word] !== undefined) this.#write(SIGNS[word]);
    this.#isStarred = false;
  }

  end(): RtfText {
    this.#flush();
    if (this.#cells.length > 0) this.#row();
    if (this.#runs.length > 0) this.#paragraph();
    return { blocks: this.#blocks, omitted: this.#omitted };
  }

  #change(change: Partial<State>): void {
    this.#flush();
    this.#state = { ...this.#state, ...change };
  }

  #unicode(value: number): void {
    this.#write(String.fromCharCode(value & 0xffff));
    this.#toSkip = this.#state.skip;
  }

  #write(text: string): void {
    this.#flush();
    this.#put(text);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = new TextDecoder(this.#page).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
    this.#put(text);
  }

  #put(text: string): void {
    const { bold, italic, underline, isHidden } = this.#state;
    if (isHidden || text === '') return;
    const last = this.#runs.at(-1);
    if (last && last.bold === bold && last.italic === italic && last.underline === underline)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    else this.#runs.push({ text, bold, italic, underline });
  }

  #paragraph(): void {
    this.#flush();
    if (this.#state.isHidden) return;
    // Inside a cell a new paragraph is a new line: the cell ends with \cell.
    if (this.#isInTable) this.#put('\n');
    else {
      this.#blocks.push({ type: 'paragraph', runs: this.#runs });
      this.#runs = [];
    }
  }

  #cell(): void {
    this.#flush();
    this.#cells.push(this.#runs);
    this.#runs = [];
  }

  #row(): void {
    this.#flush();
    if (this.#cells.length > 0) this.#blocks.push({ type: 'row', cells: this.#cells });
    this.#cells = [];
    this.#runs = [];
  }
}
