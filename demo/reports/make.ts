// Reports as PDF files beside patient.json, and as Encapsulated PDF inside a study (PS3.3 A.45.1).
import { commonModules, dicomDate, type Series } from '../dicom/modules.ts';
import { toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { figures } from './figures.ts';
import { type Letter, printLetter } from './page.ts';

const ENCAPSULATED_PDF = '1.2.840.10008.5.1.4.1.1.104.1';

/** A letter without what the task already says; the figure is named, since tasks are plain JSON. */
export interface ReportOptions {
  readonly letter: Omit<Letter, 'patient' | 'unit' | 'date' | 'time' | 'figure'>;
  readonly figure?: keyof typeof figures;
  readonly figureValues?: readonly number[];
  readonly encapsulated?: boolean;
}

export async function makeReport(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as ReportOptions;
  const { study } = task;
  const draw = options.figure ? figures[options.figure] : undefined;
  const pdf = await printLetter({
    ...options.letter,
    patient: study.patient,
    unit: study.unit,
    date: study.date,
    time: study.time,
    ...(draw ? { figure: (document, y) => draw(document, y, options.figureValues ?? []) } : {}),
  });
  if (options.encapsulated) await output.file(`${studyFolder(study)}/svar.dcm`, encapsulate(task, options, pdf));
  else
    await output.file(`${study.patient.key}/dokument/${study.date} ${nameOf(study.description, options)}.pdf`, pdf, study.date);
}

/** A report on an examination is told apart from the examination. */
const nameOf = (description: string, { letter }: ReportOptions): string =>
  letter.genre.endsWith('svar') && !/svar|PAD/.test(description) ? `${description} svar` : description;

function encapsulate({ study }: Task, options: ReportOptions, pdf: Buffer): Buffer {
  const series: Series = {
    study,
    number: 90,
    modality: 'DOC',
    description: options.letter.genre,
    equipment: { manufacturer: 'Exempel Journal', model: 'Svarsdatabas', station: 'SVAR1' },
  };
  // A document was not acquired.
  const {
    AcquisitionDate: _date,
    AcquisitionTime: _time,
    ...common
  } = commonModules(series, {
    sopClass: ENCAPSULATED_PDF,
    number: 1,
    seconds: 4 * 3600,
  });
  return toPart10({
    ...common,
    ConversionType: 'WSD',
    BurnedInAnnotation: 'YES',
    DocumentTitle: options.letter.title,
    ConceptNameCodeSequence: [{ CodeValue: '18748-4', CodingSchemeDesignator: 'LN', CodeMeaning: 'Diagnostic imaging report' }],
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    VerificationFlag: 'VERIFIED',
    EncapsulatedDocument: pdf,
    AcquisitionDateTime: `${dicomDate(study.date)}${study.time.replace(':', '')}00`,
  });
}
