// A scanned slide: levels, label and overview as objects of one series (PS3.3 A.32.8).
import { JPEG_BASELINE } from '../dicom/codecs.ts';
import { commonModules, dicomDate, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, part10Pieces } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { drawLabel, drawOverview, type Photo } from './besides.ts';
import { TILE } from './canvas.ts';
import { type DrawnLevel, drawPyramid } from './pyramid.ts';
import { scannerProfile } from './scannerProfile.ts';
import type { Tissue } from './tissue.ts';

export interface SlideOptions {
  readonly tissue: 'prostate' | 'liver';
  /** As on the label: T26-04127 A1. */
  readonly container: string;
  readonly site: string;
}

export const WHOLE_SLIDE = '1.2.840.10008.5.1.4.1.1.77.1.6';
export const WIDTH = 32_768;
export const HEIGHT = 20_480;
export const UM = 0.25;

const ANATOMY: Readonly<Record<SlideOptions['tissue'], Specimen['anatomy']>> = {
  prostate: ['41216001', 'Prostata'],
  liver: ['10200004', 'Lever'],
};

export const code = (CodeValue: string, CodingSchemeDesignator: string, CodeMeaning: string): Dataset[] => [
  { CodeValue, CodingSchemeDesignator, CodeMeaning },
];

export const TISSUES: Readonly<Record<SlideOptions['tissue'], () => Promise<Tissue>>> = {
  prostate: async () => (await import('./prostate.ts')).prostate(),
  liver: async () => (await import('./liver.ts')).liver(),
};

export async function makeSlide(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as SlideOptions;
  const tissue = await TISSUES[options.tissue]();
  const levels = await drawPyramid(tissue, WIDTH, HEIGHT, (fraction) => output.progress(fraction * 0.9));
  const folder = studyFolder(task.study);
  for (const [index, level] of levels.entries())
    await output.file(`${folder}/nivå ${index + 1}.dcm`, part10Pieces(levelOf(task, options, level, index), JPEG_BASELINE));
  const lines = [options.container.toUpperCase(), 'HTX-EOSIN', task.study.date, 'REGION EXEMPEL'];
  const smallest = levels[levels.length - 1];
  if (!smallest) return;
  const label = await drawLabel(lines);
  const overview = await drawOverview(lines, smallest, (WIDTH * UM) / 1000, (HEIGHT * UM) / 1000);
  await output.file(`${folder}/etikett.dcm`, part10Pieces(photoOf(task, options, label, 'LABEL', 8), JPEG_BASELINE));
  await output.file(`${folder}/översikt.dcm`, part10Pieces(photoOf(task, options, overview, 'OVERVIEW', 9), JPEG_BASELINE));
}

export const seriesOf = ({ study }: Task, { container }: SlideOptions): Series => ({
  study,
  number: 1,
  modality: 'SM',
  description: `${container} HTX-eosin`,
  equipment: { manufacturer: 'Exempel Scan', model: 'Glasvy 40', station: 'SKANNER1' },
});

function levelOf(task: Task, options: SlideOptions, { width, height, tiles }: DrawnLevel, index: number): Dataset {
  const mm = (UM / 1000) * (WIDTH / width);
  const count = Math.ceil(width / TILE) * Math.ceil(height / TILE);
  const isSparse = tiles.length < count;
  const organization = uid(task.study.key, 'tiles', index);
  return {
    ...sharedOf(task, options, index + 1),
    ...imageOf({ width, height, tile: TILE, jpegs: tiles.map(({ jpeg }) => jpeg), mm }),
    ImageType: index === 0 ? ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] : ['DERIVED', 'PRIMARY', 'VOLUME', 'RESAMPLED'],
    SpecimenLabelInImage: 'NO',
    BurnedInAnnotation: 'NO',
    DimensionOrganizationType: isSparse ? 'TILED_SPARSE' : 'TILED_FULL',
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
    ...(isSparse && {
      DimensionIndexSequence: ['0048021F', '0048021E'].map((pointer) => ({
        DimensionOrganizationUID: organization,
        DimensionIndexPointer: pointer,
        FunctionalGroupPointer: '0048021A',
      })),
      PerFrameFunctionalGroupsSequence: tiles.map(({ column, row }) => ({
        FrameContentSequence: [{ DimensionIndexValues: [row + 1, column + 1] }],
        PlanePositionSlideSequence: [
          {
            XOffsetInSlideCoordinateSystem: round(ORIGIN.x - row * TILE * mm),
            YOffsetInSlideCoordinateSystem: round(ORIGIN.y - column * TILE * mm),
            ZOffsetInSlideCoordinateSystem: 0,
            ColumnPositionInTotalImagePixelMatrix: column * TILE + 1,
            RowPositionInTotalImagePixelMatrix: row * TILE + 1,
          },
        ],
      })),
    }),
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [{ SliceThickness: 0.004, PixelSpacing: [mm, mm] }],
        WholeSlideMicroscopyImageFrameTypeSequence: [
          { FrameType: index === 0 ? ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] : ['DERIVED', 'PRIMARY', 'VOLUME', 'RESAMPLED'] },
        ],
        OpticalPathIdentificationSequence: [{ OpticalPathIdentifier: '1' }],
      },
    ],
  };
}

