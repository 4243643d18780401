// Written text as plain data: what every document becomes before anything of it is drawn. Nothing in it can run, load or lead away.

/** A stretch of text in one style. Untrusted text. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly position?: 'sub' | 'super';
  readonly mono?: boolean;
  /** Says less than what stands around it. */
  readonly muted?: boolean;
  /** Where the author's link leads. Shown, never followed. */
  readonly link?: string;
}
export type Runs = readonly Run[];

export interface Cell {
  readonly blocks: readonly Block[];
  readonly isHead?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly align?: Align;
}
export type Align = 'start' | 'center' | 'end';

/** A value over time. */
export interface TrendPoint {
  /** YYYY-MM-DD… */
  readonly when: string;
  readonly value: number;
  /** The one that is open. */
  readonly isShown: boolean;
}

export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: Runs }
  | { readonly is: 'paragraph'; readonly runs: Runs; readonly align?: Align; readonly indent?: number }
  | { readonly is: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly is: 'table'; readonly caption?: string; readonly rows: readonly (readonly Cell[])[] }
  /** Names and values, as at the head of a letter. */
  | { readonly is: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  /** Lines that keep their blanks. */
  | { readonly is: 'lines'; readonly runs: Runs; readonly isProse?: boolean }
  | { readonly is: 'picture'; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly label: string }
  /** Words of ours between those of the author. */
  | { readonly is: 'note'; readonly tone: 'info' | 'warn' | 'danger'; readonly text: string }
  | {
      readonly is: 'trend';
      readonly label: string;
      readonly points: readonly TrendPoint[];
      readonly range?: readonly [number, number];
    }
  /** Something to do; `id` is told to whoever drew the sheet. */
  | { readonly is: 'button'; readonly id: string; readonly label: string; readonly name?: string }
  | { readonly is: 'rule' };

/** One document, as one sheet of paper. */
export interface Sheet {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What the side panel says of it. */
  readonly facts: readonly (readonly [string, string])[];
}

export const plain = (text: string): Runs => [{ text }];
export const paragraph = (text: string): Block => ({ is: 'paragraph', runs: plain(text) });
export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ is: 'heading', level, runs: plain(text) });
export const cell = (text: string, more: Omit<Cell, 'blocks'> = {}): Cell => ({
  blocks: text === '' ? [] : [paragraph(text)],
  ...more,
});
export const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('');

/** The letters of blocks, for thumbnails, titles and tests: one line a block. */
export function proseText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.is) {
    case 'heading':
    case 'paragraph':
    case 'lines':
      return textOf(block.runs);
    case 'list':
      return block.items.map(proseText).join('\n');
    case 'table':
      return [
        ...(block.caption === undefined ? [] : [block.caption]),
        ...block.rows.map((row) => row.map(({ blocks: own }) => proseText(own)).join('\t')),
      ].join('\n');
    case 'facts':
      return block.rows.map(([name, value]) => `${name}: ${value}`).join('\n');
    case 'note':
      return block.text;
    case 'picture':
    case 'trend':
    case 'button':
      return block.label;
    case 'rule':
      return '';
  }
}
