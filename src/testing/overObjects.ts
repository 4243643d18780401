// Small well-formed objects of the kinds that are drawn over pictures, as DICOM JSON: for tests to read, bend and break.
import type { Dataset, Element } from '../standards/dicom/json.ts';

const ROOT = '1.2.840.10008.5.1.4.1.1.';
export const FRAME_OF_REFERENCE = '1.2.826.0.1.3680043.10.4';
export const PICTURE = '1.2.826.0.1.3680043.10.1.2';

export const sq = (...items: readonly object[]): Element => ({ vr: 'SQ', Value: items });
export const ds = (...values: readonly number[]): Element => ({ vr: 'DS', Value: values });
export const cs = (...values: readonly string[]): Element => ({ vr: 'CS', Value: values });
export const code = (value: string, meaning: string, scheme = 'DCM'): Element =>
  sq({ '00080100': cs(value), '00080102': cs(scheme), '00080104': cs(meaning) });
export const pictureOf = (instance = PICTURE, frames: readonly number[] = []): Record<string, Element> => ({
  '00081155': cs(instance),
  ...(frames.length > 0 && { '00081160': ds(...frames) }),
});

const patient = {
  '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Test^Tolvan' }] },
  '00100020': cs('191212121212'),
  '00100021': cs('1.2.752.129.2.1.3.1'),
  '0020000D': cs('1.2.826.0.1.3680043.10.2'),
};
const head = (sopClass: string, number: number): Dataset => ({
  ...patient,
  '00080016': cs(`${ROOT}${sopClass}`),
  '00080018': cs(`1.2.826.0.1.3680043.10.9.${number}`),
  '0020000E': cs(`1.2.826.0.1.3680043.10.8.${number}`),
});
const grid = (rows: number, columns: number, bits: number): Dataset => ({
  '00280002': ds(1),
  '00280004': cs('MONOCHROME2'),
  '00280010': ds(rows),
  '00280011': ds(columns),
  '00280100': ds(bits),
  '00280101': ds(bits),
  '00280102': ds(bits - 1),
  '00280103': ds(0),
  '7FE00010': { vr: 'OW', BulkDataURI: 'frames' },
});
const measures = (spacing: number, thickness: number): Record<string, Element> => ({
  '00209116': sq({ '00200037': ds(1, 0, 0, 0, 1, 0) }),
  '00289110': sq({ '00280030': ds(spacing, spacing), '00180050': ds(thickness) }),
});

/** Two segments, one of software, on three slices 5 mm apart. */
export const segmentation = (): Dataset => ({
  ...head('66.4', 1),
  ...grid(64, 64, 1),
  '00200052': cs(FRAME_OF_REFERENCE),
  '00280008': ds(3),
  '00620001': cs('BINARY'),
  '00700081': cs('Lever'),
  '00620002': sq(
    { '00620004': ds(1), '00620005': cs('Lever'), '00620008': cs('AUTOMATIC'), '00620009': cs('Organ Exempel') },
    { '00620004': ds(2), '00620005': cs('Nodulus'), '00620008': cs('MANUAL'), '0062000D': ds(43_000, 25_000, 47_000) },
  ),
  '52009229': sq(measures(2, 5)),
  '52009230': sq(
    ...[1, 2, 3].map((slice) => ({
      '0062000A': sq({ '0062000B': ds(slice === 3 ? 2 : 1) }),
      '00209113': sq({ '00200032': ds(0, 0, 5 * slice) }),
      '00089124': sq({ '00082112': sq(pictureOf(`1.2.826.0.1.3680043.10.1.${slice}`)) }),
    })),
  ),
});

