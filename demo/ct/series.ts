// One axial series of a scan, or a share of its slices, as CT Image instances (PS3.3 A.3).
import { bytesOf, JPEG_LS_LOSSLESS, oneFragment, toJpegLs } from '../dicom/codecs.ts';
import { commonModules, greyPixels, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, EXPLICIT_LITTLE, toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import type { Scan } from './scan.ts';
import { bodyOf, type Kernel, LUNG_KERNEL, RESCALE_INTERCEPT, renderSlice, SIZE, SOFT_KERNEL } from './volume.ts';

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
export const SCANNER = { manufacturer: 'Exempel Medical', model: 'Tomo Exempel 128', station: 'DT2' } as const;

export interface AxialOptions {
  readonly scan: Scan;
  readonly series: 'lung' | 'soft';
  /** Slices from … to (exclusive), counted from the head. */
  readonly from: number;
  readonly to: number;
}

interface Recipe {
  readonly number: number;
  readonly description: string;
  readonly kernel: Kernel;
  readonly kernelName: string;
  readonly windows: readonly [centers: readonly number[], widths: readonly number[], names: readonly string[]];
  readonly step: number;
}
const LUNG: Recipe = {
  number: 2,
  description: 'Thorax-buk lunga 3,0',
  kernel: LUNG_KERNEL,
  kernelName: 'Lunga L60',
  windows: [
    [-540, 45],
    [1360, 380],
    ['Lunga', 'Mjukdel'],
  ],
  step: 1,
};
const SOFT: Recipe = {
  number: 3,
  description: 'Thorax-buk mjukdel 9,0',
  kernel: SOFT_KERNEL,
  kernelName: 'Mjukdel B30',
  windows: [
    [45, -540, 500],
    [380, 1360, 1800],
    ['Mjukdel', 'Lunga', 'Skelett'],
  ],
  step: 3,
};

/** How many slices a series of the scan has. */
export const sliceCount = (scan: Scan, series: AxialOptions['series']): number =>
  series === 'lung' ? scan.slices : Math.floor(scan.slices / SOFT.step);

export async function makeAxial(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as AxialOptions;
  const { scan } = options;
  const recipe = options.series === 'lung' ? LUNG : SOFT;
  const body = bodyOf(scan);
  const folder = `${studyFolder(task.study)}/${recipe.number} ${recipe.description}`;
  for (let index = options.from; index < options.to; index++) {
    const z = scan.top - index * scan.stepMm * recipe.step;
    const samples = renderSlice(body, scan, z, recipe.kernel);
    const dataset = {
      ...slice(task, scan, recipe, index, z),
      PixelData: scan.jpegLs ? oneFragment(await toJpegLs({ columns: SIZE, rows: SIZE, samples }, 12)) : bytesOf(samples),
    };
    await output.file(
      `${folder}/${String(index + 1).padStart(4, '0')}.dcm`,
      toPart10(dataset, scan.jpegLs ? JPEG_LS_LOSSLESS : EXPLICIT_LITTLE),
    );
    output.progress((index + 1 - options.from) / (options.to - options.from));
  }
}

function slice({ study }: Task, scan: Scan, recipe: Recipe, index: number, z: number): Dataset {
  const series: Series = {
    study,
    number: recipe.number,
    modality: 'CT',
    description: recipe.description,
    bodyPart: 'CHESTABDOMEN',
    equipment: SCANNER,
  };
  const [centers, widths, names] = recipe.windows;
  const left = -scan.spacingMm * (SIZE / 2 - 0.5) + scan.offsetX;
  const top = -scan.spacingMm * (SIZE / 2 - 0.5) + scan.offsetY;
  const location = Math.round((z + scan.tableZ) * 100) / 100;
  return {
    ...commonModules(series, { sopClass: CT_IMAGE, number: index + 1, seconds: 20 + index * 0.06 }),
    ...greyPixels(SIZE, SIZE, 12),
    ...exposure(scan, recipe),
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    AcquisitionNumber: 1,
    ImagePositionPatient: [left, top, location],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    FrameOfReferenceUID: uid(study.key, 'frame'),
    PositionReferenceIndicator: '',
    SliceLocation: location,
    PatientOrientation: ['L', 'P'],
    PixelSpacing: [scan.spacingMm, scan.spacingMm],
    SliceThickness: scan.stepMm * recipe.step,
    SpacingBetweenSlices: scan.stepMm * recipe.step,
    WindowCenter: centers,
    WindowWidth: widths,
    WindowCenterWidthExplanation: names,
    RescaleIntercept: RESCALE_INTERCEPT,
    RescaleSlope: 1,
    RescaleType: 'HU',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
  };
}

function exposure(scan: Scan, recipe: Recipe): Dataset {
  return {
    KVP: 120,
    XRayTubeCurrent: scan.mAs * 2,
    ExposureTime: 500,
    Exposure: scan.mAs,
    DataCollectionDiameter: 500,
    ReconstructionDiameter: Math.round(scan.spacingMm * SIZE),
    GantryDetectorTilt: 0,
    TableHeight: 158,
    RotationDirection: 'CW',
    FilterType: 'BODY',
    ConvolutionKernel: recipe.kernelName,
    PatientPosition: 'FFS',
    ScanOptions: 'HELICAL MODE',
    ...(scan.contrast
      ? { ContrastBolusAgent: 'Jodkontrast 350 mg I/ml', ContrastBolusRoute: 'INTRAVENÖST', ContrastBolusVolume: 95 }
      : {}),
  };
}
