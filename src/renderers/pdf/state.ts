// What the controls of a PDF show, and the store that tells them.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OutlineEntry } from './outline.ts';

/** 'auto' fits the width as long as the letters do not grow past 125 %. */
export type Fit = 'auto' | 'page-width' | 'page-fit';

export interface Search {
  readonly query: string;
  /** From 1; 0 when none is chosen. */
  readonly current: number;
  readonly total: number;
  readonly isPending: boolean;
}

export interface PdfState {
  /** For drawing thumbnails; absent until opened. */
  readonly document: PDFDocumentProxy | undefined;
  /** Its table of contents; empty where it has none. */
  readonly outline: readonly OutlineEntry[];
  /** Titles of the item's documents, in order. Untrusted text; '' where one has none. */
  readonly titles: readonly string[];
  /** Which of them is shown, from 0. */
  readonly shown: number;
  /** From 1. */
  readonly page: number;
  readonly pageCount: number;
  /** 1 = 96 px per inch of paper. */
  readonly scale: number;
  /** Absent when the reader chose a percentage. */
  readonly fit: Fit | undefined;
  readonly rotation: number;
  readonly isFullLight: boolean;
  readonly isPanning: boolean;
  /** Absent while the search is closed. */
  readonly search: Search | undefined;
  /** mm, as the page lies. */
  readonly pageSizeMm: readonly [number, number] | undefined;
}

export type PdfStore = StoreApi<PdfState>;

export const createPdfStore = (): PdfStore =>
  createStore<PdfState>()(() => ({
    document: undefined,
    outline: [],
    titles: [],
    shown: 0,
    page: 1,
    pageCount: 0,
    scale: 1,
    fit: 'auto',
    rotation: 0,
    isFullLight: false,
    isPanning: false,
    search: undefined,
    pageSizeMm: undefined,
  }));
