// The demo region's people whom the journeys meet. Their names and numbers are those of demo/region.ts.
import { PATIENTS, printId } from '../../demo/region.ts';

export interface Person {
  readonly family: string;
  readonly id: string;
  /** As people write it: 19640312-9809. */
  readonly printedId: string;
}

const person = ({ family, id }: { readonly family: string; readonly id: string }): Person => ({
  family,
  id,
  printedId: printId(id),
});

export const ASTRID = person(PATIENTS.astrid);
export const INGEMAR = person(PATIENTS.ingemar);
export const KARIN = person(PATIENTS.karin);
export const SVEN_ERIK = person(PATIENTS.svenErik);
