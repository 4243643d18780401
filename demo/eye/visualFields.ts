// The visual fields of both eyes, a series an eye (PS3.3 A.62 and C.8.26, Static Perimetry Measurements).
import { commonModules, dicomDate, dicomTime, type Series } from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { type Coded, code } from '../structured/content.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { type FieldPoint, indicesOf, rarity, testField } from './visualField.ts';

const STATIC_PERIMETRY = '1.2.840.10008.5.1.4.1.1.80.1';
const WHITE: Coded = ['371251000', 'SCT', 'White'];
const SECONDS_BETWEEN = 420;

export interface VisualFieldOptions {
  /** 0 healthy … 1 the upper half gone. */
  readonly right: number;
  readonly left: number;
}

export async function makeVisualField(task: Task, output: Output): Promise<void> {
  const losses = task.options as unknown as VisualFieldOptions;
  const { study } = task;
  const age = Number(study.date.slice(0, 4)) - Number(study.patient.birthDate.slice(0, 4));
  for (const [index, side] of (['R', 'L'] as const).entries()) {
    const points = testField({ side, loss: side === 'R' ? losses.right : losses.left, age }, `${study.key}/${side}`);
    const series: Series = {
      study,
      number: index + 1,
      modality: 'OPV',
      description: `Synfält 24-2 ${side === 'R' ? 'höger' : 'vänster'}`,
      equipment: { manufacturer: 'Exempel Optik', model: 'Perimeter P3', station: 'OGON3' },
    };
    const seconds = index * SECONDS_BETWEEN;
    const dataset: Dataset = {
      ...commonModules(series, { sopClass: STATIC_PERIMETRY, number: 1, seconds }),
      AcquisitionDateTime: `${dicomDate(study.date)}${dicomTime(study.time, seconds)}`,
      ...testParameters,
      ...reliability(points, index + 1),
      ...measurements(points, side),
      ...results(points),
    };
    await output.file(`${studyFolder(study)}/synfalt ${side}.dcm`, toPart10(dataset));
    output.progress((index + 1) / 2);
  }
}

/** C.8.26.1, C.8.26.2. */
const testParameters: Dataset = {
  PerformedProtocolCodeSequence: [
    code(['111800', 'DCM', 'Visual Field 24-2 Test Pattern']),
    code(['111818', 'DCM', 'Visual Field Full Threshold Test Strategy']),
  ],
  VisualFieldHorizontalExtent: 54,
  VisualFieldVerticalExtent: 48,
  VisualFieldShape: 'RECTANGLE',
  MaximumStimulusLuminance: 3183,
  BackgroundLuminance: 10,
  StimulusColorCodeSequence: [code(WHITE)],
  BackgroundIlluminationColorCodeSequence: [code(WHITE)],
  StimulusArea: 0.15,
  StimulusPresentationTime: 200,
};

/** C.8.26.3. */
const reliability = (points: readonly FieldPoint[], lost: number): Dataset => ({
  FixationSequence: [
    {
      FixationMonitoringCodeSequence: [code(['111844', 'DCM', 'Blind Spot Monitoring'])],
      FixationCheckedQuantity: 14,
      PatientNotProperlyFixatedQuantity: lost,
      ExcessiveFixationLossesDataFlag: 'NO',
    },
  ],
  VisualFieldCatchTrialSequence: [
    {
      CatchTrialsDataFlag: 'NO',
      FalseNegativesEstimateFlag: 'YES',
      FalseNegativesEstimate: indicesOf(points).md < -6 ? 7 : 3,
      ExcessiveFalseNegativesDataFlag: 'NO',
      FalsePositivesEstimateFlag: 'YES',
      FalsePositivesEstimate: 2,
      ExcessiveFalsePositivesDataFlag: 'NO',
    },
  ],
});