function photoOf(task: Task, options: SlideOptions, photo: Photo, kind: 'LABEL' | 'OVERVIEW', number: number): Dataset {
  const { width, height, jpeg } = photo;
  const mm = 25 / height;
  const type = ['ORIGINAL', 'PRIMARY', kind, 'NONE'];
  return {
    ...sharedOf(task, options, number),
    ...imageOf({ width, height, tile: { width, height }, jpegs: [jpeg], mm }),
    ImageType: type,
    SpecimenLabelInImage: 'YES',
    BurnedInAnnotation: 'YES',
    LabelText: options.container,
    BarcodeValue: options.container,
    DimensionOrganizationType: 'TILED_FULL',
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: uid(task.study.key, 'tiles', kind) }],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [{ SliceThickness: 0.004, PixelSpacing: [mm, mm] }],
        WholeSlideMicroscopyImageFrameTypeSequence: [{ FrameType: type }],
        OpticalPathIdentificationSequence: [{ OpticalPathIdentifier: '1' }],
      },
    ],
  };
}

/** Where the scan begins on the glass, mm; x down the picture (PS3.3 C.8.12.2.1). */
export const ORIGIN = { x: 18, y: 46 } as const;
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly tile: number | { readonly width: number; readonly height: number };
  readonly jpegs: readonly Uint8Array[];
  readonly mm: number;
}

function imageOf({ width, height, tile, jpegs, mm }: Pixels): Dataset {
  const [columns, rows] = typeof tile === 'number' ? [tile, tile] : [tile.width, tile.height];
  const bytes = jpegs.reduce((sum, jpeg) => sum + jpeg.length, 0);
  return {
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'YBR_FULL_422',
    PlanarConfiguration: 0,
    Rows: rows,
    Columns: columns,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    NumberOfFrames: jpegs.length,
    TotalPixelMatrixColumns: width,
    TotalPixelMatrixRows: height,
    ImagedVolumeWidth: width * mm,
    ImagedVolumeHeight: height * mm,
    ImagedVolumeDepth: 0.004,
    LossyImageCompression: '01',
    LossyImageCompressionRatio: Math.round((jpegs.length * rows * columns * 30) / bytes) / 10,
    LossyImageCompressionMethod: 'ISO_10918_1',
    PixelData: { fragments: jpegs },
  };
}

function sharedOf(task: Task, options: SlideOptions, number: number): Dataset {
  const { study } = task;
  const common = commonModules(seriesOf(task, options), { sopClass: WHOLE_SLIDE, number });
  return {
    ...common,
    AcquisitionDateTime: `${dicomDate(study.date)}${study.time.replace(':', '')}00`,
    ...glassOf(task),
    VolumetricProperties: 'VOLUME',
    AcquisitionContextSequence: [],
    FocusMethod: 'AUTO',
    ExtendedDepthOfField: 'NO',
    NumberOfOpticalPaths: 1,
    TotalPixelMatrixFocalPlanes: 1,
    OpticalPathSequence: [
      {
        OpticalPathIdentifier: '1',
        OpticalPathDescription: 'Ljusfält',
        IlluminationTypeCodeSequence: code('111744', 'DCM', 'Brightfield illumination'),
        IlluminationColorCodeSequence: code('414298005', 'SCT', 'Full Spectrum'),
        ICCProfile: scannerProfile(),
      },
    ],
    ...specimenOf(task, specimen(options)),
  };
}

/** Where on which glass, for all that was made of it. */
export const glassOf = ({ study }: Task): Dataset => ({
  FrameOfReferenceUID: uid(study.key, 'glass'),
  PositionReferenceIndicator: 'SLIDE_CORNER',
  TotalPixelMatrixOriginSequence: [{ XOffsetInSlideCoordinateSystem: ORIGIN.x, YOffsetInSlideCoordinateSystem: ORIGIN.y }],
  ImageOrientationSlide: [0, -1, 0, -1, 0, 0],
});

export interface Specimen {
  readonly container: string;
  readonly site: string;
  /** SCT, and in words. */
  readonly anatomy: readonly [code: string, meaning: string];
  readonly stains: readonly (readonly [code: string, scheme: string, meaning: string])[];
}

const HE: Specimen['stains'] = [
  ['12710003', 'SCT', 'Hematoxylin'],
  ['36879007', 'SCT', 'Eosin'],
];

export const specimen = ({ tissue, ...more }: SlideOptions): Specimen => ({ ...more, anatomy: ANATOMY[tissue], stains: HE });

export function specimenOf({ study }: Task, { container, site, anatomy, stains }: Specimen): Dataset {
  const substance = (stain: Specimen['stains'][number]): Dataset => ({
    ValueType: 'CODE',
    ConceptNameCodeSequence: code('424361007', 'SCT', 'Using substance'),
    ConceptCodeSequence: code(...stain),
  });
  const process: Dataset = {
    ValueType: 'CODE',
    ConceptNameCodeSequence: code('111701', 'DCM', 'Processing type'),
    ConceptCodeSequence: code('127790008', 'SCT', 'Staining'),
  };
  return {
    ContainerIdentifier: container,
    IssuerOfTheContainerIdentifierSequence: [],
    ContainerTypeCodeSequence: code('433466003', 'SCT', 'Microscope slide'),
    SpecimenDescriptionSequence: [
      {
        SpecimenIdentifier: container,
        SpecimenUID: uid(study.key, 'specimen'),
        IssuerOfTheSpecimenIdentifierSequence: [],
        SpecimenShortDescription: site,
        PrimaryAnatomicStructureSequence: code(anatomy[0], 'SCT', anatomy[1]),
        SpecimenPreparationSequence: [
          {
            SpecimenPreparationStepContentItemSequence: [
              { ValueType: 'TEXT', ConceptNameCodeSequence: code('121041', 'DCM', 'Specimen Identifier'), TextValue: container },
              process,
              ...stains.map(substance),
            ],
          },
        ],
      },
    ],
  };
}
