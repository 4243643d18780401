import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../model/failure.ts';
import type { Pile } from '../../standards/genome/pile.ts';
import type { Contig, Region } from '../../standards/genome/region.ts';
import type { SamFacts } from '../../standards/genome/sam.ts';
import type { VariantFile } from '../../standards/genome/vcf.ts';
import type { GenomeFile } from './file.ts';
import type { IndexedKind } from './reads/reads.worker.ts';

/** A place worth a look, by its name. Foreign text. */
export interface Shortcut {
  readonly label: string;
  readonly region: Region;
}
export type ReadsState =
  /** No index lies beside the file: it cannot be looked into. */
  | { readonly is: 'unindexed' }
  | {
      readonly is: 'indexed';
      readonly kind: IndexedKind;
      readonly contigs: readonly Contig[];
      readonly facts: SamFacts;
      readonly shortcuts: readonly Shortcut[];
      /** What is or will be looked at; absent where the file has no contig. */
      readonly region: Region | undefined;
      /** Of this region or the one before. */
      readonly pile: Pile | undefined;
      readonly variants: VariantFile | undefined;
      readonly problem: Failure | undefined;
    };

export interface GenomeState {
  readonly genome: GenomeFile | undefined;
  readonly reads: ReadsState | undefined;
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
  createStore<GenomeState>()(() => ({ genome: undefined, reads: undefined, scale: 1, isAll: false, query: '' }));