/** C.8.26.4, C.8.26.6. */
function measurements(points: readonly FieldPoint[], side: 'R' | 'L'): Dataset {
  const { md } = indicesOf(points);
  const eye: Dataset = { RefractiveParametersUsedOnPatientSequence: [], PupilSize: 3.5, PupilDilated: 'NO' };
  return {
    MeasurementLaterality: side,
    PresentedVisualStimuliDataFlag: 'NO',
    VisualFieldTestDuration: Math.round(262 - md * 9),
    FovealSensitivityMeasured: 'YES',
    FovealSensitivity: Math.round(34 + md * 0.25),
    FovealPointNormativeDataFlag: 'NO',
    ScreeningBaselineMeasured: 'NO',
    BlindSpotLocalized: 'YES',
    BlindSpotXCoordinate: side === 'R' ? 15 : -15,
    BlindSpotYCoordinate: -1.5,
    MinimumSensitivityValue: 0,
    TestPointNormalsDataFlag: 'YES',
    TestPointNormalsSequence: [NORMALS],
    AgeCorrectedSensitivityDeviationAlgorithmSequence: [algorithm('Avvikelse från normal')],
    GeneralizedDefectSensitivityDeviationAlgorithmSequence: [algorithm('Mönsteravvikelse')],
    VisualFieldTestPointSequence: points.map(toItem),
    ...(side === 'R'
      ? { OphthalmicPatientClinicalInformationRightEyeSequence: [eye] }
      : { OphthalmicPatientClinicalInformationLeftEyeSequence: [eye] }),
  };
}

/** C.8.26.5. */
function results(points: readonly FieldPoint[]): Dataset {
  const { md, psd } = indicesOf(points);
  const seen = points.map(({ decibel }) => Math.max(0, decibel));
  return {
    VisualFieldMeanSensitivity: Math.round((seen.reduce((sum, value) => sum + value, 0) / seen.length) * 10) / 10,
    VisualFieldTestNormalsFlag: 'YES',
    ResultsNormalsSequence: [
      {
        ...NORMALS,
        GlobalDeviationFromNormal: md,
        GlobalDeviationProbabilityNormalsFlag: 'YES',
        GlobalDeviationProbabilitySequence: [
          { GlobalDeviationProbability: rarity(md, [-2, -3, -4.2, -5.5]), ...algorithm('Medelavvikelse') },
        ],
        LocalizedDeviationFromNormal: psd,
        LocalDeviationProbabilityNormalsFlag: 'YES',
        LocalizedDeviationProbabilitySequence: [
          { LocalizedDeviationProbability: rarity(-psd, [-2.1, -2.6, -3.2, -4]), ...algorithm('Standardavvikelse') },
        ],
      },
    ],
    ShortTermFluctuationCalculated: 'NO',
    ShortTermFluctuationProbabilityCalculated: 'NO',
    CorrectedLocalizedDeviationFromNormalCalculated: 'NO',
    CorrectedLocalizedDeviationFromNormalProbabilityCalculated: 'NO',
  };
}

const NORMALS: Dataset = { DataSetName: 'Exempelnormal', DataSetVersion: '1', DataSetSource: 'Exempel Optik' };

const algorithm = (AlgorithmName: string): Dataset => ({
  AlgorithmFamilyCodeSequence: [code(['STAT', '99EXEMPEL', 'Statistik'])],
  AlgorithmName,
  AlgorithmVersion: '1',
});

const toItem = ({ x, y, decibel, deviation, pattern }: FieldPoint): Dataset => ({
  VisualFieldTestPointXCoordinate: x,
  VisualFieldTestPointYCoordinate: y,
  StimulusResults: decibel < 0 ? 'NOT SEEN' : 'SEEN',
  SensitivityValue: Math.max(0, decibel),
  VisualFieldTestPointNormalsSequence: [normalsOf(deviation, pattern)],
});

/** Where the blind spot is, the healthy see nothing either: nothing deviates, and no pattern is told. */
const normalsOf = (deviation: number | undefined, pattern: number | undefined): Dataset => ({
  AgeCorrectedSensitivityDeviationValue: deviation ?? 0,
  AgeCorrectedSensitivityDeviationProbabilityValue: deviation === undefined ? 50 : rarity(deviation, [-4, -5.5, -7, -9]),
  ...(pattern === undefined
    ? { GeneralizedDefectCorrectedSensitivityDeviationFlag: 'NO' }
    : {
        GeneralizedDefectCorrectedSensitivityDeviationFlag: 'YES',
        GeneralizedDefectCorrectedSensitivityDeviationValue: pattern,
        GeneralizedDefectCorrectedSensitivityDeviationProbabilityValue: rarity(pattern, [-3.5, -5, -6.5, -8.5]),
      }),
});
