// What lies over the region's pictures: measurements of software, a radiologist's stored view, a plan of radiotherapy, a map.

import type { Scan } from '../ct/scan.ts';
import { sliceCount } from '../ct/series.ts';
import type { PlanOptions } from '../overlays/plan.ts';
import type { PresentationOptions } from '../overlays/presentation.ts';
import type { SegmentationOptions } from '../overlays/segmentation.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { Task } from '../task.ts';
import { SCANS } from './astrid.ts';
import { axial } from './examinations.ts';
import { report, study, task } from './tell.ts';

const { astrid: A, ingemar: I } = PATIENTS;

export const layers = (): Task[] => [...astridsLayers(), ...radiotherapy()];

/** Her studies are told in astrid.ts; the same words make the same UIDs. */
function astridsLayers(): Task[] {
  const ct2026 = study(A, '2026-11-18 09:42', UNITS.radiology, 'DT thorax-buk', 'Avdelning 12^Kirurgkliniken');
  const mr2021 = study(A, '2021-09-08 16:40', UNITS.radiology, 'MR hjärna', 'Neurologmottagningen^Neurologkliniken');
  return [
    task('segmentation', ct2026, 1.9, {
      scan: SCANS[2026],
      algorithm: 'Organ Exempel',
      version: '3.2',
    } satisfies SegmentationOptions),
    task('presentation', ct2026, 0.1, {
      scan: SCANS[2026],
      author: 'Låtsas^Bo',
      words: 'Nodulus 9,1 mm',
      description: 'Nodulus höger underlob',
    } satisfies PresentationOptions),
    task('diffusion', mr2021, 0.5),
  ];
}

const PLANNING: Scan = {
  key: 'dosplan2026',
  person: 'ingemar',
  breasts: false,
  contrast: false,
  breathMm: 1,
  nodule: { x: 78, y: 34, z: -36, diameterMm: 17 },
  top: 30,
  slices: 44,
  stepMm: 3,
  spacingMm: 0.86,
  offsetX: 2,
  offsetY: 4,
  tableZ: -312,
  jpegLs: true,
  mAs: 120,
};

/** An old man who cannot be operated on: a tumour found after his pneumonia, treated by three fractions. */
function radiotherapy(): Task[] {
  const planning = study(I, '2026-09-07 10:15', UNITS.radiology, 'DT dosplanering lunga', 'Strålbehandlingen^Onkologkliniken');
  const slices = sliceCount(PLANNING, 'lung');
  return [
    ...axial(planning, PLANNING, 'lung', slices > 40 ? 2 : 1),
    task('plan', planning, 0.6, { scan: PLANNING, maxGy: 67.5 } satisfies PlanOptions),
    report(
      study(I, '2026-09-10 14:30', UNITS.radiology, 'Ordination strålbehandling', 'Onkologkliniken^'),
      'Ordination',
      'Frida Exempel, specialistläkare i onkologi',
      `# Bakgrund
87-årig man med 17 mm tumör i vänster lunga, biopsiverifierat adenocarcinom, T1bN0M0. Medicinskt inoperabel.
# Ordination
Stereotaktisk strålbehandling 15 Gy × 3 till PTV:s periferi (67 % isodos), maxdos 67,5 Gy. Dosgräns ryggmärg 18 Gy.
# Planering
DT dosplanering 2026-09-07. Behandlingsstart 2026-09-21.`,
    ),
  ];
}
