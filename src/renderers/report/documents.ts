// What an item's reports are, read and checked to be this patient's.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import { parseDocument } from '../../standards/dicom/sr/document.ts';
import { orderDocuments, type Standing } from '../../standards/dicom/sr/order.ts';
import { type DiagnosticReport, findReport, parseReport } from '../../standards/fhir/diagnosticReport.ts';
import { children, type Resource, string } from '../../standards/fhir/json.ts';
import type { Host } from '../renderer.ts';
import { isFhir, isReport } from './isReport.ts';

export interface Reports {
  /** Newest valid first. */
  readonly standings: readonly Standing[];
  readonly fhir: readonly DiagnosticReport[];
}
type Lender = Pick<Host, 'read' | 'admit'>;

const MOST_BYTES = 32 * 2 ** 20;
/** A series of more reports than this is a fault. */
const MOST_DOCUMENTS = 200;

/** @throws Failure, also 'otherPatient' when one of them says that it is somebody else's */
export async function readReports(
  item: TimelineItem,
  lender: Lender,
  call: Call & { readonly maxBytes?: number },
): Promise<Reports> {
  lender.admit(item.identity);
  const parts = item.parts.filter(isReport);
  const datasets = await Promise.all(parts.filter((part) => !isFhir(part)).map((part) => readStructured(part, lender, call)));
  const fhir = await Promise.all(parts.filter(isFhir).map((part) => readFhir(part, item, lender, call)));
  const documents = datasets.flat().slice(0, MOST_DOCUMENTS).map(parseDocument);
  if (documents.length + fhir.length === 0) throw new Failure('missing', { detail: 'no report in the item' });
  return { standings: orderDocuments(documents), fhir };
}

async function readJson(
  part: Part,
  accept: string,
  { read }: Pick<Lender, 'read'>,
  { signal, maxBytes = MOST_BYTES }: Call & { readonly maxBytes?: number },
): Promise<unknown> {
  const response = await read(part, { signal, accept: [accept, 'application/json'] });
  const bytes = await readBytes(response, { signal, maxBytes }).catch(rethrow);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Without the cause: its message quotes the file, which may name a patient.
    throw new Failure('malformed', { detail: 'not JSON' });
  }
}

async function readStructured(part: Part, lender: Lender, call: Call & { readonly maxBytes?: number }) {
  const datasets = toDatasets(await readJson(part, 'application/dicom+json', lender, call));
  for (const dataset of datasets) lender.admit(identityOf(dataset));
  return datasets;
}

async function readFhir(
  part: Part,
  item: TimelineItem,
  lender: Lender,
  call: Call & { readonly maxBytes?: number },
): Promise<DiagnosticReport> {
  const found = findReport(await readJson(part, 'application/fhir+json', lender, call));
  if (!found) throw new Failure('unsupported', { detail: 'a FHIR resource that is no DiagnosticReport' });
  const report = parseReport(found.report, found.others);
  if (report.patient) admitPatient(report.patient, item, lender);
  return report;
}

/** A number is compared, not a name: resources abbreviate names as they like. One that names no number says nothing. */
function admitPatient(patient: Resource, { identity }: TimelineItem, lender: Lender): void {
  const numbers = children(patient, 'identifier').flatMap((one) => string(one, 'value')?.trim() ?? []);
  const [first] = numbers;
  if (first === undefined || numbers.some((one) => bare(one) === bare(identity.id.value))) return;
  lender.admit({ ...identity, id: { value: first, issuer: identity.id.issuer } });
}
const bare = (value: string): string => value.replace(/[\s-]/g, '');

/** Too many bytes are a RangeError below, and a reason here. */
const rethrow = (error: unknown): never => {
  throw isAbort(error) ? error : toFailure(error);
};
