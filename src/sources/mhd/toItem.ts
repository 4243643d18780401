// DocumentReference (R4 §12.2, MHD) as an item of a timeline. Pure.
import type { ItemId, Part, Specialty, TimelineItem, When } from '../../model/item.ts';
import { SPECIALTIES } from '../../model/item.ts';
import type { Identity } from '../../model/patient.ts';
import { toWhen } from '../../standards/fhir/dateTime.ts';
import {
  type Coding,
  child,
  children,
  codings,
  extension,
  isId,
  number,
  type Resource,
  string,
} from '../../standards/fhir/json.ts';
import { parseContentType } from '../../standards/mime/contentType.ts';

const UNREADABLE = 'https://helbild.example/fhir/unreadable';

/** @returns undefined for what is not to be shown: superseded, entered in error */
export function toItem(sourceId: string, document: Resource, identity: Identity): TimelineItem | undefined {
  const id = string(document, 'id');
  if (!isId(id) || (document.status !== undefined && document.status !== 'current') || document.docStatus === 'entered-in-error')
    return undefined;
  const [first, ...rest] = toParts(document, id);
  const formats = children(document, 'content').flatMap((content) =>
    children(content, 'format').map((format) => string(format, 'code') ?? ''),
  );
  const said = [
    ...codings(document, 'type'),
    ...codings(document, 'category'),
    ...codings(child(document, 'context'), 'practiceSetting'),
  ];
  const when = whenOf(document);
  const origin = string(child(document, 'custodian'), 'display') ?? string(children(document, 'author')[0], 'display');
  const report = REPORTS[string(document, 'docStatus') ?? ''];
  const unreadable = extension(document, UNREADABLE);
  return {
    id: `${sourceId}~${id}` as ItemId,
    sourceId,
    title: string(document, 'description') ?? first.label ?? titleOf(said),
    category: categoryOf(first.mediaType, formats),
    specialty: specialtyOf(first.mediaType, said),
    parts: [first, ...rest],
    uids: uidsOf(document),
    identity,
    ...(when && { when }),
    ...(origin && { origin }),
    ...(report && { report }),
    ...(unreadable !== undefined && { unreadable }),
  };
}

const REPORTS: Readonly<Record<string, 'preliminary' | 'final' | 'amended'>> = {
  preliminary: 'preliminary',
  final: 'final',
  amended: 'amended',
};

/** When the service was, else when the document was made, else when it was registered. */
function whenOf(document: Resource): When | undefined {
  const attachments = children(document, 'content').map((content) => child(content, 'attachment'));
  const period = child(child(document, 'context'), 'period');
  const values = [
    string(period, 'start'),
    ...attachments.map((attachment) => string(attachment, 'creation')),
    string(document, 'date'),
  ];
  return values.map(toWhen).find((when) => when !== undefined);
}

/** One document in several formats: those that can be shown come first. `key` is an address, or `#n` for content within. */
function toParts(document: Resource, id: string): readonly [Part, ...Part[]] {
  const parts = children(document, 'content').flatMap((content, index): Part[] => {
    const attachment = child(content, 'attachment');
    const url = string(attachment, 'url');
    const label = string(attachment, 'title');
    const sizeBytes = number(attachment, 'size');
    if (!attachment || (url === undefined && string(attachment, 'data') === undefined)) return [];
    const mediaType = parseContentType(string(attachment, 'contentType')).type || 'application/octet-stream';
    const key = url ?? `${id}#${index}`;
    return [{ key, mediaType, ...(label && { label }), ...(sizeBytes !== undefined && sizeBytes >= 0 && { sizeBytes }) }];
  });
  const [first, ...rest] = parts
    .map((part, index) => ({ part, rank: rankOf(part) + index / 1000 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ part }) => part);
  // A document without content is listed all the same: reading it says that it is missing.
  return first ? [first, ...rest] : [{ key: `${id}#0`, mediaType: 'application/octet-stream' }];
}

const SHOWN = [/^application\/pdf$/, /^(image|video|audio)\//, /^text\//, /^application\/(rtf|xml|.*\+xml)$/];
const rankOf = ({ mediaType }: Part): number => {
  const rank = SHOWN.findIndex((pattern) => pattern.test(mediaType));
  return rank < 0 ? SHOWN.length : rank;
};

function uidsOf(document: Resource): string[] {
  const identifiers = [...children(document, 'masterIdentifier'), ...children(document, 'identifier')];
  const values = identifiers.map((identifier) => string(identifier, 'value')?.replace(/^urn:(oid|uuid):/i, ''));
  return [...new Set(values.filter((value) => value !== undefined))];
}

const titleOf = (said: readonly Coding[]): string => said.find(({ display }) => display !== '')?.display ?? '';

const CATEGORIES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/plain': 'TXT',
  'text/html': 'HTML',
  'text/csv': 'CSV',
  'text/rtf': 'RTF',
  'application/rtf': 'RTF',
  'text/xml': 'XML',
  'application/xml': 'XML',
  'application/hl7-cda+xml': 'CDA',
  'application/msword': 'DOC',
  'application/dicom': 'DICOM',
  'application/zip': 'ZIP',
  'application/json': 'JSON',
  'application/fhir+json': 'FHIR',
  'text/x-vcf': 'VCF',
  'text/vcf': 'VCF',
  'application/x-vcf+gzip': 'VCF',
  'application/x-bam': 'BAM',
  'application/gzip': 'GZ',
  'application/sla': 'STL',
  'application/octet-stream': 'FILE',
};

function categoryOf(mediaType: string, formats: readonly string[]): string {
  if (
    /xml$/.test(mediaType) &&
    formats.some((code) => /^urn:(ihe|hl7-org:sdwg)/.test(code) && !code.includes('mimeTypeSufficient'))
  )
    return 'CDA';
  const known = CATEGORIES[mediaType];
  if (known) return known;
  if (/wordprocessing|opendocument\.text/.test(mediaType)) return 'DOC';
  if (/spreadsheet|ms-excel/.test(mediaType)) return 'XLS';
  if (/presentation|ms-powerpoint/.test(mediaType)) return 'PPT';
  const [type = '', subtype = ''] = mediaType.split('/');
  if (type === 'audio') return 'AU';
  const short = subtype
    .replace(/^(x-|vnd\.)/, '')
    .replace(/\+.*$/, '')
    .toUpperCase();
  return /^(image|video|model)$/.test(type) && /^[A-Z0-9]{2,8}$/.test(short) ? short : 'FILE';
}

/** Practice settings (SNOMED CT) that are a lane of their own. */
const SETTINGS: Readonly<Record<string, Specialty>> = {
  '394914008': 'radiology',
  '394597005': 'pathology',
  '394915009': 'pathology',
  '394579002': 'physiology',
  '394582007': 'skin',
  '394594003': 'eye',
  '394580004': 'genetics',
  '310101009': 'speech',
};

/** 'document', unless its type, category or setting says otherwise, or it could be nothing else. */
function specialtyOf(mediaType: string, said: readonly Coding[]): Specialty {
  for (const { system, code } of said) {
    const own = SPECIALTIES.find((specialty) => specialty === code);
    if (own && system === 'https://helbild.example/fhir/specialty') return own;
    if (system === 'http://snomed.info/sct' && SETTINGS[code]) return SETTINGS[code];
  }
  if (/vcf|x-bam|x-cram/.test(mediaType)) return 'genetics';
  return mediaType.startsWith('audio/') ? 'speech' : 'document';
}
