// What a template gives to be made into a file.
import type { Study } from '../dicom/modules.ts';
import type { Dataset } from '../dicom/write.ts';
import type { Coded, ImageRef } from './content.ts';

/** An image that the content refers to, in the task's own study. */
export interface Evidence extends ImageRef {
  readonly series: string;
}
/** What a template gives: everything that is not the same for all documents. */
export interface Drawn {
  readonly sopClass: string;
  readonly title: Coded;
  readonly template?: string;
  readonly content: readonly Dataset[];
  readonly evidence: readonly Evidence[];
  readonly state: 'verified' | 'preliminary' | 'unverified';
  readonly verifier?: string;
}

export type Draw = (study: Study, values: Readonly<Record<string, unknown>>) => Drawn;
