// Prose as elements of ours. Every letter of it is a text node: nothing foreign is ever markup, an address or a style.
import { printForeignLines } from '../../lib/foreignText.ts';
import type { Block, Cell, Run, Runs, Sheet } from '../../lib/prose.ts';
import styles from './paper.module.css';
import { drawTrend } from './trend.ts';
import { words } from './words.ts';

export interface DrawOptions {
  /** A button on the paper was pressed. */
  onAct(id: string): void;
}

export interface DrawnSheet {
  readonly element: HTMLElement;
  readonly headings: readonly { readonly element: HTMLElement; readonly level: number; readonly text: string }[];
  /** Resolves when the pictures are there to be painted. Never fails. */
  readonly pictures: Promise<unknown>;
  /** Lets go of the pictures. */
  free(): void;
}

/** A page of more elements than this is slower than a reader is patient. */
const MAX_BLOCKS = 30_000;
const LINES_A_CHUNK = 300;

export function drawSheet(sheet: Sheet, options: DrawOptions): DrawnSheet {
  const drawing = new Drawing(options);
  const element = make('article', styles.sheet);
  element.append(...drawing.blocks(sheet.blocks));
  if (drawing.isCut) element.append(...drawing.block({ is: 'note', tone: 'warn', text: words().cut }));
  return {
    element,
    headings: drawing.headings,
    pictures: Promise.all(drawing.loading),
    free: () => drawing.urls.forEach((url) => void URL.revokeObjectURL(url)),
  };
}

class Drawing {
  readonly headings: { element: HTMLElement; level: number; text: string }[] = [];
  readonly loading: Promise<unknown>[] = [];
  readonly urls: string[] = [];
  readonly #options: DrawOptions;
  #count = 0;

  constructor(options: DrawOptions) {
    this.#options = options;
  }

  get isCut(): boolean {
    return this.#count > MAX_BLOCKS;
  }

  blocks(blocks: readonly Block[]): HTMLElement[] {
    return blocks.flatMap((block) => {
      this.#count += 1;
      return this.isCut ? [] : this.block(block);
    });
  }

  block(block: Block): HTMLElement[] {
    switch (block.is) {
      case 'heading':
        return [this.#heading(block.level, block.runs)];
      case 'paragraph': {
        const element = make('p', styles.paragraph, ...runs(block.runs));
        if (block.align && block.align !== 'start') element.style.textAlign = block.align;
        if (block.indent) element.style.paddingInlineStart = `${block.indent * 1.5}em`;
        return [element];
      }
      case 'list':
        return [this.#list(block)];
      case 'table':
        return [this.#table(block)];
      case 'facts':
        return [
          make('dl', styles.facts, ...block.rows.flatMap(([name, value]) => [make('dt', '', name), make('dd', '', value)])),
        ];
      case 'lines':
        return lines(block);
      case 'picture':
        return [this.#picture(block)];
      case 'note':
        return [note(block)];
      case 'trend':
        return [drawTrend(block)];
      case 'button':
        return [this.#button(block)];
      case 'rule':
        return [make('hr', styles.rule)];
    }
  }

  #heading(level: 1 | 2 | 3 | 4, content: Runs): HTMLElement {
    const element = make(`h${level}`, styles.heading, ...runs(content));
    this.headings.push({ element, level, text: element.textContent.trim() });
    return element;
  }

  #list({ isOrdered, items }: Extract<Block, { is: 'list' }>): HTMLElement {
    // The marks are letters of ours, so that a still shows them too.
    const rows = items.map((item, index) => {
      const mark = make('span', styles.mark, isOrdered ? `${index + 1}.` : '•');
      return make('li', styles.item, mark, make('div', styles.inside, ...this.blocks(item)));
    });
    return make(isOrdered ? 'ol' : 'ul', styles.list, ...rows);
  }

  #table({ caption, rows }: Extract<Block, { is: 'table' }>): HTMLElement {
    const table = make('table', styles.table);
    if (caption) table.append(make('caption', styles.caption, caption));
    table.append(make('tbody', '', ...rows.map((row) => make('tr', '', ...row.map((cell) => this.#cell(cell))))));
    return make('div', styles.wide, table);
  }

  #cell({ blocks, isHead, columns, rows, align }: Cell): HTMLElement {
    const element = document.createElement(isHead ? 'th' : 'td');
    if (columns) element.colSpan = columns;
    if (rows) element.rowSpan = rows;
    if (align) element.style.textAlign = align;
    element.append(...this.blocks(blocks));
    return element;
  }

  #picture({ bytes, mediaType, label }: Extract<Block, { is: 'picture' }>): HTMLElement {
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    this.urls.push(url);
    const picture = make('img', styles.picture);
    picture.src = url;
    picture.alt = words().picture;
    picture.title = printForeignLines(label).slice(0, 200);
    const figure = make('figure', styles.figure, picture);
    this.loading.push(
      picture.decode().catch(() => figure.replaceChildren(note({ is: 'note', tone: 'warn', text: words().brokenPicture }))),
    );
    return figure;
  }

  #button({ id, label, name }: Extract<Block, { is: 'button' }>): HTMLElement {
    const button = make('button', styles.button, label);
    button.type = 'button';
    if (name) button.setAttribute('aria-label', printForeignLines(name).slice(0, 300));
    button.addEventListener('click', () => this.#options.onAct(id));
    return button;
  }
}

function note({ tone, text }: Extract<Block, { is: 'note' }>): HTMLElement {
  const element = make('p', `${styles.note} ${styles[tone] ?? ''}`, text);
  element.setAttribute('role', tone === 'danger' ? 'alert' : 'note');
  return element;
}

/** In pieces, so that the browser lays out only what is in view of a log of a hundred thousand lines. */
function lines({ runs: content, isProse }: Extract<Block, { is: 'lines' }>): HTMLElement[] {
  const chunks: Run[][] = [[]];
  let count = 0;
  for (const run of content) {
    for (const piece of printForeignLines(run.text).split(/(?<=\n)/)) {
      chunks.at(-1)?.push({ ...run, text: piece });
      if (piece.endsWith('\n') && ++count % LINES_A_CHUNK === 0) chunks.push([]);
    }
  }
  return chunks
    .filter((chunk) => chunk.length > 0)
    .map((chunk) => make('div', `${styles.lines} ${isProse ? styles.prose : ''}`, ...runs(mergeAlike(chunk))));
}

/** One element a style and not one a line. */
function mergeAlike(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  let key = '';
  for (const run of runs) {
    const own = JSON.stringify({ ...run, text: '' });
    const last = merged.at(-1);
    if (last && own === key) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
    key = own;
  }
  return merged;
}

function runs(content: Runs): (HTMLElement | string)[] {
  return content.map((run) => {
    const { text, bold, italic, underline, strike, position, mono, muted, link } = run;
    const classes = [bold && styles.bold, italic && styles.italic, underline && styles.underline, strike && styles.strike];
    classes.push(mono && styles.mono, muted && styles.muted, link !== undefined && styles.link);
    const used = classes.filter((one): one is string => typeof one === 'string');
    if (used.length === 0 && !position) return text;
    const element = make(position === 'sub' ? 'sub' : position === 'super' ? 'sup' : 'span', used.join(' '), text);
    if (link !== undefined) element.title = words().leadsTo(printForeignLines(link).slice(0, 300));
    return element;
  });
}

/** Text is always a text node, and its controls are seen instead of obeyed. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string | undefined,
  ...content: readonly (HTMLElement | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className.trim();
  element.append(...content.map((one) => (typeof one === 'string' ? printForeignLines(one) : one)));
  return element;
}