/** A body and a target with a square contour each, and a point. */
export const structureSet = (): Dataset => ({
  ...head('481.3', 2),
  '30060002': cs('SBRT'),
  '30060010': sq({ '00200052': cs(FRAME_OF_REFERENCE) }),
  '30060020': sq(
    { '30060022': ds(1), '30060024': cs(FRAME_OF_REFERENCE), '30060026': cs('Kropp'), '30060036': cs('AUTOMATIC') },
    { '30060022': ds(2), '30060026': cs('PTV'), '30060036': cs('MANUAL') },
    { '30060022': ds(3), '30060026': cs('Iso'), '30060036': cs('MANUAL') },
  ),
  '30060039': sq(
    { '30060084': ds(1), '3006002A': ds(150, 220, 150), '30060040': sq(contour(10, 5), contour(10, 10)) },
    { '30060084': ds(2), '3006002A': ds(80, 160, 255), '30060040': sq(contour(30, 10)) },
    { '30060084': ds(3), '30060040': sq({ '30060042': cs('POINT'), '30060050': ds(64, 64, 10) }) },
  ),
  '30060080': sq(
    { '30060084': ds(1), '300600A4': cs('EXTERNAL') },
    { '30060084': ds(2), '300600A4': cs('PTV') },
    { '30060084': ds(3), '300600A4': cs('ISOCENTER') },
  ),
});
const contour = (from: number, z: number): object => {
  const to = 126 - from;
  return { '30060042': cs('CLOSED_PLANAR'), '30060050': ds(from, from, z, to, from, z, to, to, z, from, to, z) };
};

/** 4 x 4 x 3 voxels of 20 mm in plane and 5 mm between planes. */
export const doseGrid = (): Dataset => ({
  ...head('481.2', 3),
  ...grid(4, 4, 16),
  '00200032': ds(10, 10, 5),
  '00200037': ds(1, 0, 0, 0, 1, 0),
  '00200052': cs(FRAME_OF_REFERENCE),
  '00280008': ds(3),
  '00280030': ds(20, 20),
  '30040002': cs('GY'),
  '30040006': cs('Plan 1'),
  '3004000A': cs('PLAN'),
  '3004000C': ds(0, 5, 10),
  '3004000E': ds(0.001),
});

/** An arrow, words, a round shutter, a window, a part shown and a quarter turn, all of one picture. */
export const presentationState = (): Dataset => ({
  ...head('11.1', 4),
  '00700080': cs('NODULUS'),
  '00700081': cs('Nodulus höger'),
  '00700084': { vr: 'PN', Value: [{ Alphabetic: 'Låtsas^Bo' }] },
  '00081115': sq({ '0020000E': cs('1.2.826.0.1.3680043.10.3'), '00081140': sq(pictureOf()) }),
  '00181600': cs('CIRCULAR'),
  '00181610': ds(32, 32),
  '00181612': ds(30),
  '00700060': sq({ '00700002': cs('FYND'), '00700062': ds(1), '00700401': ds(50_000, 40_000, 45_000) }),
  '00700001': sq({
    '00700002': cs('FYND'),
    '00081140': sq(pictureOf()),
    '00700009': sq(
      { '00700005': cs('PIXEL'), '00700022': ds(10, 10, 20, 20), '00700023': cs('POLYLINE'), '00700024': cs('N') },
      { '00700005': cs('DISPLAY'), '00700022': ds(0.5, 0.5, 0.6, 0.5), '00700023': cs('CIRCLE'), '00700024': cs('Y') },
    ),
    '00700008': sq({
      '00700003': cs('PIXEL'),
      '00700006': cs('9,1 mm'),
      '00700010': ds(2, 2),
      '00700011': ds(30, 10),
      '00700012': cs('CENTER'),
    }),
  }),
  '0070005A': sq({ '00700052': ds(17, 17), '00700053': ds(48, 48), '00700100': cs('SCALE TO FIT') }),
  '00283110': sq({ '00081140': sq(pictureOf()), '00281050': ds(-500), '00281051': ds(1500) }),
  '00281052': ds(-1024),
  '00281053': ds(1),
  '00700041': cs('Y'),
  '00700042': ds(90),
  '20500020': cs('INVERSE'),
});

