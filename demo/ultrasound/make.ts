// Ultrasound clips and stills (PS3.3 A.6, A.7) with calibrated regions (C.8.5.5).
import { JPEG_BASELINE, toJpeg } from '../dicom/codecs.ts';
import { commonModules, type Series } from '../dicom/modules.ts';
import { type Dataset, EightBit, EXPLICIT_LITTLE, toPart10 } from '../dicom/write.ts';
import { letter } from '../draw/lettering.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { fourChamber, longAxis, trace } from './heart.ts';
import { gallbladder, kidney } from './liver.ts';
import { type Probe, type Scene, type Screen, scan } from './scanner.ts';

const US_IMAGE = '1.2.840.10008.5.1.4.1.1.6.1';
const US_MULTIFRAME = '1.2.840.10008.5.1.4.1.1.3.1';
const COLUMNS = 800;
const ROWS = 600;

export interface UltrasoundOptions {
  readonly view: 'fourChamber' | 'longAxis' | 'gallbladder' | 'gallstone' | 'kidney';
  readonly number: number;
  readonly frames: number;
  readonly heartRate: number;
  /** 1 a healthy squeeze, 0.5 a failing heart */
  readonly vigour: number;
  /** Grey as MONOCHROME2, else colour with a green trace. */
  readonly grey: boolean;
  readonly description: string;
}

const CARDIAC: Probe = { halfAngle: 0.66, radiusCm: 0, depthCm: 16, gain: 1.05 };
const CURVED: Probe = { halfAngle: 0.56, radiusCm: 5.2, depthCm: 14, gain: 0.92 };

const isCardiac = ({ view }: UltrasoundOptions): boolean => view === 'fourChamber' || view === 'longAxis';
const probeOf = (options: UltrasoundOptions): Probe => (isCardiac(options) ? CARDIAC : CURVED);
const screenOf = (options: UltrasoundOptions): Screen => ({
  columns: COLUMNS,
  rows: ROWS,
  originX: 400,
  originY: 34,
  pxPerCm: isCardiac(options) ? 32 : 36,
});

function sceneOf({ view, vigour }: UltrasoundOptions, phase: number): Scene {
  if (view === 'fourChamber') return fourChamber(phase, vigour);
  if (view === 'longAxis') return longAxis(phase, vigour);
  return view === 'kidney' ? kidney : gallbladder(view === 'gallstone');
}

export async function makeUltrasound(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as UltrasoundOptions;
  const frames: Uint8Array[] = [];
  for (let frame = 0; frame < options.frames; frame++) {
    const grey = scan(sceneOf(options, frame / options.frames), probeOf(options), screenOf(options));
    frames.push(options.grey ? withScale(grey, options) : colour(withScale(grey, options), options, frame));
    output.progress((frame + 1) / (options.frames + 2));
  }
  const still = options.frames === 1;
  const pixels =
    still && !options.grey
      ? new EightBit(frames[0] ?? [])
      : {
          fragments: await Promise.all(
            frames.map((samples) => toJpeg({ columns: COLUMNS, rows: ROWS, samples }, options.grey ? 1 : 3)),
          ),
        };
  const dataset = { ...elementsOf(task, options, still), PixelData: pixels };
  await output.file(
    `${studyFolder(task.study)}/${options.number} ${options.description}.dcm`,
    toPart10(dataset, pixels instanceof Uint8Array ? EXPLICIT_LITTLE : JPEG_BASELINE),
  );
}

/** Ticks for every centimetre of depth, numbers at five and ten. */
function withScale(grey: Uint8Array, options: UltrasoundOptions): Uint8Array {
  const { pxPerCm, originY } = screenOf(options);
  const put = (x: number, y: number): void => {
    if (x >= 0 && y >= 0 && x < COLUMNS && y < ROWS) grey[y * COLUMNS + x] = 205;
  };
  for (let cm = 0; cm <= probeOf(options).depthCm; cm++) {
    const y = Math.round(originY + cm * pxPerCm);
    for (let x = 0; x < (cm % 5 === 0 ? 12 : 6); x++) put(770 - x, y);
    if (cm % 5 === 0 && cm > 0) letter(String(cm), 776, y - 5, 1, put);
  }
  letter(isCardiac(options) ? 'KARDIO S5' : 'BUK C5', 14, 14, 2, put);
  letter(`${probeOf(options).depthCm} CM  MI 1.1  TIS 0.8`, 14, 36, 1, put);
  // The side of the probe's mark.
  for (let row = 0; row < 12; row++) for (let column = 0; column <= 12 - row; column++) put(372 + column, 12 + row);
  return grey;
}

