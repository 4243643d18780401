// A report as blocks to draw: the same for a page on the screen and for the small picture of a card. All text may be foreign.
import type { Icon } from '@tabler/icons-react';
import type { Reference } from '../renderer.ts';

export type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'software';

/** An object elsewhere that can be opened, and what it is called here. */
export interface Link {
  readonly label: string;
  readonly reference: Reference;
}
export interface Cell {
  readonly text: string;
  /** Code and scheme, a full UID: for a tooltip. */
  readonly detail?: string;
  readonly isNumber?: boolean;
  readonly isStrong?: boolean;
  readonly link?: Link;
}
export type Block =
  | {
      readonly is: 'section';
      readonly heading: string;
      readonly detail?: string;
      readonly blocks: readonly Block[];
      readonly isFolded?: boolean;
    }
  | {
      readonly is: 'fact';
      readonly name: string;
      readonly value: string;
      readonly detail?: string;
      readonly link?: Link;
      readonly blocks: readonly Block[];
    }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'note'; readonly tone: Tone; readonly title: string; readonly text: string }
  | {
      readonly is: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
      readonly tone?: Tone;
    };

export interface Mark {
  readonly tone: Tone;
  readonly text: string;
  readonly icon?: Icon;
}
export interface Sheet {
  /** Names it in the list of several. */
  readonly key: string;
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly blocks: readonly Block[];
  /** When it was written, as it is printed. */
  readonly when: string;
}
