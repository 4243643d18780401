// One view of a screening mammography, for presentation (PS3.3 A.27).
import { bytesOf, JPEG_LS_LOSSLESS, oneFragment, toJpegLs } from '../dicom/codecs.ts';
import { commonModules, greyPixels, type Series } from '../dicom/modules.ts';
import { type Dataset, EXPLICIT_LITTLE, toPart10 } from '../dicom/write.ts';
import { grainTile } from '../draw/noise.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { type Breast, type BreastOptions, createBreast, toStored } from './breast.ts';

const MG_FOR_PRESENTATION = '1.2.840.10008.5.1.4.1.1.1.2';
const COLUMNS = 1914;
const ROWS = 2294;
const SPACING_MM = 0.1;

export interface ViewOptions {
  readonly side: 'R' | 'L';
  readonly breast: BreastOptions;
  readonly number: number;
  /** How the curve to the screen is given: a sigmoid window or a VOI LUT. */
  readonly curve: 'sigmoid' | 'lut';
  readonly jpegLs: boolean;
  readonly forceN: number;
  readonly thicknessMm: number;
}

export async function makeMammogram(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as ViewOptions;
  const samples = paint(options, (share) => output.progress(share * 0.9));
  const pixels = options.jpegLs ? oneFragment(await toJpegLs({ columns: COLUMNS, rows: ROWS, samples }, 12)) : bytesOf(samples);
  const file = toPart10({ ...elementsOf(task, options), PixelData: pixels }, options.jpegLs ? JPEG_LS_LOSSLESS : EXPLICIT_LITTLE);
  await output.file(`${studyFolder(task.study)}/${options.side}${options.breast.view}.dcm`, file);
}

/** Texture at every other pixel, grain and calcium at every pixel. Right breasts point to the left. */
function paint(options: ViewOptions, onShare: (share: number) => void): Uint16Array {
  const breast = createBreast(options.breast);
  const halfColumns = COLUMNS / 2 + 1;
  const halfRows = ROWS / 2 + 1;
  const coarse = new Float32Array(halfColumns * halfRows);
  for (let row = 0; row < halfRows; row++) {
    for (let column = 0; column < halfColumns; column++)
      coarse[row * halfColumns + column] = breast.tissue((column * 2 + 0.5) * SPACING_MM, (row * 2 + 0.5) * SPACING_MM);
    if (row % 64 === 0) onShare(row / halfRows);
  }
  const grain = grainTile('mammography', 512, 1);
  const out = new Uint16Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const at = (row >> 1) * halfColumns + (column >> 1);
      const right = column & 1 ? 1 : 0;
      const down = row & 1 ? halfColumns : 0;
      const tissue =
        ((coarse[at] ?? 0) + (coarse[at + right] ?? 0) + (coarse[at + down] ?? 0) + (coarse[at + right + down] ?? 0)) / 4;
      const target = row * COLUMNS + (options.side === 'R' ? COLUMNS - 1 - column : column);
      if (tissue <= 0.001) out[target] = 0;
      else out[target] = toStored(tissue + (grain[(row & 511) * 512 + (column & 511)] ?? 0) * (0.008 + 0.004 * tissue));
    }
  }
  paintSpecks(out, breast, options.side);
  return out;
}

function paintSpecks(out: Uint16Array, breast: Breast, side: 'R' | 'L'): void {
  for (const { x, y, radiusMm, strength } of breast.specks) {
    const [cx, cy, reach] = [x / SPACING_MM, y / SPACING_MM, radiusMm / SPACING_MM];
    for (let row = Math.floor(cy - reach - 1); row <= cy + reach + 1; row++) {
      for (let column = Math.floor(cx - reach - 1); column <= cx + reach + 1; column++) {
        const share = Math.max(0, Math.min(1, reach + 0.5 - Math.hypot(column - cx, row - cy)));
        const at = row * COLUMNS + (side === 'R' ? COLUMNS - 1 - column : column);
        if (share > 0 && (out[at] ?? 0) > 0) out[at] = Math.min(4095, (out[at] ?? 0) + share * strength * 2200);
      }
    }
  }
}

