// Photographs of both eyes' backs, one series an examination (PS3.3 A.41, Ophthalmic Photography 8 Bit Image).
import { JPEG_BASELINE, oneFragment, toJpeg } from '../dicom/codecs.ts';
import { commonModules, dicomDate, dicomTime, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { scannerProfile } from '../slide/scannerProfile.ts';
import { code } from '../structured/content.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { drawFundus } from './fundus.ts';

const PHOTO_8_BIT = '1.2.840.10008.5.1.4.1.1.77.1.5.1';
const SIZE = 720;

export interface FundusOptions {
  /** Cup over disc. */
  readonly right: number;
  readonly left: number;
}

export async function makeFundus(task: Task, output: Output): Promise<void> {
  const cups = task.options as unknown as FundusOptions;
  const { study } = task;
  const series: Series = {
    study,
    number: 1,
    modality: 'OP',
    description: 'Ögonbottenfoto',
    equipment: { manufacturer: 'Exempel Optik', model: 'Funduskamera F2', station: 'OGON1' },
  };
  for (const [index, side] of (['R', 'L'] as const).entries()) {
    const samples = drawFundus({ name: study.patient.key, side, cup: side === 'R' ? cups.right : cups.left }, SIZE);
    const dataset: Dataset = {
      ...commonModules(series, { sopClass: PHOTO_8_BIT, number: index + 1 }),
      ...photoModules(side),
      AcquisitionDateTime: `${dicomDate(study.date)}${dicomTime(study.time, index * 20)}`,
      SynchronizationFrameOfReferenceUID: uid(study.key, 'clock'),
      SynchronizationTrigger: 'NO TRIGGER',
      AcquisitionTimeSynchronized: 'N',
      PixelData: oneFragment(await toJpeg({ columns: SIZE, rows: SIZE, samples }, 3)),
    };
    await output.file(`${studyFolder(study)}/ogonbotten ${side}.dcm`, toPart10(dataset, JPEG_BASELINE));
    output.progress((index + 1) / 2);
  }
}

/** The camera has a colour space of its own, as real ones do, and says so (C.11.15). */
const photoModules = (side: 'R' | 'L'): Dataset => ({
  ImageType: ['ORIGINAL', 'PRIMARY', '', 'COLOR'],
  SamplesPerPixel: 3,
  PhotometricInterpretation: 'YBR_FULL_422',
  PlanarConfiguration: 0,
  NumberOfFrames: 1,
  FrameIncrementPointer: '00181065',
  FrameTimeVector: [0],
  Rows: SIZE,
  Columns: SIZE,
  BitsAllocated: 8,
  BitsStored: 8,
  HighBit: 7,
  PixelRepresentation: 0,
  BurnedInAnnotation: 'NO',
  LossyImageCompression: '01',
  LossyImageCompressionRatio: '12',
  LossyImageCompressionMethod: 'ISO_10918_1',
  ICCProfile: scannerProfile(),
  PatientOrientation: [],
  ImageLaterality: side,
  PatientEyeMovementCommanded: 'NO',
  HorizontalFieldOfView: 45,
  RefractiveStateSequence: [],
  EmmetropicMagnification: [],
  IntraOcularPressure: [],
  PupilDilated: 'YES',
  MydriaticAgentSequence: [],
  DegreeOfDilation: [],
  DetectorType: 'CMOS',
  AcquisitionDeviceTypeCodeSequence: [code(['409898007', 'SCT', 'Fundus Camera'])],
  LightPathFilterTypeStackCodeSequence: [],
  ImagePathFilterTypeStackCodeSequence: [],
  LensesCodeSequence: [],
  IlluminationTypeCodeSequence: [],
  AnatomicRegionSequence: [code(['5665001', 'SCT', 'Retina'])],
});
