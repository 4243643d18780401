// A radiologist's stored look at one slice (PS3.3 A.33.1), and the key objects that point at it (A.35.4).
import type { Scan } from '../ct/scan.ts';
import { gridOf, SIZE } from '../ct/volume.ts';
import { dicomDate, dicomTime, type Series, type Study, studyUid } from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { code, derived, imageReference, pictureSeriesUid, referencedSeries } from './common.ts';

const GREYSCALE_STATE = '1.2.840.10008.5.1.4.1.1.11.1';
const KEY_OBJECTS = '1.2.840.10008.5.1.4.1.1.88.59';
const SERIES = 2;
const WORKSTATION = { manufacturer: 'Exempel Medical', model: 'Granska Exempel', station: 'GRANSK3' } as const;

export interface PresentationOptions {
  readonly scan: Scan;
  /** DICOM name of the radiologist. */
  readonly author: string;
  readonly words: string;
  readonly description: string;
}

export async function makePresentation(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as PresentationOptions;
  const place = placeOf(options.scan);
  const folder = studyFolder(task.study);
  await output.file(`${folder}/61 Sparad vy.dcm`, toPart10(state(task.study, options, place)));
  await output.file(`${folder}/62 Nyckelbilder.dcm`, toPart10(keyObjects(task.study, options, place.instance)));
}

interface Place {
  readonly instance: number;
  /** Of the nodule, px from the top-left corner. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The slice through the nodule's middle, and where on it the nodule lies. */
function placeOf(scan: Scan): Place {
  const { nodule } = scan;
  if (!nodule) throw new Error('a scan without a nodule has nothing to point at');
  const { left, top } = gridOf(scan);
  return {
    instance: Math.round((scan.top - nodule.z) / scan.stepMm) + 1,
    x: (nodule.x - left) / scan.spacingMm + 0.5,
    y: (nodule.y - top) / scan.spacingMm + 0.5,
    radius: nodule.diameterMm / 2 / scan.spacingMm,
  };
}

function state(
  study: Study,
  { author, words, description, scan }: PresentationOptions,
  { instance, x, y, radius }: Place,
): Dataset {
  const series: Series = {
    study,
    number: 61,
    modality: 'PR',
    description: 'Sparad vy',
    bodyPart: 'CHEST',
    equipment: WORKSTATION,
  };
  const image = [imageReference(study, SERIES, instance)];
  const tip = [x - radius - 2, y - radius - 2] as const;
  const tail = [tip[0] - 34, tip[1] - 30] as const;
  const line = (points: readonly number[]): Dataset => ({
    GraphicAnnotationUnits: 'PIXEL',
    GraphicDimensions: 2,
    NumberOfGraphicPoints: points.length / 2,
    GraphicData: [...points],
    GraphicType: 'POLYLINE',
    GraphicFilled: 'N',
  });
  return {
    ...derived(series, GREYSCALE_STATE, 34),
    ContentLabel: 'NODULUS',
    ContentDescription: description,
    ContentCreatorName: author,
    PresentationCreationDate: dicomDate(study.date),
    PresentationCreationTime: dicomTime(study.time, 34 * 60),
    ReferencedSeriesSequence: [{ SeriesInstanceUID: pictureSeriesUid(study, SERIES), ReferencedImageSequence: image }],
    GraphicLayerSequence: [{ GraphicLayer: 'FYND', GraphicLayerOrder: 1, GraphicLayerDescription: 'Fynd' }],
    GraphicAnnotationSequence: [
      {
        ReferencedImageSequence: image,
        GraphicLayer: 'FYND',
        GraphicObjectSequence: [line([...tail, ...tip]), line([tip[0] - 9, tip[1] - 2, ...tip, tip[0] - 2, tip[1] - 9])],
        TextObjectSequence: [
          {
            BoundingBoxAnnotationUnits: 'PIXEL',
            UnformattedTextValue: words,
            BoundingBoxTopLeftHandCorner: [tail[0] - 22, tail[1] - 7],
            BoundingBoxBottomRightHandCorner: [tail[0] + 22, tail[1] - 1],
            BoundingBoxTextHorizontalJustification: 'LEFT',
          },
        ],
      },
    ],
    DisplayedAreaSelectionSequence: [
      {
        ReferencedImageSequence: image,
        DisplayedAreaTopLeftHandCorner: [Math.max(1, Math.round(x) - 120), Math.max(1, Math.round(y) - 120)],
        DisplayedAreaBottomRightHandCorner: [Math.min(SIZE, Math.round(x) + 120), Math.min(SIZE, Math.round(y) + 120)],
        PresentationSizeMode: 'SCALE TO FIT',
        PresentationPixelSpacing: [scan.spacingMm, scan.spacingMm],
      },
    ],
    SoftcopyVOILUTSequence: [{ ReferencedImageSequence: image, WindowCenter: -500, WindowWidth: 1500 }],
    RescaleIntercept: -1024,
    RescaleSlope: 1,
    RescaleType: 'HU',
    PresentationLUTShape: 'IDENTITY',
  };
}

function keyObjects(study: Study, { author, description }: PresentationOptions, instance: number): Dataset {
  const series: Series = { study, number: 62, modality: 'KO', description: 'Nyckelbilder', equipment: WORKSTATION };
  return {
    ...derived(series, KEY_OBJECTS, 35),
    ReferencedPerformedProcedureStepSequence: [],
    CurrentRequestedProcedureEvidenceSequence: [
      { StudyInstanceUID: studyUid(study), ReferencedSeriesSequence: [referencedSeries(study, SERIES, [instance])] },
    ],
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: code(['128203', 'DCM', 'For Tumor Board']),
    ContinuityOfContent: 'SEPARATE',
    ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: '2010' }],
    ContentSequence: [
      {
        RelationshipType: 'HAS OBS CONTEXT',
        ValueType: 'CODE',
        ConceptNameCodeSequence: code(['121005', 'DCM', 'Observer Type']),
        ConceptCodeSequence: code(['121006', 'DCM', 'Person']),
      },
      {
        RelationshipType: 'HAS OBS CONTEXT',
        ValueType: 'PNAME',
        ConceptNameCodeSequence: code(['121008', 'DCM', 'Person Observer Name']),
        PersonNameValue: author,
      },
      {
        RelationshipType: 'CONTAINS',
        ValueType: 'TEXT',
        ConceptNameCodeSequence: code(['113012', 'DCM', 'Key Object Description']),
        TextValue: description,
      },
      {
        RelationshipType: 'CONTAINS',
        ValueType: 'IMAGE',
        ReferencedSOPSequence: [imageReference(study, SERIES, instance)],
      },
    ],
  };
}
