// What machines and readers wrote about the examinations in a form that machines can read again.
import type { Scan } from '../ct/scan.ts';
import { SCANNER } from '../ct/series.ts';
import type { Study } from '../dicom/modules.ts';
import { PATIENTS, UNITS } from '../region.ts';
import type { StructuredOptions } from '../structured/make.ts';
import type { Task } from '../task.ts';
import { SCANS } from './astrid.ts';
import { study, task } from './tell.ts';

const WORKSTATION = { manufacturer: 'Exempel Medical', model: 'Granskning Exempel 5', station: 'GRANSK3' } as const;
const SOFTWARE = { manufacturer: 'Exempel AI', model: 'Exempel Mammo AI', station: 'AI1' } as const;
const ECHO = { manufacturer: 'Exempel Medical', model: 'Eko Exempel 9', station: 'EKO1' } as const;

const P = PATIENTS.astrid;
/** The examinations of astrid.ts: the same words give the same UIDs. */
const CT = {
  2026: study(P, '2026-11-18 09:42', UNITS.radiology, 'DT thorax-buk', 'Avdelning 12^Kirurgkliniken'),
  2025: study(P, '2025-05-14 13:20', UNITS.radiology, 'DT thorax-buk', 'Lungmottagningen^Lung- och allergikliniken'),
  2024: study(P, '2024-05-06 10:05', UNITS.radiology, 'DT thorax-buk med kontrast', 'Distriktsläkare^Björken'),
} as const;
const HEART = study(P, '2025-02-19 13:00', UNITS.physiology, 'Ekokardiografi', 'Distriktsläkare^Björken');
const SCREENING = {
  2026: study(PATIENTS.karin, '2026-11-18 10:20', UNITS.breast, 'Mammografi screening', 'Screeningkallelse^'),
  2024: study(PATIENTS.karin, '2024-11-13 14:35', UNITS.breast, 'Mammografi screening', 'Screeningkallelse^'),
} as const;

const write = (of: Study, options: StructuredOptions): Task => task('structured', of, 0.02, { ...options });

export const structured = (): Task[] => [
  measured(CT[2024], SCANS[2024], 'Modell^Vera'),
  measured(CT[2025], SCANS[2025], 'Låtsas^Bo'),
  measured(CT[2026], SCANS[2026], 'Låtsas^Bo'),
  dose(),
  keyImages(),
  echo(1),
  echo(2),
  // Two years ago there was nothing, and the software says so.
  cad(SCREENING[2024], []),
  cad(SCREENING[2026], FINDINGS),
];

const measured = (of: Study, scan: Scan, reader: string): Task =>
  write(of, {
    template: 'nodule',
    number: 70,
    version: 1,
    description: 'Mätning nodulus',
    equipment: WORKSTATION,
    minutes: 55,
    values: { scan, reader },
  });

/** An overview and one helical run over thorax and upper abdomen. */
const dose = (): Task =>
  write(CT[2026], {
    template: 'dose',
    number: 71,
    version: 1,
    description: 'Stråldosrapport',
    equipment: SCANNER,
    minutes: 9,
    values: {
      exposures: [
        {
          protocol: 'Översikt thorax-buk',
          type: ['113805', 'DCM', 'Constant Angle Acquisition'],
          lengthMm: 520,
          seconds: 5.2,
          kV: 120,
          mA: 30,
          ctdiMGy: 0.12,
        },
        {
          protocol: 'Thorax-buk 3,0',
          type: ['116224001', 'SCT', 'Spiral Acquisition'],
          lengthMm: 480,
          seconds: 6.4,
          kV: 120,
          mA: 156,
          ctdiMGy: 5.26,
        },
      ],
    },
  });

const keyImages = (): Task =>
  write(CT[2026], {
    template: 'keyImages',
    number: 72,
    version: 1,
    description: 'Nyckelbilder för remittent',
    equipment: WORKSTATION,
    minutes: 58,
    values: {
      scan: SCANS[2026],
      reader: 'Låtsas^Bo',
      description: 'Nodulus i höger underlob, 9,1 mm, med snitten över och under. Sist binjurarna, utan anmärkning.',
      more: [112, 118],
    },
  });

/** The second replaces the first, which the ward had the same evening. */
const echo = (version: 1 | 2): Task =>
  write(HEART, {
    template: 'echo',
    number: 73,
    version,
    description: 'Ekokardiografisvar',
    equipment: ECHO,
    minutes: version === 1 ? 40 : 170,
    values: {
      reader: version === 1 ? 'Ekström^Ville' : 'Provfall^Siv',
      isPreliminary: version === 1,
      indication: 'Andfåddhet vid ansträngning. Hjärtsvikt?',
      findings:
        version === 1
          ? 'Vänster kammare normalstor med normal systolisk funktion. Klaffarna bedöms i ett slutligt svar.'
          : 'Vänster kammare normalstor med normal väggtjocklek och normal systolisk funktion, inga regionala rörelsestörningar. Diastolisk funktion normal för åldern. Lindrig mitralisinsufficiens, övriga klaffar utan anmärkning. Höger kammare normalstor. Inget perikardexsudat.',
      conclusion:
        version === 1
          ? 'Preliminärt: normal vänsterkammarfunktion.'
          : 'Normal ekokardiografi för åldern. Lindrig mitralisinsufficiens utan betydelse.',
      rows: [
        ['10230-1', 'Left ventricular Ejection fraction', version === 1 ? 60 : 62, '%'],
        ['29436-3', 'Left Ventricle Internal End Diastolic Dimension', 46, 'mm'],
        ['29438-9', 'Left Ventricle Internal Systolic Dimension', 30, 'mm'],
        ['29469-4', 'Left Atrium Antero-posterior Systolic Dimension', 36, 'mm'],
      ],
    },
  });

/** Pixels of 0.1 mm; the lesion and its calcifications lie where karin.ts draws them in the left breast. */
const FINDINGS = [
  { what: 'mass', view: 1, centre: [620.5, 820.5], radiusPx: 78, certainty: 87 },
  { what: 'mass', view: 3, centre: [660.5, 1040.5], radiusPx: 78, certainty: 91 },
  { what: 'calcifications', view: 1, centre: [710.5, 760.5], radiusPx: 56, certainty: 64 },
  { what: 'calcifications', view: 3, centre: [750.5, 980.5], radiusPx: 56, certainty: 58 },
] as const;

const cad = (of: Study, findings: readonly (typeof FINDINGS)[number][]): Task =>
  write(of, {
    template: 'cad',
    number: 74,
    version: 1,
    description: 'AI-analys mammografi',
    equipment: SOFTWARE,
    minutes: 6,
    values: { findings },
  });
