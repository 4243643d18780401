// What mammography software reports (PS3.16 TID 4000): the library of its four images, what it found, what it did.
import type { Study } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import type { Dataset } from '../dicom/write.ts';
import { type Coded, coded, container, day, image, measure, region, SWEDISH, same, text, unit } from './content.ts';
import type { Draw, Evidence } from './drawn.ts';

const MAMMOGRAPHY_CAD = '1.2.840.10008.5.1.4.1.1.88.50';
const MG_FOR_PRESENTATION = '1.2.840.10008.5.1.4.1.1.1.2';
const PRESENT: Coded = ['111150', 'DCM', 'Presentation Required: Rendering device is expected to present'];
const INTENT: Coded = ['111056', 'DCM', 'Rendering Intent'];
const SIDES: Readonly<Record<string, Coded>> = {
  R: ['73056007', 'SCT', 'Right breast'],
  L: ['80248007', 'SCT', 'Left breast'],
};
const VIEWS: Readonly<Record<string, Coded>> = {
  CC: ['399162004', 'SCT', 'cranio-caudal'],
  MLO: ['399368009', 'SCT', 'medio-lateral oblique'],
};
/** Right and left CC, right and left MLO: the examination's series in their order. */
const ORDER = [
  ['R', 'CC'],
  ['L', 'CC'],
  ['R', 'MLO'],
  ['L', 'MLO'],
] as const;

interface Finding {
  readonly what: 'mass' | 'calcifications';
  /** Which of the four views, from 0. */
  readonly view: number;
  readonly centre: readonly [number, number];
  readonly radiusPx: number;
  readonly certainty: number;
}
const FINDINGS: Readonly<Record<Finding['what'], Coded>> = {
  mass: ['129793001', 'SCT', 'Mass'],
  calcifications: ['129769006', 'SCT', 'Calcification Cluster'],
};
const NAME = ['111001', 'DCM', 'Algorithm Name'] as const;
const VERSION = ['111003', 'DCM', 'Algorithm Version'] as const;
const ALGORITHM = 'Exempel Mammo AI';

export const drawCad: Draw = (study, values) => {
  const findings = values.findings as readonly Finding[];
  const images = ORDER.map((_, index) => viewOf(study, index + 1));
  const library = container(
    'CONTAINS',
    ['111028', 'DCM', 'Image Library'],
    images.map((one, index) => toLibrary(one, study, ORDER[index] ?? ORDER[0])),
  );
  return {
    sopClass: MAMMOGRAPHY_CAD,
    title: ['111036', 'DCM', 'Mammography CAD Report'],
    template: '4000',
    state: 'unverified',
    evidence: images,
    content: [SWEDISH, library, toSummary(findings), ...toWork(images.length)],
  };
};

const viewOf = (study: Study, series: number): Evidence => ({
  sopClass: MG_FOR_PRESENTATION,
  instance: uid(study.key, series, 1),
  series: uid(study.key, series),
});

const toLibrary = (one: Evidence, study: Study, [side, view]: (typeof ORDER)[number]): Dataset =>
  image('CONTAINS', one, [
    coded('HAS ACQ CONTEXT', ['111027', 'DCM', 'Image Laterality'], SIDES[side] ?? ['', '', '']),
    coded('HAS ACQ CONTEXT', ['111031', 'DCM', 'Image View'], VIEWS[view] ?? ['', '', '']),
    text('HAS ACQ CONTEXT', ['111044', 'DCM', 'Patient Orientation Row'], side === 'L' ? 'A' : 'P'),
    text(
      'HAS ACQ CONTEXT',
      ['111043', 'DCM', 'Patient Orientation Column'],
      view === 'CC' ? (side === 'L' ? 'R' : 'L') : side === 'L' ? 'FR' : 'FL',
    ),
    day('HAS ACQ CONTEXT', ['111060', 'DCM', 'Study Date'], study.date),
  ]);

const toSummary = (findings: readonly Finding[]): Dataset =>
  coded(
    'CONTAINS',
    ['111017', 'DCM', 'CAD Processing and Findings Summary'],
    findings.length > 0
      ? ['111242', 'DCM', 'All algorithms succeeded; with findings']
      : ['111241', 'DCM', 'All algorithms succeeded; without findings'],
    findings.map((finding) =>
      container(
        'INFERRED FROM',
        ['111034', 'DCM', 'Individual Impression/Recommendation'],
        [coded('HAS CONCEPT MOD', INTENT, PRESENT), toFinding(finding)],
      ),
    ),
  );

/** The library is the second child of the root, so its images are 1.2.1 to 1.2.4. */
const toFinding = ({ what, view, centre, radiusPx, certainty }: Finding): Dataset => {
  const on = [same('SELECTED FROM', 1, 2, view + 1)];
  const [x, y] = centre;
  return coded('CONTAINS', ['111059', 'DCM', 'Single Image Finding'], FINDINGS[what], [
    coded('HAS CONCEPT MOD', INTENT, PRESENT),
    ...algorithm(),
    measure('HAS PROPERTIES', ['111012', 'DCM', 'Certainty of Finding'], certainty, unit('%', 'Percent')),
    region('HAS PROPERTIES', ['111010', 'DCM', 'Center'], 'POINT', [x, y], on),
    region('HAS PROPERTIES', ['111041', 'DCM', 'Outline'], 'CIRCLE', [x, y, x + radiusPx, y], on),
  ]);
};

const algorithm = (): Dataset[] => [text('HAS PROPERTIES', NAME, ALGORITHM), text('HAS PROPERTIES', VERSION, '3.1.0')];

/** Which detections ran on which images, and that no analyses were asked for. */
const toWork = (count: number): Dataset[] => [
  coded(
    'CONTAINS',
    ['111064', 'DCM', 'Summary of Detections'],
    ['111222', 'DCM', 'Succeeded'],
    [
      container(
        'INFERRED FROM',
        ['111063', 'DCM', 'Successful Detections'],
        (['mass', 'calcifications'] as const).map((what) =>
          coded('CONTAINS', ['111022', 'DCM', 'Detection Performed'], FINDINGS[what], [
            ...algorithm(),
            ...Array.from({ length: count }, (_, index) => same('HAS PROPERTIES', 1, 2, index + 1)),
          ]),
        ),
      ),
    ],
  ),
  coded('CONTAINS', ['111065', 'DCM', 'Summary of Analyses'], ['111225', 'DCM', 'Not Attempted']),
];
