// Astrid's cancer of the colon at 62 and a history in her family: a panel for hereditary cancer.
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { study, task } from './tell.ts';

export const variants = (): Task[] => [
  task(
    'variants',
    study(PATIENTS.astrid, '2026-11-16 15:00', UNITS.pathology, 'Genpanel ärftlig cancer', 'Avdelning 12^Kirurgkliniken'),
    0.02,
    { sample: 'PROV-26-4417' },
  ),
];
