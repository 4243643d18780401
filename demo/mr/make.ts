// MR Image instances of a head (PS3.3 A.4): twelve bits as the scanner scales them, JPEG-LS or raw.
import { bytesOf } from '../dicom/codecs.ts';
import { commonModules, greyPixels, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { clamp } from '../draw/numbers.ts';
import { randomStream } from '../draw/random.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { brainSignal, type Spots, type Weighting } from './brain.ts';

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';
const SIZE = 256;
const SPACING_MM = 0.86;

export interface BrainOptions {
  readonly weighting: Weighting;
  readonly number: number;
  readonly slices: number;
  readonly spots: Spots;
}

const SEQUENCES = {
  t2: { description: 't2_tse_tra', tr: 5200, te: 98, ti: 0, sequence: ['SE'], variant: ['SK', 'SP'], train: 15 },
  t1: { description: 't1_se_tra', tr: 560, te: 11, ti: 0, sequence: ['SE'], variant: ['SP'], train: 1 },
  flair: {
    description: 't2_flair_tra',
    tr: 9000,
    te: 110,
    ti: 2500,
    sequence: ['SE', 'IR'],
    variant: ['SK', 'SP', 'MP'],
    train: 21,
  },
} as const;

export async function makeBrain(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as BrainOptions;
  const signal = brainSignal(options.weighting, options.spots);
  const noise = randomStream(`${task.study.key}/${options.weighting}`);
  const step = 132 / options.slices;
  for (let index = 0; index < options.slices; index++) {
    const z = -62 + index * step;
    const plane = new Float32Array(SIZE * SIZE);
    for (let at = 0; at < plane.length; at++) {
      const x = ((at % SIZE) - SIZE / 2 + 0.5) * SPACING_MM;
      const y = (Math.floor(at / SIZE) - SIZE / 2 + 0.5) * SPACING_MM;
      plane[at] = signal(x, y, z);
    }
    blur(plane, SIZE, SIZE, 0.7);
    const samples = store(plane, noise);
    const dataset = { ...elementsOf(task, options, index, z, step), PixelData: bytesOf(samples) };
    await output.file(
      `${studyFolder(task.study)}/${options.number} ${SEQUENCES[options.weighting].description}/${String(index + 1).padStart(3, '0')}.dcm`,
      toPart10(dataset),
    );
    output.progress((index + 1) / options.slices);
  }
}

/** Magnitude of a noisy complex signal, brighter near the coil. */
function store(plane: Float32Array, noise: () => number): Uint16Array {
  return Uint16Array.from(plane, (value, at) => {
    const dx = (at % SIZE) / SIZE - 0.5;
    const dy = Math.floor(at / SIZE) / SIZE - 0.5;
    const coil = 0.92 + 0.35 * (dx * dx + dy * dy);
    const real = value * coil + (noise() + noise() + noise() - 1.5) * 0.035;
    const imaginary = (noise() + noise() + noise() - 1.5) * 0.035;
    return Math.round(clamp(Math.hypot(real, imaginary) * 1100, 0, 4095));
  });
}

function elementsOf({ study }: Task, options: BrainOptions, index: number, z: number, step: number): Dataset {
  const sequence = SEQUENCES[options.weighting];
  const series: Series = {
    study,
    number: options.number,
    modality: 'MR',
    description: sequence.description,
    bodyPart: 'HEAD',
    equipment: { manufacturer: 'Exempel Medical', model: 'Magneto Exempel 3T', station: 'MR1' },
  };
  const corner = -(SIZE / 2 - 0.5) * SPACING_MM;
  const location = Math.round(z * 100) / 100;
  return {
    ...commonModules(series, { sopClass: MR_IMAGE, number: index + 1, seconds: 30 + index }),
    ...greyPixels(SIZE, SIZE, 12),
    ImageType: ['ORIGINAL', 'PRIMARY', 'M', 'ND'],
    ScanningSequence: sequence.sequence,
    SequenceVariant: sequence.variant,
    ScanOptions: '',
    MRAcquisitionType: '2D',
    SequenceName: sequence.description.toUpperCase().slice(0, 16),
    SliceThickness: Math.round((step - 0.5) * 100) / 100,
    RepetitionTime: sequence.tr,
    EchoTime: sequence.te,
    ...(sequence.ti ? { InversionTime: sequence.ti } : {}),
    NumberOfAverages: 1,
    ImagingFrequency: 123.25,
    ImagedNucleus: '1H',
    EchoNumbers: 1,
    MagneticFieldStrength: 3,
    SpacingBetweenSlices: Math.round(step * 1000) / 1000,
    EchoTrainLength: sequence.train,
    PixelBandwidth: 220,
    FlipAngle: sequence.train > 1 ? 150 : 90,
    PatientPosition: 'HFS',
    AcquisitionNumber: 1,
    ImagePositionPatient: [corner, corner, location],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    FrameOfReferenceUID: uid(study.key, 'frame'),
    PositionReferenceIndicator: '',
    SliceLocation: location,
    PatientOrientation: ['L', 'P'],
    PixelSpacing: [SPACING_MM, SPACING_MM],
    WindowCenter: 520,
    WindowWidth: 1040,
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
  };
}
