// One file as the index knows it: an image with its place in the hierarchy, or a document.
import { createHash } from 'node:crypto';
import { sniffType } from '../../src/standards/mime/sniff.ts';
import { type Bytes, openBytes } from '../dicom/bytes.ts';
import { findFrames } from '../dicom/frames.ts';
import { NotDicom, type ParsedDicom, parseDicom } from '../dicom/parse.ts';
import { trimEnd } from '../dicom/text.ts';
import { type JsonDataset, pickJson } from '../dicom/toJson.ts';
import { INSTANCE_ATTRIBUTES, SERIES_ATTRIBUTES, STUDY_ATTRIBUTES } from './attributes.ts';
import { readCreated } from './created.ts';
import { printName } from './names.ts';

export interface PatientRecord {
  readonly id: string;
  readonly issuer: string;
  /** In DICOM's form, `Family^Given`, groups joined by `=`. */
  readonly name: string;
  /** YYYYMMDD or '' */
  readonly birth: string;
  readonly sex: string;
}
export interface InstanceEntry {
  readonly kind: 'instance';
  readonly patient: PatientRecord;
  readonly study: JsonDataset;
  readonly series: JsonDataset;
  readonly instance: JsonDataset;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly uid: string;
  readonly sopClass: string;
  readonly frames: number;
  readonly transferSyntax: string;
  /** One of its UIDs was missing and is ours. */
  readonly generated: boolean;
  readonly problem: string;
}
export interface DocumentEntry {
  readonly kind: 'document';
  readonly type: string;
  /** As far as the content or the file name says: '2024', '2024-05-17', '2024-05-17T09:42:10'; or ''. */
  readonly created: string;
  /** Why it cannot be read; or ''. */
  readonly problem: string;
  /** Base64; '' for what is too large to be hashed while indexing, and for what cannot be read. */
  readonly sha1: string;
  /** Set where a broken DICOM file still says whose it is. */
  readonly patient?: PatientRecord;
}
export type Entry = InstanceEntry | DocumentEntry;

const MAX_HASHED_BYTES = 32 * 2 ** 20;
const DICOMDIR = '1.2.840.10008.1.3.10';

/**
 * Never throws: what cannot be read is a document that says why.
 * @param name the file's path in its folder, for the type and for UIDs that are missing
 */
export function readEntry(path: string, name: string): Entry {
  let bytes: Bytes;
  try {
    bytes = openBytes(path);
  } catch (error) {
    return unreadable('application/octet-stream', `the file cannot be opened (${codeOf(error)})`);
  }
  try {
    if (bytes.size === 0) return unreadable(sniffType(new Uint8Array(0), name), 'the file is empty');
    return readContent(bytes, name);
  } catch (error) {
    return unreadable('application/octet-stream', `the file cannot be read (${codeOf(error)})`);
  } finally {
    bytes.close();
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error && typeof error.code === 'string' && error.code) || error.name : 'unknown error';

export const unreadable = (type: string, problem: string): DocumentEntry => ({
  kind: 'document',
  type,
  created: '',
  problem,
  sha1: '',
});

function readContent(bytes: Bytes, name: string): Entry {
  const type = sniffType(bytes.read(0, 4096), name);
  if (type !== 'application/dicom' && type !== 'application/octet-stream') return toDocument(bytes, type, name);
  try {
    const entry = toEntry(parseDicom(bytes), name);
    // Unknown data may begin like DICOM by chance: without a UID it is not taken for it.
    if (entry.kind === 'instance' || type === 'application/dicom') return entry;
    return toDocument(bytes, type, name);
  } catch (error) {
    if (!(error instanceof NotDicom)) throw error;
    return type === 'application/dicom'
      ? unreadable(type, 'the file calls itself DICOM and holds no data elements')
      : toDocument(bytes, type, name);
  }
}

function toDocument(bytes: Bytes, type: string, name: string): DocumentEntry {
  const sha1 = bytes.size > MAX_HASHED_BYTES ? '' : createHash('sha1').update(bytes.read(0, bytes.size)).digest('base64');
  return { kind: 'document', type, created: readCreated(bytes, type, name), problem: '', sha1 };
}

/** A parsed object as the index keeps it. `name` stands in for UIDs that it lacks. */
export function toEntry(parsed: ParsedDicom, name: string): Entry {
  const study = pickJson(parsed, STUDY_ATTRIBUTES);
  const series = pickJson(parsed, SERIES_ATTRIBUTES);
  const instance = pickJson(parsed, INSTANCE_ATTRIBUTES);
  const sopClass = first(instance, '00080016') || metaText(parsed, '00020002');
  const stated = [
    first(instance, '00080018') || metaText(parsed, '00020003'),
    first(study, '0020000D'),
    first(series, '0020000E'),
  ];
  const patient = toPatient(study);
  if (sopClass === DICOMDIR)
    return { ...unreadable('application/dicom', 'a DICOM directory: it lists other files and holds no image'), ...{ patient } };
  const [uid = '', studyUid = '', seriesUid = ''] = stated;
  // An object cut before its UIDs, or data that only begins like DICOM: nothing places it in a study.
  if (uid === '' && studyUid === '')
    return {
      ...unreadable('application/dicom', parsed.problem ?? 'the object has no SOP Instance UID and no Study Instance UID'),
      ...(patient.id === '' ? {} : { patient }),
    };
  return {
    kind: 'instance',
    patient,
    study,
    series,
    instance,
    uid: uid || makeUid(`instance:${name}`),
    studyUid: studyUid || makeUid(`study:${patient.id}:${patient.issuer}:${seriesUid || name}`),
    seriesUid: seriesUid || makeUid(`series:${studyUid || name}`),
    sopClass,
    frames: findFrames(parsed)?.count ?? 0,
    transferSyntax: parsed.transferSyntax,
    generated: stated.includes(''),
    problem: parsed.problem ?? '',
  };
}

/** A UID of our own for what has none: the same for the same file, PS3.5 B.2. */
export function makeUid(seed: string): string {
  const hash = createHash('sha256').update(seed).digest('hex').slice(0, 32);
  return `2.25.${BigInt(`0x${hash}`)}`;
}

export const first = (json: JsonDataset, tag: string): string => {
  const value = json[tag]?.Value?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

function metaText(parsed: ParsedDicom, tag: string): string {
  const element = parsed.meta.get(tag);
  if (!element) return '';
  return trimEnd(Buffer.from(parsed.file.read(element.offset, Math.min(element.length, 64))).toString('latin1'));
}

function toPatient(study: JsonDataset): PatientRecord {
  return {
    id: first(study, '00100020'),
    issuer: issuerOf(study),
    name: printName(study['00100010']?.Value?.[0]),
    birth: first(study, '00100030'),
    sex: first(study, '00100040'),
  };
}

/** The issuer's OID from its qualifiers, where it has one, else its name (PS3.3 table 10-18, C.7.1.1). */
function issuerOf(study: JsonDataset): string {
  const named = first(study, '00100021');
  const qualifier = study['00100024']?.Value?.[0];
  if (typeof qualifier !== 'object' || qualifier === null) return named;
  return first(qualifier as JsonDataset, '00400032') || named;
}
