// What a kind that is read as text must say of itself, and what its controls speak to.
import type { StoreApi } from 'zustand/vanilla';
import type { Call, TimelineItem } from '../model/item.ts';
import type { Paper } from './paper.ts';
import type { Command, Host } from './renderer.ts';

/** One of the things to read in an item: a file, an instance. */
export interface PaperDocument {
  readonly key: string;
  /** Foreign text. */
  readonly label: string;
  /** What is particular about it, in the house's words: its date, its state. */
  readonly note?: string;
  /** SOP Instance UID, where it has one: links name it. */
  readonly instance?: string;
  /** Reads and writes it, in the language of the moment. @throws Failure */
  write(call: Call & { readonly onProgress?: (fraction: number) => void }): Promise<PaperContent>;
}

export interface PaperContent {
  readonly nodes: readonly Node[];
  /** Elements among the nodes that a reader jumps to. */
  readonly outline?: readonly Element[];
  readonly facts?: readonly { readonly name: string; readonly value: string }[];
  /** Said on the pane until another document is shown. */
  readonly warning?: string;
  /** Frees what the nodes hold: object URLs. */
  readonly dispose?: () => void;
}

export interface PaperKind {
  /** The renderer's id. */
  readonly id: string;
  /**
   * What there is to read, the one to read first in front. Admits every object that says whose it is.
   * @throws Failure 'otherPatient' and those of reading
   */
  list(item: TimelineItem, host: Host, call: Call): Promise<readonly [PaperDocument, ...PaperDocument[]]>;
}

export interface PaperState {
  readonly documents: readonly PaperDocument[];
  readonly shown: number;
  readonly outline: readonly Element[];
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly isFullLight: boolean;
  readonly screen: { readonly index: number; readonly count: number };
}

/** The viewport, as its buttons see it. */
export interface PaperControlled {
  readonly store: StoreApi<PaperState>;
  readonly paper: Paper;
  perform(command: Command): boolean;
  openDocument(index: number): void;
  setFullLight(isFullLight: boolean): void;
}
