// What was written about the patients in other forms than PDF: clinical documents, letters, notes, forms, and an archive that was sent.
import { commonModules, type Series } from '../dicom/modules.ts';
import { toPart10 } from '../dicom/write.ts';
import { printLetter } from '../reports/page.ts';
import { type Output, studyFolder, type Task } from '../task.ts';
import { type CdaOptions, printCda } from './cda.ts';
import { type FormOptions, printForm } from './form.ts';
import { type LetterText, printDocx, printRtf, toWindows1252 } from './office.ts';
import { type ArchiveOptions, printArchive } from './sent.ts';

/** One of them; all plain JSON. */
export interface PaperOptions {
  readonly title: string;
  readonly cda?: CdaOptions & { readonly isScanned?: boolean; readonly isEncapsulated?: boolean };
  readonly rtf?: LetterText;
  readonly docx?: LetterText;
  /** Written by an old system in Windows-1252. */
  readonly note?: string;
  readonly table?: string;
  readonly form?: FormOptions;
  readonly archive?: ArchiveOptions;
}

export async function makePaper(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as PaperOptions;
  const { study } = task;
  const put = (ending: string, bytes: Uint8Array): Promise<void> =>
    output.file(`${study.patient.key}/dokument/${study.date} ${options.title}.${ending}`, bytes, study.date);
  if (options.cda) {
    const pdf = options.cda.isScanned ? await scan(task, options.cda) : undefined;
    const xml = Buffer.from(printCda(study, options.title, options.cda, pdf));
    if (options.cda.isEncapsulated) await output.file(`${studyFolder(study)}/epikris.dcm`, encapsulate(task, options.title, xml));
    else await put('xml', xml);
  }
  if (options.rtf) await put('rtf', Buffer.from(printRtf(options.rtf), 'latin1'));
  if (options.docx) await put('docx', printDocx(options.docx));
  if (options.note) await put('txt', toWindows1252(options.note));
  if (options.table) await put('csv', Buffer.from(options.table));
  if (options.form) await put('json', Buffer.from(JSON.stringify(printForm(study, options.form), undefined, 2)));
  if (options.archive) await put('zip', printArchive(study, options.archive));
}

/** The sections as a page that somebody put on a scanner's glass. */
const scan = ({ study, options }: Task, { author, sections }: CdaOptions): Promise<Buffer> =>
  printLetter({
    patient: study.patient,
    unit: study.unit,
    date: study.date,
    time: study.time,
    genre: 'Inskannat dokument',
    title: String(options.title),
    facts: [['Inskannat', `${study.date} kl. ${study.time}`]],
    sections: sections.map(({ title, text = '' }) => ({ heading: title, text })),
    signature: author,
  });

/** Encapsulated CDA (PS3.3 A.45.2). */
function encapsulate({ study }: Task, title: string, xml: Buffer): Buffer {
  const series: Series = {
    study,
    number: 91,
    modality: 'DOC',
    description: title,
    equipment: { manufacturer: 'Exempel Journal', model: 'Dokumentarkiv', station: 'DOK1' },
  };
  // A document was not acquired.
  const {
    AcquisitionDate: _date,
    AcquisitionTime: _time,
    ...common
  } = commonModules(series, { sopClass: '1.2.840.10008.5.1.4.1.1.104.2', number: 1, seconds: 3600 });
  return toPart10({
    ...common,
    ConversionType: 'WSD',
    BurnedInAnnotation: 'YES',
    DocumentTitle: title,
    ConceptNameCodeSequence: [{ CodeValue: '18842-5', CodingSchemeDesignator: 'LN', CodeMeaning: 'Discharge summary' }],
    HL7InstanceIdentifier: '2.16.840.1.113883.19.4.27',
    MIMETypeOfEncapsulatedDocument: 'text/XML',
    VerificationFlag: 'VERIFIED',
    EncapsulatedDocumentLength: xml.length,
    EncapsulatedDocument: xml,
  });
}
