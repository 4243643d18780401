// Projection radiographs: DX for presentation (PS3.3 A.26) and, for old examinations, CR (A.2).

import { type ProjectedBody, project } from '../anatomy/projection.ts';
import { bytesOf, JPEG_LS_LOSSLESS, oneFragment, toJpegLs } from '../dicom/codecs.ts';
import { commonModules, greyPixels, type Series } from '../dicom/modules.ts';
import { type Dataset, EXPLICIT_LITTLE, toPart10 } from '../dicom/write.ts';
import { develop, enlarge, type Look, type Picture } from '../draw/detector.ts';
import { letter } from '../draw/lettering.ts';
import { smoothStep } from '../draw/numbers.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { type HandOptions, paintHand } from './hand.ts';
import { type KneeOptions, paintKnee } from './knee.ts';

const DX_FOR_PRESENTATION = '1.2.840.10008.5.1.4.1.1.1.1';
const CR_IMAGE = '1.2.840.10008.5.1.4.1.1.1';

export type Subject =
  | {
      readonly view: 'chestPa' | 'chestLateral';
      readonly body: Pick<ProjectedBody, 'person' | 'breasts'>;
      readonly finding?: 'infiltrate';
    }
  | ({ readonly view: 'hand' } & HandOptions)
  | ({ readonly view: 'knee' } & KneeOptions);

export interface RadiographOptions {
  readonly subject: Subject;
  readonly number: number;
  readonly old: boolean;
  /** Stored with bright air. */
  readonly inverted: boolean;
  readonly jpegLs: boolean;
  readonly laterality?: 'R' | 'L';
}

interface Shape {
  readonly columns: number;
  readonly rows: number;
  readonly spacingMm: number;
  readonly look: Look;
  readonly bodyPart: string;
  readonly region: readonly [code: string, meaning: string];
  readonly position: string;
  readonly viewCode: readonly [code: string, meaning: string];
  readonly orientation: readonly [string, string];
  readonly description: string;
}

const CHEST: Look = { black: 7.4, white: 23, gamma: 0.85, enhance: 1.15, detailPx: 26, noise: 0.011, bits: 12 };
const HAND: Look = { black: 0.1, white: 4.6, gamma: 0.8, enhance: 0.5, detailPx: 12, noise: 0.008, bits: 12 };
const SHAPES: Readonly<Record<Subject['view'], Shape>> = {
  chestPa: {
    columns: 1800,
    rows: 1650,
    spacingMm: 0.2,
    look: CHEST,
    bodyPart: 'CHEST',
    region: ['51185008', 'Chest'],
    position: 'PA',
    viewCode: ['272479007', 'postero-anterior'],
    orientation: ['L', 'F'],
    description: 'Thorax PA',
  },
  chestLateral: {
    columns: 1300,
    rows: 1650,
    spacingMm: 0.2,
    look: { ...CHEST, black: 10, white: 38 },
    bodyPart: 'CHEST',
    region: ['51185008', 'Chest'],
    position: 'LL',
    viewCode: ['399173006', 'left lateral'],
    orientation: ['P', 'F'],
    description: 'Thorax sida',
  },
  hand: {
    columns: 1334,
    rows: 1668,
    spacingMm: 0.15,
    look: HAND,
    bodyPart: 'HAND',
    region: ['85562004', 'Hand'],
    position: 'PA',
    viewCode: ['272479007', 'postero-anterior'],
    orientation: ['R', 'F'],
    description: 'Hand PA',
  },
  knee: {
    columns: 1200,
    rows: 1600,
    spacingMm: 0.15,
    look: { ...HAND, black: 0.2, white: 15, gamma: 0.85 },
    bodyPart: 'KNEE',
    region: ['72696002', 'Knee'],
    position: 'AP',
    viewCode: ['399348003', 'antero-posterior'],
    orientation: ['L', 'F'],
    description: 'Knä frontal',
  },
};

export async function makeRadiographs(task: Task, output: Output): Promise<void> {
  const { list } = task.options as unknown as { readonly list: readonly RadiographOptions[] };
  for (const [index, options] of list.entries()) {
    await makeOne(task, options, { ...output, progress: (share) => output.progress((index + share) / list.length) });
  }
}

