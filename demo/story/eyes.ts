// Two eyes that lose their field: Ingemar's glaucoma through five years, photographed and measured each time.
import type { FundusOptions } from '../eye/fundusPhotos.ts';
import type { VisualFieldOptions } from '../eye/visualFields.ts';
import { PATIENTS, type Unit } from '../region.ts';
import type { Task } from '../task.ts';
import { report, study, task } from './tell.ts';

const { ingemar: I } = PATIENTS;
const EYES: Unit = { name: 'Centralsjukhuset Exempelstad', department: 'Ögonkliniken', town: 'Exempelstad' };
const REFERRER = 'Ögonmottagningen^Ögonkliniken';
const OPHTHALMOLOGIST = 'Nils Exempelvik, överläkare i oftalmologi';

interface Visit {
  readonly date: string;
  readonly field: VisualFieldOptions;
  readonly fundus: FundusOptions;
}
const VISITS: readonly Visit[] = [
  { date: '2021-03-16', field: { right: 0.2, left: 0.05 }, fundus: { right: 0.55, left: 0.4 } },
  { date: '2023-09-05', field: { right: 0.42, left: 0.1 }, fundus: { right: 0.68, left: 0.45 } },
  { date: '2026-05-12', field: { right: 0.7, left: 0.2 }, fundus: { right: 0.84, left: 0.52 } },
];
/** Fields are measured more often than eyes are photographed. */
const BETWEEN: readonly Pick<Visit, 'date' | 'field'>[] = [
  { date: '2022-04-26', field: { right: 0.27, left: 0.06 } },
  { date: '2025-02-18', field: { right: 0.58, left: 0.14 } },
];

export const eyes = (): Task[] => [
  ...[...VISITS, ...BETWEEN].map(({ date, field }) =>
    task('visualField', study(I, `${date} 09:00`, EYES, 'Synfältsundersökning', REFERRER), 0.05, { ...field }),
  ),
  ...VISITS.map(({ date, fundus }) =>
    task('fundus', study(I, `${date} 09:40`, EYES, 'Ögonbottenfotografering', REFERRER), 0.8, { ...fundus }),
  ),
  report(
    study(I, '2026-05-12 11:30', EYES, 'Ögonbesök glaukom', REFERRER),
    'Besöksanteckning',
    OPHTHALMOLOGIST,
    `# Status
Tryck höger 24, vänster 19 mmHg. Papill höger med utgrävd nedre kant, vänster lätt ökad exkavation.
# Synfält
Höger: tilltagande bågformat bortfall uppåt, nasalt trappsteg. Vänster: lätt nedsatt uppåt. MD har försämrats snabbare på höger öga sedan 2023.
# Bedömning
Öppenvinkelglaukom med progress på höger öga. Selektiv lasertrabekuloplastik höger, kontroll med synfält om fyra månader.`,
  ),
];
