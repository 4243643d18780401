// Stereotactic radiotherapy of a lung tumour: a structure set (PS3.3 A.19) and the planned dose (A.18).

import { mediastinumOutline } from '../anatomy/chestOrgans.ts';
import type { Nodule } from '../anatomy/nodule.ts';
import { canalFront, muscleOutline, skinOutline } from '../anatomy/trunk.ts';
import type { Scan } from '../ct/scan.ts';
import { bytesOf } from '../dicom/codecs.ts';
import { dicomDate, dicomTime, greyPixels, type Series, type Study, studyUid } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { ellipse } from '../draw/outline.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { derived, frameOfReference, imageReference, pictureSeriesUid } from './common.ts';

const STRUCTURE_SET = '1.2.840.10008.5.1.4.1.1.481.3';
const RT_DOSE = '1.2.840.10008.5.1.4.1.1.481.2';
const RT_PLAN = '1.2.840.10008.5.1.4.1.1.481.5';
const STUDY_MANAGEMENT = '1.2.840.10008.3.1.2.3.1';
const SERIES = 2;
const PLANNING = { manufacturer: 'Exempel Strålplan', model: 'Dosplan Exempel 9', station: 'STRÅL1' } as const;

export interface PlanOptions {
  readonly scan: Scan;
  /** Dose at the tumour's middle, Gy. */
  readonly maxGy: number;
}

export async function makePlan(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as PlanOptions;
  const { nodule } = options.scan;
  if (!nodule) throw new Error('a plan needs a target');
  const folder = studyFolder(task.study);
  await output.file(`${folder}/70 Strukturer.dcm`, toPart10(structures(task.study, options.scan, nodule)));
  output.progress(0.3);
  await output.file(`${folder}/71 Dos.dcm`, toPart10(dose(task.study, options, nodule)));
}

interface Roi {
  readonly name: string;
  readonly rgb: readonly [number, number, number];
  readonly role: 'GTV' | 'PTV' | 'ORGAN' | 'EXTERNAL';
  readonly by: 'MANUAL' | 'SEMIAUTOMATIC' | 'AUTOMATIC';
  /** The outline at a height, x and y in mm. */
  readonly at: (z: number) => readonly number[] | undefined;
}

const ball =
  ({ x, y, z: middle }: Nodule, radius: number) =>
  (z: number): readonly number[] | undefined => {
    const off = (z - middle) / radius;
    if (Math.abs(off) >= 1) return undefined;
    const k = radius * Math.sqrt(1 - off * off);
    return ellipse(x, y, k, k, 0, undefined, 40);
  };

const roisOf = (nodule: Nodule): readonly Roi[] => [
  { name: 'GTV', rgb: [255, 60, 60], role: 'GTV', by: 'MANUAL', at: ball(nodule, nodule.diameterMm / 2) },
  { name: 'PTV', rgb: [80, 160, 255], role: 'PTV', by: 'SEMIAUTOMATIC', at: ball(nodule, nodule.diameterMm / 2 + 8) },
  { name: 'Ryggmärg', rgb: [255, 210, 60], role: 'ORGAN', by: 'MANUAL', at: (z) => ellipse(0, canalFront(z) + 8, 7.5, 6.5) },
  { name: 'Mediastinum', rgb: [200, 120, 255], role: 'ORGAN', by: 'MANUAL', at: mediastinumOutline },
  { name: 'Kropp', rgb: [150, 220, 150], role: 'EXTERNAL', by: 'MANUAL', at: skinOutline },
];

const rounded = (value: number): number => Math.round(value * 100) / 100;

function structures(study: Study, scan: Scan, nodule: Nodule): Dataset {
  const series: Series = { study, number: 70, modality: 'RTSTRUCT', description: 'Strukturer SBRT lunga', equipment: PLANNING };
  const slices = Array.from({ length: scan.slices }, (_, index) => ({ index, z: scan.top - index * scan.stepMm }));
  const rois = roisOf(nodule);
  const contours = (roi: Roi): Dataset[] =>
    slices.flatMap(({ index, z }): Dataset[] => {
      const outline = roi.at(z);
      if (!outline) return [];
      const points: number[] = [];
      for (let at = 0; at < outline.length; at += 2)
        points.push(rounded(outline[at] ?? 0), rounded(outline[at + 1] ?? 0), rounded(z + scan.tableZ));
      return [
        {
          ContourImageSequence: [imageReference(study, SERIES, index + 1)],
          ContourGeometricType: 'CLOSED_PLANAR',
          NumberOfContourPoints: points.length / 3,
          ContourData: points,
        },
      ];
    });
  return {
    ...derived(series, STRUCTURE_SET, 60),
    StructureSetLabel: 'SBRT LUNGA',
    StructureSetDate: dicomDate(study.date),
    StructureSetTime: dicomTime(study.time, 3600),
    OperatorsName: 'Exempel^Frida',
    ApprovalStatus: 'APPROVED',
    ReviewDate: dicomDate(study.date),
    ReviewTime: dicomTime(study.time, 3 * 3600),
    ReviewerName: 'Exempel^Frida',
    FrameOfReferenceUID: frameOfReference(study),
    PositionReferenceIndicator: '',
    ReferencedFrameOfReferenceSequence: [
      {
        FrameOfReferenceUID: frameOfReference(study),
        RTReferencedStudySequence: [
          {
            ReferencedSOPClassUID: STUDY_MANAGEMENT,
            ReferencedSOPInstanceUID: studyUid(study),
            RTReferencedSeriesSequence: [
              {
                SeriesInstanceUID: pictureSeriesUid(study, SERIES),
                ContourImageSequence: slices.map(({ index }) => imageReference(study, SERIES, index + 1)),
              },
            ],
          },
        ],
      },
    ],
    StructureSetROISequence: rois.map(({ name, by }, index) => ({
      ROINumber: index + 1,
      ReferencedFrameOfReferenceUID: frameOfReference(study),
      ROIName: name,
      ROIGenerationAlgorithm: by,
    })),
    ROIContourSequence: rois.map((roi, index) => ({
      ROIDisplayColor: [...roi.rgb],
      ReferencedROINumber: index + 1,
      ContourSequence: contours(roi),
    })),
    RTROIObservationsSequence: rois.map(({ role }, index) => ({
      ObservationNumber: index + 1,
      ReferencedROINumber: index + 1,
      RTROIInterpretedType: role,
      ROIInterpreter: 'Exempel^Frida',
    })),
  };
}

