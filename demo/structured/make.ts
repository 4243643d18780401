// Structured reports and key objects as files: the modules around the content (PS3.3 A.35).
import {
  commonModules,
  dicomDate,
  dicomTime,
  instanceUid,
  type Series,
  type Study,
  seriesUid,
  studyUid,
} from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { drawCad } from './cad.ts';
import { code, templateOf } from './content.ts';
import { drawDose } from './dose.ts';
import type { Draw, Drawn, Evidence } from './drawn.ts';
import { drawEcho } from './echo.ts';
import { drawKeyImages } from './keyImages.ts';
import { drawNodule } from './nodule.ts';

export interface StructuredOptions {
  readonly template: keyof typeof TEMPLATES;
  readonly number: number;
  /** Instance number; what comes later names the one before as its predecessor. */
  readonly version: number;
  readonly description: string;
  readonly equipment: Series['equipment'];
  /** Minutes after the examination began. */
  readonly minutes: number;
  readonly values: Readonly<Record<string, unknown>>;
}

const TEMPLATES = { nodule: drawNodule, dose: drawDose, cad: drawCad, keyImages: drawKeyImages, echo: drawEcho } as const;

const KEY_OBJECT_SELECTION = '1.2.840.10008.5.1.4.1.1.88.59';

export async function makeStructured(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as StructuredOptions;
  const { study } = task;
  const draw: Draw = TEMPLATES[options.template];
  const drawn = draw(study, options.values);
  const isKeyObjects = drawn.sopClass === KEY_OBJECT_SELECTION;
  const series: Series = {
    study,
    number: options.number,
    modality: isKeyObjects ? 'KO' : 'SR',
    description: options.description,
    equipment: options.equipment,
  };
  // A document was not acquired.
  const {
    AcquisitionDate: _date,
    AcquisitionTime: _time,
    ProtocolName: _protocol,
    ...common
  } = commonModules(series, {
    sopClass: drawn.sopClass,
    number: options.version,
    seconds: (options.minutes - options.number) * 60,
  });
  const file = toPart10({
    ...common,
    SeriesTime: dicomTime(study.time, 300),
    ...documentModule(series, options, drawn, isKeyObjects),
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [code(drawn.title)],
    ContinuityOfContent: 'SEPARATE',
    ...templateOf(drawn.template),
    ContentSequence: drawn.content,
  });
  await output.file(`${studyFolder(study)}/${options.number} ${options.description} ${options.version}.dcm`, file);
}

function documentModule(series: Series, options: StructuredOptions, drawn: Drawn, isKeyObjects: boolean): Dataset {
  const { study } = series;
  const evidence =
    drawn.evidence.length > 0 ? { CurrentRequestedProcedureEvidenceSequence: [evidenceOf(study, drawn.evidence)] } : {};
  if (isKeyObjects) return { ...evidence, ReferencedPerformedProcedureStepSequence: [] };
  const before = options.version - 1;
  return {
    ...evidence,
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    CompletionFlag: 'COMPLETE',
    PreliminaryFlag: drawn.state === 'preliminary' ? 'PRELIMINARY' : 'FINAL',
    VerificationFlag: drawn.state === 'verified' ? 'VERIFIED' : 'UNVERIFIED',
    ...(drawn.state === 'verified'
      ? {
          VerifyingObserverSequence: [
            {
              VerifyingObserverName: drawn.verifier ?? '',
              VerifyingObserverIdentificationCodeSequence: [],
              VerifyingOrganization: study.unit.name,
              VerificationDateTime: `${dicomDate(study.date)}${dicomTime(study.time, options.minutes * 60)}`,
            },
          ],
        }
      : {}),
    ...(before > 0
      ? {
          PredecessorDocumentsSequence: [
            evidenceOf(study, [{ sopClass: drawn.sopClass, instance: instanceUid(series, before), series: seriesUid(series) }]),
          ],
        }
      : {}),
  };
}

/** By study and series, as the SOP Instance Reference Macro wants it (PS3.3 C.17.2.1). */
function evidenceOf(study: Study, evidence: readonly Evidence[]): Dataset {
  const series = [...new Set(evidence.map((one) => one.series))];
  return {
    StudyInstanceUID: studyUid(study),
    ReferencedSeriesSequence: series.map((uid) => ({
      SeriesInstanceUID: uid,
      ReferencedSOPSequence: evidence
        .filter((one) => one.series === uid)
        .map((one) => ({ ReferencedSOPClassUID: one.sopClass, ReferencedSOPInstanceUID: one.instance })),
    })),
  };
}
