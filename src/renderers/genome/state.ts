import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GenomeFile } from './file.ts';

export interface GenomeState {
  readonly genome: GenomeFile | undefined;
  readonly scale: number;
  /** Every variant, not only the reported ones. */
  readonly isAll: boolean;
  readonly query: string;
}
export type GenomeStore = StoreApi<GenomeState>;

export const SCALES = [0.85, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;
export const stepScale = (scale: number, direction: 1 | -1): number =>
  (direction > 0 ? SCALES.find((one) => one > scale + 0.01) : SCALES.findLast((one) => one < scale - 0.01)) ?? scale;

export const createGenomeStore = (): GenomeStore =>
  createStore<GenomeState>()(() => ({ genome: undefined, scale: 1, isAll: false, query: '' }));