const STEP_MM = 3;
const COLUMNS = 110;
const ROWS = 72;
/** Stored values run to here. */
const FULL = 60_000;

function dose(study: Study, { scan, maxGy }: PlanOptions, nodule: Nodule): Dataset {
  const series: Series = { study, number: 71, modality: 'RTDOSE', description: 'Dos SBRT lunga', equipment: PLANNING };
  const [left, top] = [-(COLUMNS * STEP_MM) / 2, -108];
  const planes = scan.slices;
  const bottom = scan.top - (planes - 1) * scan.stepMm;
  const samples = new Uint16Array(COLUMNS * ROWS * planes);
  for (let frame = 0, at = 0; frame < planes; frame++) {
    const z = bottom + frame * scan.stepMm;
    const inside = insideOf(muscleOutline(z));
    for (let row = 0; row < ROWS; row++)
      for (let column = 0; column < COLUMNS; column++, at++) {
        const [x, y] = [left + column * STEP_MM, top + row * STEP_MM];
        samples[at] = inside(x, y)
          ? Math.round(FULL * shareAt(x - nodule.x, y - nodule.y, z - nodule.z, nodule.diameterMm / 2 + 8))
          : 0;
      }
  }
  return {
    ...derived(series, RT_DOSE, 90),
    ...greyPixels(COLUMNS, ROWS, 16),
    NumberOfFrames: planes,
    FrameIncrementPointer: ['3004000C'],
    ImagePositionPatient: [left, top, rounded(bottom + scan.tableZ)],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    PixelSpacing: [STEP_MM, STEP_MM],
    SliceThickness: scan.stepMm,
    FrameOfReferenceUID: frameOfReference(study),
    PositionReferenceIndicator: '',
    OperatorsName: 'Exempel^Frida',
    DoseUnits: 'GY',
    DoseType: 'PHYSICAL',
    DoseComment: `SBRT lunga ${String(maxGy).replace('.', ',')} Gy / 3`,
    DoseSummationType: 'PLAN',
    TissueHeterogeneityCorrection: 'IMAGE',
    GridFrameOffsetVector: Array.from({ length: planes }, (_, frame) => frame * scan.stepMm),
    DoseGridScaling: maxGy / FULL,
    ReferencedRTPlanSequence: [{ ReferencedSOPClassUID: RT_PLAN, ReferencedSOPInstanceUID: uid(study.key, 'plan') }],
    PixelData: bytesOf(samples),
  };
}

/** Directions of the beams, degrees in the axial plane; all from the tumour's own side. */
const BEAMS = [95, 130, 165, 200, 235, 270, 305];

/** 1 in the middle, about 0.67 at the target's edge, steep outside, and a little along each beam. */
function shareAt(dx: number, dy: number, dz: number, radius: number): number {
  const distance = Math.hypot(dx, dy, dz) / radius;
  const core = Math.exp(-0.4 * distance ** 2.6) * (distance < 1 ? 1 : Math.exp(-(distance - 1) * 0.9));
  let beams = 0;
  for (const degrees of BEAMS) {
    const angle = (degrees * Math.PI) / 180;
    const along = dx * Math.cos(angle) + dy * Math.sin(angle);
    const across = Math.hypot(-dx * Math.sin(angle) + dy * Math.cos(angle), dz) / (radius * 0.85);
    // Towards the entrance the beam is stronger, behind the target it fades.
    const depth = along > 0 ? Math.exp(-along / 260) : Math.exp(along / 90);
    beams += 0.17 * depth * Math.exp(-(across ** 4));
  }
  return Math.min(1, Math.max(core, Math.min(0.62, beams) + core * 0.4));
}

function insideOf(outline: readonly number[]): (x: number, y: number) => boolean {
  return (x, y) => {
    let isIn = false;
    for (let at = 0, before = outline.length - 2; at < outline.length; before = at, at += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = [outline[at], outline[at + 1], outline[before], outline[before + 1]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
    }
    return isIn;
  };
}