async function makeOne(task: Task, options: RadiographOptions, output: Output): Promise<void> {
  const shape = SHAPES[options.subject.view];
  const picture = paint(options.subject, shape, (share) => output.progress(share * 0.9));
  const samples = develop(picture, shape.look, task.study.key);
  paintMarker(samples, shape, options.laterality ?? 'R');
  if (options.inverted) for (let at = 0; at < samples.length; at++) samples[at] = 4095 - (samples[at] ?? 0);
  const pixels = options.jpegLs
    ? oneFragment(await toJpegLs({ columns: shape.columns, rows: shape.rows, samples }, 12))
    : bytesOf(samples);
  const dataset = { ...elementsOf(task, options, shape), PixelData: pixels };
  await output.file(
    `${studyFolder(task.study)}/${options.number} ${shape.description}.dcm`,
    toPart10(dataset, options.jpegLs ? JPEG_LS_LOSSLESS : EXPLICIT_LITTLE),
  );
}

function paint(subject: Subject, shape: Shape, onShare: (share: number) => void): Picture {
  if (subject.view === 'hand') return paintHand(shape.columns, shape.rows, shape.spacingMm, subject);
  if (subject.view === 'knee') return paintKnee(shape.columns, shape.rows, shape.spacingMm, subject);
  const { frontal, lateral } = project({ ...subject.body, spacingMm: 0.9, rows: 330 }, onShare);
  const from = subject.view === 'chestPa' ? frontal : lateral;
  const picture = enlarge(from, { x: 0, y: 10, width: from.columns, height: from.rows - 12 }, shape.columns, shape.rows);
  if (subject.finding === 'infiltrate') addInfiltrate(picture);
  return picture;
}

/** A cloud low in the right lung, on the left of the picture. */
function addInfiltrate({ columns, rows, data }: Picture): void {
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const off = Math.hypot((x / columns - 0.3) / 0.085, (y / rows - 0.6) / 0.1);
      if (off < 1.3)
        data[y * columns + x] =
          (data[y * columns + x] ?? 0) + 5 * smoothStep(1.25, 0.2, off + 0.12 * Math.sin(x * 0.03) * Math.cos(y * 0.041));
    }
}

/** The radiographer's lead letter, where no anatomy is. */
function paintMarker(samples: Uint16Array, shape: Shape, side: 'R' | 'L'): void {
  const left = side === 'R' ? 60 : shape.columns - 130;
  letter(side, left, 70, 9, (x, y) => {
    samples[y * shape.columns + x] = 4050;
  });
}

function elementsOf({ study }: Task, options: RadiographOptions, shape: Shape): Dataset {
  const { old, laterality } = options;
  const series: Series = {
    study,
    number: options.number,
    modality: old ? 'CR' : 'DX',
    description: shape.description,
    bodyPart: shape.bodyPart,
    ...(laterality && old ? { laterality } : {}),
    equipment: {
      manufacturer: 'Exempel Medical',
      model: old ? 'Platta Exempel' : 'Digita Exempel',
      station: old ? 'RTG1' : 'RTG4',
    },
  };
  const half = 2048;
  return {
    ...commonModules(series, { sopClass: old ? CR_IMAGE : DX_FOR_PRESENTATION, number: 1 }),
    ...greyPixels(shape.columns, shape.rows, 12, options.inverted ? 'MONOCHROME1' : 'MONOCHROME2'),
    ImageType: old ? ['ORIGINAL', 'PRIMARY'] : ['ORIGINAL', 'PRIMARY', ''],
    PatientOrientation: shape.orientation,
    ImagerPixelSpacing: [shape.spacingMm, shape.spacingMm],
    WindowCenter: half,
    WindowWidth: 4096,
    KVP: shape.bodyPart === 'CHEST' ? 125 : 52,
    Exposure: shape.bodyPart === 'CHEST' ? 2 : 4,
    DistanceSourceToDetector: shape.bodyPart === 'CHEST' ? 1800 : 1150,
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
    ViewPosition: shape.position,
    ...(old ? { PixelSpacing: [shape.spacingMm, shape.spacingMm] } : digital(options, shape)),
  };
}

const digital = (options: RadiographOptions, shape: Shape): Dataset => ({
  PresentationIntentType: 'FOR PRESENTATION',
  PositionerType: '',
  ViewCodeSequence: [
    { CodeValue: shape.viewCode[0], CodingSchemeDesignator: 'SCT', CodeMeaning: shape.viewCode[1], ViewModifierCodeSequence: [] },
  ],
  ImageLaterality: options.laterality ?? 'U',
  PixelIntensityRelationship: 'LOG',
  PixelIntensityRelationshipSign: options.inverted ? -1 : 1,
  RescaleIntercept: 0,
  RescaleSlope: 1,
  RescaleType: 'US',
  PresentationLUTShape: options.inverted ? 'INVERSE' : 'IDENTITY',
  DetectorType: 'SCINTILLATOR',
  AnatomicRegionSequence: [{ CodeValue: shape.region[0], CodingSchemeDesignator: 'SCT', CodeMeaning: shape.region[1] }],
  AcquisitionContextSequence: [],
});
