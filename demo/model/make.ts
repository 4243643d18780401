// Models: what was segmented from a CT as encapsulated STL (PS3.3 A.85.1), and what a workshop drew as a document.
import type { Scan } from '../ct/scan.ts';
import { commonModules, type Series, type Study, studyUid } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { printInsole } from './insole.ts';
import { type Surface, shapeLung } from './lung.ts';
import { printStl } from './stl.ts';

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
const ENCAPSULATED_STL = '1.2.840.10008.5.1.4.1.1.104.3';

/** One of them; plain JSON. */
export interface ModelOptions {
  /** Where it was segmented: the study of the images, and how they were made. */
  readonly lung?: { readonly study: Study; readonly scan: Scan };
  /** A sole for this foot. */
  readonly insole?: 'R' | 'L';
}

export async function makeModel(task: Task, output: Output): Promise<void> {
  const { lung, insole } = task.options as unknown as ModelOptions;
  const { study } = task;
  if (insole) {
    const text = printInsole(study.description, insole);
    await output.file(`${study.patient.key}/dokument/${study.date} ${study.description}.obj`, Buffer.from(text), study.date);
  }
  if (!lung?.scan.nodule) return;
  const surfaces = shapeLung(lung.scan.person, lung.scan.nodule);
  for (const [index, surface] of surfaces.entries()) {
    const dataset = encapsulate(study, lung, surface, index + 1);
    await output.file(`${studyFolder(study)}/1 Segmenterad modell/${String(index + 1)}.dcm`, toPart10(dataset));
    output.progress((index + 1) / surfaces.length);
  }
}

function encapsulate(study: Study, from: NonNullable<ModelOptions['lung']>, surface: Surface, number: number): Dataset {
  const series: Series = {
    study,
    number: 1,
    modality: 'M3D',
    description: '3D-modell höger lunga',
    equipment: { manufacturer: 'Exempel Medical', model: 'Planering Exempel 3D', station: 'PLAN1' },
  };
  const stl = printStl('Exempel Planering 3D', placed(surface.triangles, from.scan));
  const common = commonModules(series, { sopClass: ENCAPSULATED_STL, number, seconds: number * 20 });
  // The workstation acquired nothing.
  const { AcquisitionDate: _date, AcquisitionTime: _time, ProtocolName: _protocol, ...modules } = common;
  return {
    ...modules,
    FrameOfReferenceUID: uid(from.study.key, 'frame'),
    PositionReferenceIndicator: '',
    // Type 2: the images were acquired, not this.
    AcquisitionDateTime: '',
    BurnedInAnnotation: 'NO',
    SourceInstanceSequence: slicesOf(from),
    StudiesContainingOtherReferencedInstancesSequence: [
      {
        StudyInstanceUID: studyUid(from.study),
        ReferencedSeriesSequence: [{ SeriesInstanceUID: uid(from.study.key, 2), ReferencedInstanceSequence: slicesOf(from) }],
      },
    ],
    DocumentTitle: surface.name,
    ConceptNameCodeSequence: [],
    MIMETypeOfEncapsulatedDocument: 'model/stl',
    EncapsulatedDocumentLength: stl.length,
    EncapsulatedDocument: stl,
    MeasurementUnitsCodeSequence: [code('mm', 'UCUM', 'mm')],
    ModelModification: 'NO',
    ModelMirroring: 'NO',
    ModelUsageCodeSequence: [code('129012', 'DCM', 'Planning Intent')],
    ModelGroupUID: uid(study.key, 'model'),
    RecommendedDisplayCIELabValue: lab(surface.lab),
    RecommendedPresentationOpacity: surface.opacity,
    ContentDescription: `Segmenterad från ${from.study.description} ${from.study.date}`,
  };
}

/** The slices that it was segmented from: series 2 of the examination (ct/series.ts). */
const slicesOf = ({ study, scan }: NonNullable<ModelOptions['lung']>): readonly Dataset[] =>
  Array.from({ length: scan.slices }, (_, index) => ({
    ReferencedSOPClassUID: CT_IMAGE,
    ReferencedSOPInstanceUID: uid(study.key, 2, index + 1),
  }));

const code = (value: string, scheme: string, meaning: string): Dataset => ({
  CodeValue: value,
  CodingSchemeDesignator: scheme,
  CodeMeaning: meaning,
});

/** The body's space to the frame of reference of the examination: only the table's height differs. */
function placed(triangles: Float32Array, { tableZ }: Scan): Float32Array {
  return triangles.map((value, at) => (at % 3 === 2 ? value + tableZ : value));
}

/** Sixteen bits each (PS3.3 C.10.7.1.1). */
const lab = ([l, a, b]: Surface['lab']): readonly number[] => [
  Math.round((l / 100) * 65_535),
  Math.round(((a + 128) / 255) * 65_535),
  Math.round(((b + 128) / 255) * 65_535),
];
