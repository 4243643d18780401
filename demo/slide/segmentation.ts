// What software would have outlined on a slide: a segmentation in tiles of a coarser matrix on the same glass (PS3.3 A.51).
import { commonModules, instanceUid, type Series, seriesUid } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import {
  code,
  glassOf,
  HEIGHT,
  ORIGIN,
  type SlideOptions,
  seriesOf,
  specimen,
  specimenOf,
  TISSUES,
  UM,
  WHOLE_SLIDE,
  WIDTH,
} from './make.ts';
import type { Tissue } from './tissue.ts';

export interface SlideSegmentationOptions extends SlideOptions {
  readonly algorithm: string;
  readonly version: string;
  readonly label: string;
}

const SEGMENTATION = '1.2.840.10008.5.1.4.1.1.66.4';
/** Pixels of the base level to a pixel of the segmentation each way, and pixels of its tiles. */
const STEP = 16;
const SIDE = 256;
/** px of the base level that the outline stays inside of the tissue. */
const INSIDE = 40;

interface Tile {
  readonly column: number;
  readonly row: number;
  readonly bits: Uint8Array;
}

export async function makeSlideSegmentation(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as SlideSegmentationOptions;
  const tiles = [...tilesOf(await TISSUES[options.tissue]())];
  const pixels = new Uint8Array((tiles.length * SIDE * SIDE) / 8);
  for (const [index, { bits }] of tiles.entries()) pixels.set(bits, index * bits.length);
  const dataset = { ...describe(task, options, tiles), PixelData: pixels };
  await output.file(`${studyFolder(task.study)}/60 Segmentering.dcm`, toPart10(dataset));
}

/** Only those that hold anything: TILED_SPARSE. */
function* tilesOf({ depth, isDiseased }: Tissue): Generator<Tile> {
  for (let row = 0; row * SIDE * STEP < HEIGHT; row++)
    for (let column = 0; column * SIDE * STEP < WIDTH; column++) {
      const bits = new Uint8Array((SIDE * SIDE) / 8);
      for (let at = 0; at < SIDE * SIDE; at++) {
        const x = (column * SIDE + (at % SIDE) + 0.5) * STEP;
        const y = (row * SIDE + Math.floor(at / SIDE) + 0.5) * STEP;
        // Eight pixels a byte, the first in the lowest bit (PS3.5 §8.1.1).
        if (isDiseased?.(x, y) && depth(x, y) > INSIDE) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
      }
      if (bits.some((byte) => byte !== 0)) yield { column, row, bits };
    }
}

function describe(task: Task, options: SlideSegmentationOptions, tiles: readonly Tile[]): Dataset {
  const { study } = task;
  const { algorithm, version, label } = options;
  const source = seriesOf(task, options);
  const series: Series = {
    ...{ study, number: 60, modality: 'SEG', description: label },
    equipment: { manufacturer: 'Exempel Algoritm AB', model: algorithm, station: 'AI2' },
  };
  const {
    AcquisitionDate: _date,
    AcquisitionTime: _time,
    ProtocolName: _protocol,
    ...common
  } = commonModules(series, { sopClass: SEGMENTATION, number: 1, seconds: 1800 });
  const level = { ReferencedSOPClassUID: WHOLE_SLIDE, ReferencedSOPInstanceUID: instanceUid(source, 1) };
  return {
    ...common,
    ...glassOf(task),
    ...specimenOf(task, specimen(options)),
    ...pixelsOf(tiles),
    SoftwareVersions: version,
    DeviceSerialNumber: 'AI2-0001',
    ImageType: ['DERIVED', 'PRIMARY'],
    PatientOrientation: [],
    SegmentationType: 'BINARY',
    SegmentsOverlap: 'NO',
    ContentLabel: 'TUMOR',
    ContentDescription: label,
    ContentCreatorName: algorithm.split(' ').reverse().join('^'),
    SegmentSequence: [
      {
        SegmentNumber: 1,
        SegmentLabel: label,
        SegmentAlgorithmType: 'AUTOMATIC',
        SegmentAlgorithmName: algorithm,
        SegmentedPropertyCategoryCodeSequence: code('49755003', 'SCT', 'Morphologically Abnormal Structure'),
        SegmentedPropertyTypeCodeSequence: code('108369006', 'SCT', 'Neoplasm'),
        // Green on pink and violet; L*, a*, b* as PS3.3 C.10.7.1.1 scales them.
        RecommendedDisplayCIELabValue: [52_000, 18_000, 46_000],
      },
    ],
    ReferencedSeriesSequence: [{ SeriesInstanceUID: seriesUid(source), ReferencedInstanceSequence: [level] }],
    ...groupsOf(task, tiles, level),
  };
}

const pixelsOf = (tiles: readonly Tile[]): Dataset => ({
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: SIDE,
  Columns: SIDE,
  BitsAllocated: 1,
  BitsStored: 1,
  HighBit: 0,
  PixelRepresentation: 0,
  LossyImageCompression: '00',
  NumberOfFrames: tiles.length,
  TotalPixelMatrixColumns: WIDTH / STEP,
  TotalPixelMatrixRows: HEIGHT / STEP,
});

function groupsOf({ study }: Task, tiles: readonly Tile[], source: Dataset): Dataset {
  const mm = (UM * STEP) / 1000;
  const organization = uid(study.key, 'segmentation', 'dimensions');
  const dimension = (pointer: string, group: string): Dataset => ({
    DimensionOrganizationUID: organization,
    DimensionIndexPointer: [pointer],
    FunctionalGroupPointer: [group],
  });
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return {
    DimensionOrganizationType: 'TILED_SPARSE',
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
    DimensionIndexSequence: [
      dimension('0062000B', '0062000A'),
      dimension('0048021F', '0048021A'),
      dimension('0048021E', '0048021A'),
    ],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [{ SliceThickness: 0.004, PixelSpacing: [mm, mm] }],
        SegmentIdentificationSequence: [{ ReferencedSegmentNumber: 1 }],
        DerivationImageSequence: [
          {
            DerivationCodeSequence: code('113076', 'DCM', 'Segmentation'),
            SourceImageSequence: [
              {
                ...source,
                PurposeOfReferenceCodeSequence: code('121322', 'DCM', 'Source image for image processing operation'),
              },
            ],
          },
        ],
      },
    ],
    PerFrameFunctionalGroupsSequence: tiles.map(({ column, row }) => ({
      FrameContentSequence: [{ DimensionIndexValues: [1, row + 1, column + 1] }],
      PlanePositionSlideSequence: [
        {
          XOffsetInSlideCoordinateSystem: round(ORIGIN.x - row * SIDE * mm),
          YOffsetInSlideCoordinateSystem: round(ORIGIN.y - column * SIDE * mm),
          ZOffsetInSlideCoordinateSystem: 0,
          ColumnPositionInTotalImagePixelMatrix: column * SIDE + 1,
          RowPositionInTotalImagePixelMatrix: row * SIDE + 1,
        },
      ],
    })),
  };
}
