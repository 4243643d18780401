import type { Part } from '../../model/item.ts';

/** Encapsulated CDA Storage, PS3.4 B.5. */
const ENCAPSULATED_CDA = '1.2.840.10008.5.1.4.1.1.104.2';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const OTHERS: readonly RegExp[] = [
  /^text\/(?!x-vcf|vcf|x-bed)/,
  /^application\/(rtf|xml|json|fhir\+json|xhtml\+xml|hl7-cda\+xml|hl7-sda\+xml)$/,
];

export function isText({ mediaType, sopClass }: Part): boolean {
  if (sopClass !== undefined) return sopClass === ENCAPSULATED_CDA;
  // Parameters tell the encoding, or that there is a PDF inside, which has a renderer of its own.
  const [type = '', parameter = ''] = mediaType.toLowerCase().split(';');
  if (parameter.includes('body=pdf') || /resource=(DiagnosticReport|QuestionnaireResponse|Bundle|List)$/.test(parameter))
    return false;
  return type === DOCX || OTHERS.some((pattern) => pattern.test(type));
}
