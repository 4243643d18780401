// A slide in fluorescence: three channels of 8 bits in three focal planes, TILED_FULL, two levels (PS3.3 A.32.8, C.8.12.5).
import { JPEG_LS_LOSSLESS, toJpegLs } from '../dicom/codecs.ts';
import { commonModules, dicomDate, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, part10Pieces } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { randomStream } from '../draw/random.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { CHANNELS, DEPTHS, drawKidney, type Light } from './kidney.ts';
import { code, glassOf, specimenOf, WHOLE_SLIDE } from './make.ts';

export interface FluorescenceOptions {
  readonly container: string;
  readonly site: string;
}

const SIZE = 1536;
const TILE = 512;
const UM = 0.25;
/** The second level. */
const RATIO = 3;
/** µm between focal planes, and px that a thing one plane away is blurred by. */
const STEP_UM = 2.5;
const BLUR_PX = 3.6;
const BITS = 8;

const PATHS = [
  { id: 'DAPI', description: 'DAPI, kärnor', nm: 461, gain: 165, dark: 6 },
  { id: 'FITC', description: 'FITC, IgA', nm: 519, gain: 190, dark: 8 },
  { id: 'TRITC', description: 'TRITC, aktin', nm: 572, gain: 170, dark: 7 },
] as const;

/** One channel in one plane. */
interface Layer {
  readonly pixels: Uint8Array;
  readonly size: number;
}

export async function makeFluorescence(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as FluorescenceOptions;
  const light = drawKidney(SIZE);
  const layers: Layer[] = [];
  for (const [index, channel] of CHANNELS.entries())
    for (let plane = 0; plane < DEPTHS; plane++) {
      layers.push({ size: SIZE, pixels: expose(light[channel], plane, PATHS[index] ?? PATHS[0]) });
      output.progress((0.7 * layers.length) / (CHANNELS.length * DEPTHS));
    }
  for (const [index, level] of [layers, layers.map(shrink)].entries()) {
    const frames: Uint8Array[] = [];
    for (const layer of level) frames.push(...(await Promise.all(tilesOf(layer).map((tile) => toJpegLs(tile, BITS)))));
    const dataset = describe(task, options, level[0]?.size ?? SIZE, index + 1, frames);
    await output.file(`${studyFolder(task.study)}/nivå ${index + 1}.dcm`, part10Pieces(dataset, JPEG_LS_LOSSLESS));
  }
}

/** What the camera sees when it is focussed on a plane: all depths, the others out of focus. */
function expose(light: Light, plane: number, { id, gain, dark }: (typeof PATHS)[number]): Uint8Array {
  const sum = new Float32Array(SIZE * SIZE);
  for (const [depth, field] of light.entries()) {
    const seen = field.slice();
    blur(seen, SIZE, SIZE, 0.8 + BLUR_PX * Math.abs(depth - plane));
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (seen[at] ?? 0);
  }
  const random = randomStream(`slide/fluorescence/${id}/${plane}`);
  const most = 2 ** BITS - 1;
  return Uint8Array.from(sum, (value) => {
    const photons = dark + gain * value;
    // Shot noise goes with the root of the light.
    return Math.max(0, Math.min(most, Math.round(photons + (random() + random() - 1) * 0.55 * Math.sqrt(photons))));
  });
}

function shrink({ pixels, size }: Layer): Layer {
  const small = size / RATIO;
  const out = new Uint8Array(small * small);
  for (let at = 0; at < out.length; at++) {
    let sum = 0;
    for (let part = 0; part < RATIO * RATIO; part++) {
      const [x, y] = [(at % small) * RATIO + (part % RATIO), Math.floor(at / small) * RATIO + Math.floor(part / RATIO)];
      sum += pixels[y * size + x] ?? 0;
    }
    out[at] = Math.round(sum / (RATIO * RATIO));
  }
  return { pixels: out, size: small };
}

function tilesOf({ pixels, size }: Layer): { columns: number; rows: number; samples: Uint8Array }[] {
  const across = size / TILE;
  return Array.from({ length: across * across }, (_, tile) => {
    const [left, top] = [(tile % across) * TILE, Math.floor(tile / across) * TILE];
    const samples = new Uint8Array(TILE * TILE);
    for (let row = 0; row < TILE; row++)
      samples.set(pixels.subarray((top + row) * size + left, (top + row) * size + left + TILE), row * TILE);
    return { columns: TILE, rows: TILE, samples };
  });
}

function describe(
  task: Task,
  { container, site }: FluorescenceOptions,
  size: number,
  number: number,
  frames: readonly Uint8Array[],
): Dataset {
  const { study } = task;
  const series: Series = {
    ...{ study, number: 1, modality: 'SM', description: `${container} immunfluorescens` },
    equipment: { manufacturer: 'Exempel Scan', model: 'Mörkerfält 40', station: 'SKANNER2' },
  };
  const mm = (UM / 1000) * (SIZE / size);
  const type = number === 1 ? ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] : ['DERIVED', 'PRIMARY', 'VOLUME', 'RESAMPLED'];
  return {
    ...commonModules(series, { sopClass: WHOLE_SLIDE, number }),
    ...glassOf(task),
    ...specimenOf(task, {
      ...{ container, site, anatomy: ['64033007', 'Njure'] },
      stains: [['C62015', 'NCIt', 'DAPI']],
    }),
    ...pixelsOf(size, mm, frames),
    AcquisitionDateTime: `${dicomDate(study.date)}${study.time.replace(':', '')}00`,
    VolumetricProperties: 'VOLUME',
    AcquisitionContextSequence: [],
    ImageType: type,
    SpecimenLabelInImage: 'NO',
    BurnedInAnnotation: 'NO',
    FocusMethod: 'AUTO',
    ExtendedDepthOfField: 'NO',
    NumberOfOpticalPaths: PATHS.length,
    TotalPixelMatrixFocalPlanes: DEPTHS,
    OpticalPathSequence: PATHS.map(({ id, description, nm }) => ({
      OpticalPathIdentifier: id,
      OpticalPathDescription: description,
      IlluminationTypeCodeSequence: code('111743', 'DCM', 'Epifluorescence illumination'),
      IlluminationWaveLength: nm,
    })),
    DimensionOrganizationType: 'TILED_FULL',
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: uid(study.key, 'tiles', number) }],
    SharedFunctionalGroupsSequence: [
      {
        PixelMeasuresSequence: [{ SliceThickness: STEP_UM / 1000, SpacingBetweenSlices: STEP_UM / 1000, PixelSpacing: [mm, mm] }],
        WholeSlideMicroscopyImageFrameTypeSequence: [{ FrameType: type }],
      },
    ],
  };
}

const pixelsOf = (size: number, mm: number, frames: readonly Uint8Array[]): Dataset => ({
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: TILE,
  Columns: TILE,
  BitsAllocated: BITS,
  BitsStored: BITS,
  HighBit: BITS - 1,
  PixelRepresentation: 0,
  NumberOfFrames: frames.length,
  TotalPixelMatrixColumns: size,
  TotalPixelMatrixRows: size,
  ImagedVolumeWidth: size * mm,
  ImagedVolumeHeight: size * mm,
  ImagedVolumeDepth: (STEP_UM / 1000) * DEPTHS,
  PresentationLUTShape: 'IDENTITY',
  RescaleIntercept: 0,
  RescaleSlope: 1,
  LossyImageCompression: '00',
  PixelData: { fragments: frames },
});