/** Apparent diffusion coefficient, one slice. */
export const parametricMap = (): Dataset => ({
  ...head('30', 5),
  ...grid(32, 32, 16),
  '00200052': cs(FRAME_OF_REFERENCE),
  '00280008': ds(1),
  '00280120': ds(0),
  '52009229': sq({
    ...measures(4, 5),
    '00289132': sq({ '00281050': ds(1500), '00281051': ds(3000) }),
    '00409096': sq({
      '00409224': ds(10),
      '00409225': ds(2),
      '00409210': cs('ADC'),
      '004008EA': code('um2/s', 'um2/s', 'UCUM'),
      '00409220': sq({ '0040A043': code('246205007', 'Quantity', 'SCT'), '0040A168': code('113041', 'ADC') }),
    }),
  }),
  '52009230': sq({ '00209113': sq({ '00200032': ds(0, 0, 10) }) }),
});

/** Two pictures for a tumour board, and why. */
export const keyObjects = (): Dataset => ({
  ...head('88.59', 6),
  '0040A043': code('128203', 'For Tumor Board'),
  '0040A730': sq(
    {
      '0040A040': cs('PNAME'),
      '0040A043': code('121008', 'Person Observer Name'),
      '0040A123': { vr: 'PN', Value: [{ Alphabetic: 'Låtsas^Bo' }] },
    },
    { '0040A040': cs('TEXT'), '0040A043': code('113012', 'Key Object Description'), '0040A160': cs('Nodulus') },
    { '0040A040': cs('IMAGE'), '00081199': sq(pictureOf()) },
    { '0040A040': cs('IMAGE'), '00081199': sq(pictureOf('1.2.3', [2, 4])) },
  ),
});

export const node = (type: string, concept: string, more: object = {}, children: readonly object[] = []): object => ({
  '0040A040': cs(type),
  '0040A043': code(concept, concept),
  ...more,
  ...(children.length > 0 && { '0040A730': sq(...children) }),
});
const textNode = (concept: string, words: string): object => node('TEXT', concept, { '0040A160': cs(words) });
const codeNode = (concept: string, value: string, children: readonly object[] = []): object =>
  node('CODE', concept, { '0040A168': code(value, value) }, children);
const selectedFrom = (...path: readonly number[]): object => ({ '0040DB73': ds(...path) });
const mark = (type: string, points: readonly number[], from: object): object =>
  node('SCOORD', '111041', { '00700023': cs(type), '00700022': ds(...points) }, [from]);

export interface CadOptions {
  /** CID 6047: 111241 none, 111242 some, 111245 failed. */
  readonly summary?: string;
  /** CID 6042 of the detections: 111222 succeeded, 111224 failed, 111225 not attempted. */
  readonly detections?: string;
  readonly hasFinding?: boolean;
  /** CID 6034: 111150 to be shown, 111152 not. */
  readonly intent?: string;
}
/** A mammography report of one picture (TID 4000) with one mass of 87 %. */
export const cadReport = ({
  summary = '111242',
  detections = '111222',
  hasFinding = true,
  intent = '111150',
}: CadOptions = {}): Dataset => ({
  ...head('88.50', 7),
  '0040A040': cs('CONTAINER'),
  '0040A043': code('111036', 'Mammography CAD Report'),
  '0040A730': sq(
    node('CONTAINER', '111028', {}, [{ '0040A040': cs('IMAGE'), '00081199': sq(pictureOf()) }]),
    codeNode(
      '111017',
      summary,
      hasFinding
        ? [
            node('CONTAINER', '111034', {}, [
              codeNode('111059', '129793001', [
                codeNode('111056', intent),
                textNode('111001', 'Mammo AI'),
                textNode('111003', '3.1'),
                node('NUM', '111012', { '0040A300': sq({ '0040A30A': ds(87), '004008EA': code('%', 'Percent', 'UCUM') }) }),
                mark('POINT', [30, 30], selectedFrom(1, 1, 1)),
                mark('CIRCLE', [30, 30, 40, 30], selectedFrom(1, 1, 1)),
              ]),
            ]),
          ]
        : [],
    ),
    codeNode('111064', detections),
  ),
});

/** Every kind by its name. */
export const OVER_OBJECTS = {
  segmentation,
  structureSet,
  doseGrid,
  presentationState,
  parametricMap,
  keyObjects,
  cadReport,
} as const satisfies Record<string, () => Dataset>;
