// A piece of work for one thread: plain JSON, so that it can be posted.
import type { Study } from './dicom/modules.ts';

export interface Task {
  /** The room that does it. */
  readonly kind: string;
  readonly study: Study;
  /** Roughly the seconds it takes; progress is shared out by it. */
  readonly weight: number;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Output {
  /** @param path below the region's folder, with / @param bytes whole, or in pieces @param date for the file's own time, YYYY-MM-DD */
  file(path: string, bytes: Uint8Array | Iterable<Uint8Array>, date?: string): Promise<void>;
  /** 0 … 1 of this task */
  progress(fraction: number): void;
}

export type Maker = (task: Task, output: Output) => Promise<void>;

/** Where a study's files lie. */
export const studyFolder = (study: Study): string =>
  `${study.patient.key}/${study.date} ${study.description.replaceAll(/[^\p{L}\p{N} -]/gu, '').trim()}`;
