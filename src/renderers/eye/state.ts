// What the viewport of visual fields knows, and what its controls have in their hands.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Field } from './field.ts';

export type Shown = 'both' | 'R' | 'L';

export interface EyeState {
  /** Of this examination, the right eye first. */
  readonly fields: readonly Field[];
  /** Of all the patient's examinations, oldest first. */
  readonly all: readonly Field[];
  readonly shown: Shown;
}
export type EyeStore = StoreApi<EyeState>;

export interface Controlled {
  readonly store: EyeStore;
}

export const createEyeStore = (): EyeStore => createStore<EyeState>()(() => ({ fields: [], all: [], shown: 'both' }));
