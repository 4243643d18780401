// The scout pictures of a CT, from the front and from the side (CT Image, LOCALIZER).
import { PROJECTION_TOP, project } from '../anatomy/projection.ts';
import { bytesOf } from '../dicom/codecs.ts';
import { commonModules, greyPixels, type Series } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { toPart10 } from '../dicom/write.ts';
import { develop, enlarge, type Picture } from '../draw/detector.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import type { Scan } from './scan.ts';
import { SCANNER } from './series.ts';

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
const COARSE_MM = 1.8;
const ROWS = 290;
/** Enlarged twice. */
const SPACING_MM = COARSE_MM / 2;

export async function makeTopogram(task: Task, output: Output): Promise<void> {
  const { scan } = task.options as unknown as { scan: Scan };
  const { frontal, lateral } = project({ person: scan.person, breasts: true, spacingMm: COARSE_MM, rows: ROWS }, (share) =>
    output.progress(share * 0.9),
  );
  await writeOne(task, output, scan, frontal, 1);
  await writeOne(task, output, scan, lateral, 2);
}

async function writeOne(task: Task, output: Output, scan: Scan, from: Picture, number: 1 | 2): Promise<void> {
  const front = number === 1;
  const [columns, rows] = [from.columns * 2, from.rows * 2];
  const picture = enlarge(from, { x: 0, y: 0, width: from.columns, height: from.rows }, columns, rows);
  const samples = develop(
    picture,
    { black: 0, white: front ? 34 : 52, gamma: 0.9, enhance: 0.6, detailPx: 10, noise: 0.012, bits: 12 },
    `topogram/${number}`,
  );
  const series: Series = {
    study: task.study,
    number: 1,
    modality: 'CT',
    description: 'Översikt',
    bodyPart: 'CHESTABDOMEN',
    equipment: SCANNER,
  };
  const z = Math.round((PROJECTION_TOP + scan.tableZ) * 100) / 100;
  const dataset = {
    ...commonModules(series, { sopClass: CT_IMAGE, number, seconds: number * 6 }),
    ...greyPixels(columns, rows, 12),
    ImageType: ['ORIGINAL', 'PRIMARY', 'LOCALIZER'],
    AcquisitionNumber: number,
    ImagePositionPatient: front ? [-180, 0, z] : [0, -125, z],
    ImageOrientationPatient: front ? [1, 0, 0, 0, 0, -1] : [0, 1, 0, 0, 0, -1],
    PatientOrientation: front ? ['L', 'F'] : ['P', 'F'],
    FrameOfReferenceUID: uid(task.study.key, 'frame'),
    PositionReferenceIndicator: '',
    PixelSpacing: [SPACING_MM, SPACING_MM],
    SliceThickness: '',
    PatientPosition: 'FFS',
    KVP: 120,
    XRayTubeCurrent: 35,
    ExposureTime: 4200,
    Exposure: 147,
    RotationDirection: '',
    WindowCenter: 1000,
    WindowWidth: 2600,
    WindowCenterWidthExplanation: 'Översikt',
    RescaleIntercept: -1024,
    RescaleSlope: 1,
    RescaleType: 'HU',
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
    PixelData: bytesOf(samples),
  };
  await output.file(`${studyFolder(task.study)}/1 Översikt/${number}.dcm`, toPart10(dataset));
}
