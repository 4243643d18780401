// What the controls of a report show, and the store that tells them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reports } from './documents.ts';
import type { Priors } from './priors.ts';

export interface Search {
  readonly query: string;
  /** From 1; 0 when none is chosen. */
  readonly current: number;
  readonly total: number;
}
export interface ReportState {
  readonly reports: Reports | undefined;
  /** Which document is shown, from 0: structured ones first, newest valid first. */
  readonly shown: number;
  /** 1 = the house's reading size. */
  readonly scale: number;
  /** Dark letters on light paper. */
  readonly isPaper: boolean;
  readonly priors: Priors;
  /** Absent while the search is closed. */
  readonly search: Search | undefined;
}
export type ReportStore = StoreApi<ReportState>;

export const SCALES = [0.75, 0.85, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5] as const;

export const stepScale = (scale: number, direction: 1 | -1): number => {
  const next = direction > 0 ? SCALES.find((one) => one > scale + 0.01) : SCALES.findLast((one) => one < scale - 0.01);
  return next ?? scale;
};

export const countOf = (reports: Reports | undefined): number => (reports ? reports.standings.length + reports.fhir.length : 0);

export const createReportStore = (): ReportStore =>
  createStore<ReportState>()(() => ({
    reports: undefined,
    shown: 0,
    scale: 1,
    isPaper: false,
    priors: new Map(),
    search: undefined,
  }));