const VIEWS = {
  CC: { code: '399162004', meaning: 'cranio-caudal', angle: 0 },
  MLO: { code: '399368009', meaning: 'medio-lateral oblique', angle: 45 },
} as const;
const ORIENTATION = {
  RCC: ['P', 'L'],
  LCC: ['A', 'R'],
  RMLO: ['P', 'FL'],
  LMLO: ['A', 'FR'],
} as const;

function elementsOf({ study }: Task, options: ViewOptions): Dataset {
  const { side, number } = options;
  const { view } = options.breast;
  const series: Series = {
    study,
    number,
    modality: 'MG',
    description: `${side === 'R' ? 'Hö' : 'Vä'} ${view}`,
    bodyPart: 'BREAST',
    equipment: { manufacturer: 'Exempel Medical', model: 'Mammo Exempel', station: 'MAM1' },
  };
  const code = VIEWS[view];
  return {
    ...commonModules(series, { sopClass: MG_FOR_PRESENTATION, number: 1, seconds: 30 }),
    ...greyPixels(COLUMNS, ROWS, 12),
    ...exposure(options),
    ...(options.curve === 'sigmoid' ? sigmoid() : lookup()),
    ImageType: ['ORIGINAL', 'PRIMARY', ''],
    PresentationIntentType: 'FOR PRESENTATION',
    ImageLaterality: side,
    PatientOrientation: ORIENTATION[`${side}${view}`],
    ViewCodeSequence: [
      { CodeValue: code.code, CodingSchemeDesignator: 'SCT', CodeMeaning: code.meaning, ViewModifierCodeSequence: [] },
    ],
    AnatomicRegionSequence: [{ CodeValue: '76752008', CodingSchemeDesignator: 'SCT', CodeMeaning: 'Breast' }],
    AcquisitionContextSequence: [],
    ImagerPixelSpacing: [SPACING_MM, SPACING_MM],
    PositionerType: 'MAMMOGRAPHIC',
    PositionerPrimaryAngle: side === 'R' ? code.angle : -code.angle,
    PixelIntensityRelationship: 'LOG',
    PixelIntensityRelationshipSign: 1,
    RescaleIntercept: 0,
    RescaleSlope: 1,
    RescaleType: 'US',
    PresentationLUTShape: 'IDENTITY',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
    BreastImplantPresent: 'NO',
    OrganExposed: 'BREAST',
    PartialView: 'NO',
  };
}

const exposure = ({ forceN, thicknessMm }: ViewOptions): Dataset => ({
  KVP: 29,
  Exposure: 82,
  ExposureTime: 1100,
  XRayTubeCurrent: 75,
  AnodeTargetMaterial: 'TUNGSTEN',
  FilterMaterial: 'RHODIUM',
  CompressionForce: forceN,
  BodyPartThickness: thicknessMm,
  OrganDose: 0.0142,
  DistanceSourceToDetector: 660,
  DistanceSourceToPatient: 640,
  EstimatedRadiographicMagnificationFactor: 1.03125,
  DetectorType: 'DIRECT',
  DetectorID: 'DEMO-DET-1',
  FieldOfViewShape: 'RECTANGLE',
  FieldOfViewDimensions: [229, 191],
  Grid: ['RECIPROCATING', 'FOCUSED'],
});

const sigmoid = (): Dataset => ({
  WindowCenter: [2050, 2100],
  WindowWidth: [2150, 1600],
  WindowCenterWidthExplanation: ['NORMAL', 'HARDER'],
  VOILUTFunction: 'SIGMOID',
});

/** A film-like curve as a table of twelve bits. */
function lookup(): Dataset {
  const table = Array.from({ length: 4096 }, (_, stored) => Math.round(4095 / (1 + Math.exp((-4 * (stored - 2050)) / 2150))));
  return { VOILUTSequence: [{ LUTDescriptor: [4096, 0, 12], LUTExplanation: 'NORMAL', LUTData: table }] };
}
