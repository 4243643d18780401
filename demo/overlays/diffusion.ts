// A map of the apparent diffusion coefficient of a brain (PS3.3 A.75), at the coarser grid of a diffusion series.
import { bytesOf } from '../dicom/codecs.ts';
import type { Series, Study } from '../dicom/modules.ts';
import { greyPixels } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { smoothStep } from '../draw/numbers.ts';
import { randomStream } from '../draw/random.ts';
import { brainSignal, isInsideSkull } from '../mr/brain.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { code, derived, frameOfReference, imageReference, MR_IMAGE, pictureSeriesUid } from './common.ts';

const PARAMETRIC_MAP = '1.2.840.10008.5.1.4.1.1.30';
const SIZE = 128;
const SPACING_MM = 1.72;
const SLICES = 24;
const STEP_MM = 132 / SLICES;
/** The series that its slices lie on. */
const SERIES = 1;

export async function makeDiffusion(task: Task, output: Output): Promise<void> {
  const signal = brainSignal('t2', []);
  const noise = randomStream(`${task.study.key}/adc`);
  const samples = new Uint16Array(SIZE * SIZE * SLICES);
  for (let frame = 0; frame < SLICES; frame++) {
    const plane = new Float32Array(SIZE * SIZE);
    for (let at = 0; at < plane.length; at++) {
      const [x, y] = [((at % SIZE) - SIZE / 2 + 0.5) * SPACING_MM, (Math.floor(at / SIZE) - SIZE / 2 + 0.5) * SPACING_MM];
      const z = heightOf(frame);
      // White matter about 700 µm²/s, cortex 850, free water 3000.
      if (isInsideSkull(x, y, z)) plane[at] = 560 + 420 * signal(x, y, z) + 2050 * smoothStep(0.55, 1, signal(x, y, z));
    }
    blur(plane, SIZE, SIZE, 0.6);
    for (let at = 0; at < plane.length; at++) {
      const value = plane[at] ?? 0;
      samples[frame * SIZE * SIZE + at] = value < 200 ? 0 : Math.round(value + (noise() - 0.5) * 110);
    }
    output.progress((frame + 1) / SLICES);
  }
  const dataset = { ...describe(task.study), PixelData: bytesOf(samples) };
  await output.file(`${studyFolder(task.study)}/60 ADC.dcm`, toPart10(dataset));
}

const heightOf = (frame: number): number => -62 + frame * STEP_MM;

function describe(study: Study): Dataset {
  const series: Series = {
    study,
    number: 60,
    modality: 'OT',
    description: 'ADC-karta',
    bodyPart: 'HEAD',
    equipment: { manufacturer: 'Exempel Medical', model: 'Diffusion Exempel', station: 'MR1' },
  };
  const corner = -(SIZE / 2 - 0.5) * SPACING_MM;
  const organization = uid(study.key, 'adc', 'dimensions');
  return {
    ...derived(series, PARAMETRIC_MAP, 9),
    ...greyPixels(SIZE, SIZE, 16),
    ImageType: ['DERIVED', 'PRIMARY', 'DIFFUSION', 'ADC'],
    NumberOfFrames: SLICES,
    ContentQualification: 'RESEARCH',
    RecognizableVisualFeatures: 'NO',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
    PixelPaddingValue: 0,
    PresentationLUTShape: 'IDENTITY',
    ContentLabel: 'ADC',
    ContentDescription: 'ADC-karta',
    FrameOfReferenceUID: frameOfReference(study),
    PositionReferenceIndicator: '',
    AcquisitionContextSequence: [],
    ReferencedSeriesSequence: [
      {
        SeriesInstanceUID: pictureSeriesUid(study, SERIES),
        ReferencedInstanceSequence: Array.from({ length: SLICES }, (_, index) =>
          imageReference(study, SERIES, index + 1, MR_IMAGE),
        ),
      },
    ],
    DimensionOrganizationSequence: [{ DimensionOrganizationUID: organization }],
    DimensionIndexSequence: [
      { DimensionOrganizationUID: organization, DimensionIndexPointer: ['00200032'], FunctionalGroupPointer: ['00209113'] },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PlaneOrientationSequence: [{ ImageOrientationPatient: [1, 0, 0, 0, 1, 0] }],
        PixelMeasuresSequence: [
          { PixelSpacing: [SPACING_MM, SPACING_MM], SliceThickness: STEP_MM, SpacingBetweenSlices: STEP_MM },
        ],
        ParametricMapFrameTypeSequence: [{ FrameType: ['DERIVED', 'PRIMARY', 'DIFFUSION', 'ADC'] }],
        PixelValueTransformationSequence: [{ RescaleIntercept: 0, RescaleSlope: 1, RescaleType: 'US' }],
        FrameVOILUTSequence: [{ WindowCenter: 1500, WindowWidth: 3000 }],
        RealWorldValueMappingSequence: [
          {
            LUTExplanation: 'ADC',
            LUTLabel: 'ADC',
            RealWorldValueFirstValueMapped: 1,
            RealWorldValueLastValueMapped: 4000,
            RealWorldValueIntercept: 0,
            RealWorldValueSlope: 1,
            MeasurementUnitsCodeSequence: code(['um2/s', 'UCUM', 'um2/s']),
            QuantityDefinitionSequence: [
              {
                ValueType: 'CODE',
                ConceptNameCodeSequence: code(['246205007', 'SCT', 'Quantity']),
                ConceptCodeSequence: code(['113041', 'DCM', 'Apparent Diffusion Coefficient']),
              },
            ],
          },
        ],
      },
    ],
    PerFrameFunctionalGroupsSequence: Array.from({ length: SLICES }, (_, frame) => ({
      FrameContentSequence: [{ DimensionIndexValues: [frame + 1] }],
      PlanePositionSequence: [{ ImagePositionPatient: [corner, corner, Math.round(heightOf(frame) * 100) / 100] }],
      DerivationImageSequence: [
        {
          DerivationCodeSequence: code(['113041', 'DCM', 'Apparent Diffusion Coefficient']),
          SourceImageSequence: [
            {
              ...imageReference(study, SERIES, frame + 1, MR_IMAGE),
              PurposeOfReferenceCodeSequence: code(['121322', 'DCM', 'Source image for image processing operation']),
            },
          ],
        },
      ],
    })),
  };
}
