// What was shaped: Astrid's lung before her segment resection, Ingemar's sole after his knee.
import type { ModelOptions } from '../model/make.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { SCANS } from './astrid.ts';
import { study, task } from './tell.ts';

const { astrid: A, ingemar: I } = PATIENTS;
const WORKSHOP = { name: 'Centralsjukhuset Exempelstad', department: 'Ortopedtekniska avdelningen', town: 'Exempelstad' };
/** Of astrid.ts: the same words give the same UIDs. */
const CT = study(A, '2026-11-18 09:42', UNITS.radiology, 'DT thorax-buk', 'Avdelning 12^Kirurgkliniken');

const model = (of: Parameters<typeof task>[1], weight: number, options: ModelOptions): Task =>
  task('model', of, weight, { ...options });

export const models = (): Task[] => [
  model(study(A, '2026-11-20 13:10', UNITS.radiology, '3D-planering segmentresektion', 'Thoraxkirurgen^'), 1.2, {
    lung: { study: CT, scan: SCANS[2026] },
  }),
  model(study(I, '2026-09-03 10:30', WORKSHOP, 'Fotbädd höger', 'Distriktsläkare^Björken'), 0.05, { insole: 'R' }),
];
