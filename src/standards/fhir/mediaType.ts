// FHIR's JSON media type (R4 §2.21.0.6), with a parameter of the house's own: which resource was found inside.

const FHIR_JSON = 'application/fhir+json';

/** @param resourceType 'Bundle' */
export const fhirMediaType = (resourceType?: string): string =>
  resourceType === undefined ? FHIR_JSON : `${FHIR_JSON}; resource=${resourceType}`;

/** @returns undefined for what is not FHIR's JSON, '' where nobody has looked inside */
export function fhirResourceOf(mediaType: string): string | undefined {
  const match = /^application\/(?:fhir\+json|json\+fhir)\s*(?:;\s*resource=([A-Za-z]+))?/i.exec(mediaType);
  return match ? (match[1] ?? '') : undefined;
}
