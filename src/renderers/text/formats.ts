// Which text a part is, by its label, and by its first letters where those say more.
import type { Part } from '../../model/item.ts';

export type TextFormat = 'plain' | 'rtf' | 'html' | 'xml' | 'csv' | 'json' | 'docx';

/** Encapsulated CDA Storage, PS3.4 B.5. */
const ENCAPSULATED_CDA = '1.2.840.10008.5.1.4.1.1.104.2';
export const isEncapsulatedCda = (part: Part): boolean => part.sopClass === ENCAPSULATED_CDA;

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const OTHERS = /^text\/(x-vcf|vcf|x-bed|bed|calendar|vcard)$|^image\/|fhir\+(json|xml)/;

const FORMATS: readonly (readonly [RegExp, TextFormat])[] = [
  [/^(application|text)\/(x-)?rtf$/, 'rtf'],
  [/^(text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^text\/(csv|tab-separated-values)$/, 'csv'],
  [/^(application|text)\/xml$|\+xml$|^application\/(hl7-(v3|cda|sda)|cda)/, 'xml'],
  [/^application\/json$|\+json$/, 'json'],
  [/^text\//, 'plain'],
];

const typeOf = (mediaType: string): string => mediaType.split(';')[0]?.trim().toLowerCase() ?? '';

/** @returns undefined for what is no text */
export function formatOf(mediaType: string): TextFormat | undefined {
  const type = typeOf(mediaType);
  if (type === DOCX) return 'docx';
  return OTHERS.test(type) || type.startsWith('application/dicom')
    ? undefined
    : FORMATS.find(([pattern]) => pattern.test(type))?.[1];
}

/** 1 for what is made to be read, less for what is only readable. */
export function suitsText(part: Part): number {
  if (isEncapsulatedCda(part)) return 1;
  if (part.sopClass !== undefined || part.modality !== undefined) return 0;
  const type = typeOf(part.mediaType);
  const format = formatOf(type);
  if (format === undefined) return /fhir\+(json|xml)/.test(type) ? 0.3 : OTHERS.test(type) && type.startsWith('text/') ? 0.2 : 0;
  // A kind of its own may hide behind a type that ends so.
  return /\+(json|xml)$/.test(type) && !/xhtml|hl7|cda/.test(type) ? 0.6 : 1;
}

/** What the letters themselves leave no doubt about. */
export function formatOfText(text: string, labelled: TextFormat): TextFormat {
  const start = text
    .slice(0, 2000)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (/^<!doctype\s+html|^<html[\s>]/i.test(start)) return 'html';
  if (/^<\?xml[\s]/.test(start)) return /<html[\s>]/i.test(start) ? 'html' : 'xml';
  if (/^<(\w+:)?ClinicalDocument[\s>]/.test(start)) return 'xml';
  return labelled;
}
