// FDG-PET of the trunk in the same space as a CT (PS3.3 A.21): the painted body with uptake instead of density.
import type { Palette, Tissue } from '../anatomy/tissue.ts';
import type { Scan } from '../ct/scan.ts';
import { bodyOf } from '../ct/volume.ts';
import { bytesOf } from '../dicom/codecs.ts';
import { commonModules, dicomDate, dicomTime, greyPixels, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { grainTile } from '../draw/noise.ts';
import { createPlane } from '../draw/plane.ts';
import { type Output, studyFolder, type Task } from '../task.ts';

const PET_IMAGE = '1.2.840.10008.5.1.4.1.1.128';
const SIZE = 128;
const SPACING_MM = 3.9;
const STEP_MM = 6;
const WEIGHT_KG = 71;
const DOSE_BQ = 248e6;
/** Bq/ml at a standardised uptake value of 1. */
const BQML_PER_SUV = DOSE_BQ / (WEIGHT_KG * 1000);

export interface PetOptions {
  readonly scan: Scan;
  readonly slices: number;
  readonly noduleSuv: number;
}

/** SUV by tissue, one hour after the injection. */
const UPTAKE: Partial<Record<Tissue, number>> = {
  lung: 0.45,
  skin: 0.4,
  fat: 0.28,
  muscle: 0.75,
  gland: 0.8,
  cartilage: 0.5,
  cortex: 0.7,
  marrow: 1.4,
  disc: 0.6,
  cord: 1.3,
  artery: 1.6,
  vein: 1.6,
  myocardium: 5.2,
  bronchus: 0.5,
  liver: 2.3,
  liverVessel: 1.8,
  spleen: 1.9,
  kidneyCortex: 4.2,
  kidneyMedulla: 6.5,
  urine: 16,
  bile: 0.8,
  pancreas: 1.6,
  adrenal: 1.5,
  gutWall: 2.4,
  gutContent: 1.2,
  stool: 1.1,
  calcium: 0.5,
};

function palette(noduleSuv: number): Palette {
  const uptake = { ...UPTAKE, nodule: noduleSuv };
  return new Proxy(uptake, { get: (target, tissue) => target[tissue as Tissue] ?? 0 }) as Palette;
}

export async function makePet(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as PetOptions;
  const { scan } = options;
  const body = bodyOf(scan);
  const colours = palette(options.noduleSuv);
  const fine = createPlane({
    columns: SIZE * 2,
    rows: SIZE * 2,
    spacingMm: SPACING_MM / 2,
    left: left(scan.offsetX),
    top: left(scan.offsetY),
  });
  const grain = grainTile('pet', 256, 2);
  for (let index = 0; index < options.slices; index++) {
    const z = scan.top - index * STEP_MM;
    body.paint(fine, z, colours);
    blur(fine.data, SIZE * 2, SIZE * 2, 1.5);
    const suv = Float32Array.from({ length: SIZE * SIZE }, (_, at) => average(fine.data, at % SIZE, Math.floor(at / SIZE)));
    for (let at = 0; at < suv.length; at++) {
      const noise = grain[(((Math.floor(at / SIZE) + index * 37) & 255) << 8) | (((at % SIZE) + index * 11) & 255)] ?? 0;
      suv[at] = Math.max(0, (suv[at] ?? 0) + noise * (0.06 + 0.07 * Math.sqrt(Math.max(0, suv[at] ?? 0))));
    }
    const { samples, slope } = store(suv);
    const dataset = { ...elementsOf(task, options, index, z, slope), PixelData: bytesOf(samples) };
    await output.file(`${studyFolder(task.study)}/4 PET korrigerad/${String(index + 1).padStart(3, '0')}.dcm`, toPart10(dataset));
    output.progress((index + 1) / options.slices);
  }
}

const left = (offset: number): number => -(SPACING_MM / 2) * (SIZE - 0.5) + offset;

function average(fine: Float32Array, column: number, row: number): number {
  const at = row * 2 * SIZE * 2 + column * 2;
  return ((fine[at] ?? 0) + (fine[at + 1] ?? 0) + (fine[at + SIZE * 2] ?? 0) + (fine[at + SIZE * 2 + 1] ?? 0)) / 4;
}

/** Each slice has its own slope, as scanners write it. */
function store(suv: Float32Array): { samples: Int16Array; slope: number } {
  const most = suv.reduce((a, b) => Math.max(a, b), 0.5) * BQML_PER_SUV;
  const slope = Math.round((most / 32767) * 1e6) / 1e6;
  return { samples: Int16Array.from(suv, (value) => Math.round((value * BQML_PER_SUV) / slope)), slope };
}

function elementsOf({ study }: Task, { scan, slices }: PetOptions, index: number, z: number, slope: number): Dataset {
  const series: Series = {
    study,
    number: 4,
    modality: 'PT',
    description: 'PET FDG korrigerad',
    bodyPart: 'CHESTABDOMEN',
    equipment: { manufacturer: 'Exempel Medical', model: 'Posi Exempel 64', station: 'PET1' },
  };
  const location = Math.round((z + scan.tableZ) * 100) / 100;
  const bed = Math.floor(index / 30);
  return {
    ...commonModules(series, { sopClass: PET_IMAGE, number: index + 1, seconds: 600 + bed * 150 }),
    ...greyPixels(SIZE, SIZE, 16, 'MONOCHROME2', 1),
    SeriesDate: dicomDate(study.date),
    SeriesTime: dicomTime(study.time, 840),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    PatientWeight: WEIGHT_KG,
    PatientSize: 1.66,
    SliceThickness: STEP_MM,
    ImagePositionPatient: [
      -SPACING_MM * (SIZE / 2 - 0.5) + scan.offsetX,
      -SPACING_MM * (SIZE / 2 - 0.5) + scan.offsetY,
      location,
    ],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    FrameOfReferenceUID: uid(study.key, 'frame'),
    PositionReferenceIndicator: '',
    PatientOrientation: ['L', 'P'],
    SliceLocation: location,
    PixelSpacing: [SPACING_MM, SPACING_MM],
    RescaleIntercept: 0,
    RescaleSlope: slope,
    WindowCenter: 2.5 * BQML_PER_SUV,
    WindowWidth: 5 * BQML_PER_SUV,
    SeriesType: ['WHOLE BODY', 'IMAGE'],
    Units: 'BQML',
    CountsSource: 'EMISSION',
    CorrectedImage: ['DECY', 'ATTN', 'SCAT', 'DTIM', 'RAN', 'NORM'],
    DecayCorrection: 'START',
    CollimatorType: 'NONE',
    RandomsCorrectionMethod: 'DLYD',
    AttenuationCorrectionMethod: 'CT',
    ScatterCorrectionMethod: 'MODELL',
    ReconstructionMethod: 'OSEM 3D',
    NumberOfSlices: slices,
    ImageIndex: index + 1,
    FrameReferenceTime: 75_000 + bed * 150_000,
    ActualFrameDuration: 150_000,
    DecayFactor: Math.round((1.02 + bed * 0.016) * 1e4) / 1e4,
    ...tracer(study),
    LossyImageCompression: '00',
  };
}

const tracer = (study: Task['study']): Dataset => ({
  RadiopharmaceuticalInformationSequence: [
    {
      Radiopharmaceutical: 'Fludeoxiglukos (18F)',
      RadiopharmaceuticalStartTime: dicomTime(study.time, -3600),
      RadiopharmaceuticalStartDateTime: `${dicomDate(study.date)}${dicomTime(study.time, -3600)}`,
      RadionuclideTotalDose: DOSE_BQ,
      RadionuclideHalfLife: 6586.2,
      RadionuclidePositronFraction: 0.967,
      RadionuclideCodeSequence: [{ CodeValue: '77004003', CodingSchemeDesignator: 'SCT', CodeMeaning: '^18^Fluorine' }],
      RadiopharmaceuticalCodeSequence: [
        { CodeValue: '35321007', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Fluorodeoxyglucose F^18^' },
      ],
    },
  ],
  PatientOrientationCodeSequence: [
    {
      CodeValue: '102538003',
      CodingSchemeDesignator: 'SCT',
      CodeMeaning: 'recumbent',
    },
  ],
  PatientGantryRelationshipCodeSequence: [{ CodeValue: '102540008', CodingSchemeDesignator: 'SCT', CodeMeaning: 'headfirst' }],
});