function colour(grey: Uint8Array, options: UltrasoundOptions, frame: number): Uint8Array {
  const out = new Uint8Array(COLUMNS * ROWS * 3);
  for (let at = 0; at < grey.length; at++) {
    const value = grey[at] ?? 0;
    out[at * 3] = value * 0.965;
    out[at * 3 + 1] = value * 0.985;
    out[at * 3 + 2] = value;
  }
  if (isCardiac(options)) paintTrace(out, options, frame);
  return out;
}

/** The ECG in green, drawn up to now, with a bright head. */
function paintTrace(out: Uint8Array, { frames, heartRate }: UltrasoundOptions, frame: number): void {
  const now = 60 + (frame / frames) * 340;
  const put = (x: number, y: number, bright: boolean): void => {
    const at = (y * COLUMNS + x) * 3;
    out[at] = bright ? 230 : 40;
    out[at + 1] = 235;
    out[at + 2] = bright ? 120 : 90;
  };
  let last = Math.round(572 - trace(0) * 34);
  for (let x = 60; x < 740; x++) {
    const y = Math.round(572 - trace((x - 60) / 340) * 34);
    for (let row = Math.min(last, y); row <= Math.max(last, y); row++)
      if (Math.abs(x - now) > 9 || x <= now) put(x, row, Math.abs(x - now) < 2);
    last = y;
  }
  letter(`${heartRate} /MIN`, 676, 540, 1, (x, y) => put(x, y, false));
}

function elementsOf(task: Task, options: UltrasoundOptions, still: boolean): Dataset {
  const cardiac = isCardiac(options);
  const frameTime = Math.round((60_000 / options.heartRate / options.frames) * 100) / 100;
  const series: Series = {
    study: task.study,
    number: 1,
    modality: 'US',
    description: cardiac ? 'Ekokardiografi' : 'Ultraljud buk',
    bodyPart: cardiac ? 'HEART' : 'ABDOMEN',
    equipment: { manufacturer: 'Exempel Medical', model: 'Sono Exempel 7', station: cardiac ? 'EKO2' : 'UL3' },
  };
  return {
    ...commonModules(series, {
      sopClass: still ? US_IMAGE : US_MULTIFRAME,
      number: options.number,
      seconds: options.number * 50,
    }),
    SamplesPerPixel: options.grey ? 1 : 3,
    PhotometricInterpretation: options.grey ? 'MONOCHROME2' : still ? 'RGB' : 'YBR_FULL_422',
    ...(options.grey ? {} : { PlanarConfiguration: 0 }),
    Rows: ROWS,
    Columns: COLUMNS,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    ImageType: ['ORIGINAL', 'PRIMARY', cardiac ? 'TTE' : 'ABDOMINAL', '0001'],
    PatientOrientation: '',
    ImageComments: options.description,
    TransducerType: cardiac ? 'SECTOR_PHASED' : 'CURVED LINEAR',
    ...(cardiac ? { HeartRate: options.heartRate } : {}),
    ...(still
      ? { LossyImageCompression: options.grey ? '01' : '00' }
      : {
          NumberOfFrames: options.frames,
          FrameTime: frameTime,
          FrameIncrementPointer: '00181063',
          CineRate: Math.round(1000 / frameTime),
          RecommendedDisplayFrameRate: Math.round(1000 / frameTime),
          StartTrim: 1,
          StopTrim: options.frames,
          PreferredPlaybackSequencing: 0,
          LossyImageCompression: '01',
          LossyImageCompressionRatio: 12,
          LossyImageCompressionMethod: 'ISO_10918_1',
        }),
    BurnedInAnnotation: 'NO',
    SequenceOfUltrasoundRegions: [region(options)],
  };
}

function region(options: UltrasoundOptions): Dataset {
  const { pxPerCm, originX, originY } = screenOf(options);
  const { halfAngle, radiusCm, depthCm } = probeOf(options);
  const half = Math.round(Math.sin(halfAngle) * (depthCm + radiusCm) * pxPerCm);
  return {
    RegionSpatialFormat: 1,
    RegionDataType: 1,
    RegionFlags: 2,
    RegionLocationMinX0: Math.max(0, originX - half),
    RegionLocationMinY0: originY,
    RegionLocationMaxX1: Math.min(COLUMNS - 1, originX + half),
    RegionLocationMaxY1: Math.min(ROWS - 1, Math.round(originY + depthCm * pxPerCm)),
    ReferencePixelX0: originX - Math.max(0, originX - half),
    ReferencePixelY0: 0,
    PhysicalUnitsXDirection: 3,
    PhysicalUnitsYDirection: 3,
    ReferencePixelPhysicalValueX: 0,
    ReferencePixelPhysicalValueY: 0,
    PhysicalDeltaX: 1 / pxPerCm,
    PhysicalDeltaY: 1 / pxPerCm,
    TransducerFrequency: isCardiac(options) ? 2500 : 3500,
  };
}
