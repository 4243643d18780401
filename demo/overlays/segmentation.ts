// A segmentation of liver and lung nodule on an axial CT (PS3.3 A.51), one bit a pixel: what software would have drawn.
import { PLAIN_CT } from '../anatomy/tissue.ts';
import type { Scan } from '../ct/scan.ts';
import { bodyOf, gridOf, SIZE } from '../ct/volume.ts';
import type { Series, Study } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { ellipse } from '../draw/outline.ts';
import { cover, createPlane } from '../draw/plane.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { code, derived, frameOfReference, imageReference } from './common.ts';

const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';
/** The thin series. */
const SERIES = 2;

export interface SegmentationOptions {
  readonly scan: Scan;
  readonly algorithm: string;
  readonly version: string;
}

interface Frame {
  readonly segment: 1 | 2;
  /** Slice of the series, from 0. */
  readonly index: number;
  readonly z: number;
  readonly bits: Uint8Array;
}

const SEGMENTS = [
  {
    number: 1,
    label: 'Lever',
    type: ['10200004', 'SCT', 'Liver'],
    category: ['123037004', 'SCT', 'Anatomical Structure'],
    lab: [43_000, 25_000, 47_000],
  },
  {
    number: 2,
    label: 'Nodulus höger underlob',
    type: ['27925004', 'SCT', 'Nodule'],
    category: ['49755003', 'SCT', 'Morphologically Abnormal Structure'],
    lab: [41_000, 51_000, 48_000],
  },
] as const;

export async function makeSegmentation(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as SegmentationOptions;
  const frames = [...liverFrames(options.scan, output), ...noduleFrames(options.scan)];
  const pixels = new Uint8Array((frames.length * SIZE * SIZE) / 8);
  for (const [index, frame] of frames.entries()) pixels.set(frame.bits, (index * SIZE * SIZE) / 8);
  await output.file(
    `${studyFolder(task.study)}/60 Segmentering.dcm`,
    toPart10({ ...describe(task.study, options, frames), PixelData: pixels }),
  );
}

const heightOf = (scan: Scan, index: number): number => scan.top - index * scan.stepMm;

/** The painted body with everything but the liver left dark: its edge is the very edge of the pictures. */
function* liverFrames(scan: Scan, output: Output): Generator<Frame> {
  const dark = Object.fromEntries(Object.keys(PLAIN_CT).map((tissue) => [tissue, 0])) as unknown as typeof PLAIN_CT;
  const palette = { ...dark, liver: 10_000, liverVessel: 10_000 };
  const body = bodyOf(scan);
  const plane = createPlane(gridOf(scan));
  for (let index = 0; index < scan.slices; index++) {
    const z = heightOf(scan, index);
    if (z > -99 || z < -275) continue;
    body.paint(plane, z, palette);
    const bits = packed((at) => (plane.data[at] ?? 0) > 5000);
    if (bits.some((byte) => byte !== 0)) yield { segment: 1, index, z, bits };
    output.progress(0.9 * (index / scan.slices));
  }
}

function* noduleFrames(scan: Scan): Generator<Frame> {
  const { nodule } = scan;
  if (!nodule) return;
  const radius = nodule.diameterMm / 2;
  for (let index = 0; index < scan.slices; index++) {
    const z = heightOf(scan, index);
    const off = (z - nodule.z) / radius;
    if (Math.abs(off) >= 1) continue;
    const k = radius * Math.sqrt(1 - off * off);
    const mask = new Float32Array(SIZE * SIZE);
    const found = cover(gridOf(scan), ellipse(nodule.x, nodule.y, k, 0.96 * k, 0.6));
    if (!found) continue;
    for (let row = 0; row < found.height; row++)
      for (let column = 0; column < found.width; column++)
        mask[(found.y + row) * SIZE + found.x + column] = found.data[row * found.stride + column] ?? 0;
    yield { segment: 2, index, z, bits: packed((at) => (mask[at] ?? 0) >= 0.5) };
  }
}

/** Eight pixels a byte, the first in the lowest bit (PS3.5 §8.1.1). */
function packed(isIn: (at: number) => boolean): Uint8Array {
  const out = new Uint8Array((SIZE * SIZE) / 8);
  for (let at = 0; at < SIZE * SIZE; at++) if (isIn(at)) out[at >> 3] = (out[at >> 3] ?? 0) | (1 << (at & 7));
  return out;
}

function describe(study: Study, { scan, algorithm, version }: SegmentationOptions, frames: readonly Frame[]): Dataset {
  const series: Series = {
    study,
    number: 60,
    modality: 'SEG',
    description: 'Segmentering lever och nodulus',
    bodyPart: 'CHESTABDOMEN',
    equipment: { manufacturer: 'Exempel Algoritm AB', model: algorithm, station: 'AI1' },
  };
  const grid = gridOf(scan);
  const organization = uid(study.key, 'segmentation', 'dimensions');
  return {
    ...derived(series, SEGMENTATION, 12),
    SoftwareVersions: version,
    ImageType: ['DERIVED', 'PRIMARY'],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: SIZE,
    Columns: SIZE,
    BitsAllocated: 1,
    BitsStored: 1,
    HighBit: 0,
    PixelRepresentation: 0,
    NumberOfFrames: frames.length,
    LossyImageCompression: '00',
    SegmentationType: 'BINARY',
    ContentLabel: 'SEGMENTERING',
    ContentDescription: 'Lever och nodulus',
    ContentCreatorName: algorithm,
    FrameOfReferenceUID: frameOfReference(study),
    PositionReferenceIndicator: '',
    SegmentSequence: SEGMENTS.map(({ number, label, type, category, lab }) => ({
      SegmentNumber: number,
      SegmentLabel: label,
      SegmentAlgorithmType: 'AUTOMATIC',
      SegmentAlgorithmName: algorithm,
      SegmentedPropertyCategoryCodeSequence: code(category),
      SegmentedPropertyTypeCodeSequence: code(type),
      RecommendedDisplayCIELabValue: [...lab],
    })),
    ReferencedSeriesSequence: [
      {
        SeriesInstanceUID: uid(study.key, SERIES),
        ReferencedInstanceSequence: frames.map(({ index }) => imageReference(study, SERIES, index + 1)),
      },
    ],
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
    DimensionIndexSequence: [
      { DimensionOrganizationUID: organization, DimensionIndexPointer: ['0062000B'], FunctionalGroupPointer: ['0062000A'] },
      { DimensionOrganizationUID: organization, DimensionIndexPointer: ['00200032'], FunctionalGroupPointer: ['00209113'] },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
        PixelMeasuresSequence: [
          { PixelSpacing: [scan.spacingMm, scan.spacingMm], SliceThickness: scan.stepMm, SpacingBetweenSlices: scan.stepMm },
        ],
      },
    ],
    PerFrameFunctionalGroupsSequence: frames.map(({ segment, index, z }, order) => ({
      FrameContentSequence: [{ DimensionIndexValues: [segment, order + 1] }],
      PlanePositionSequence: [{ ImagePositionPatient: [grid.left, grid.top, Math.round((z + scan.tableZ) * 100) / 100] }],
      SegmentIdentificationSequence: [{ ReferencedSegmentNumber: segment }],
      DerivationImageSequence: [
        {
          DerivationCodeSequence: code(['113076', 'DCM', 'Segmentation']),
          SourceImageSequence: [
            {
              ...imageReference(study, SERIES, index + 1),
              PurposeOfReferenceCodeSequence: code(['121322', 'DCM', 'Source image for image processing operation']),
            },
          ],
        },
      ],
    })),
  };
}
