import type { Part } from '../../model/item.ts';
import { sopKind } from '../../standards/dicom/sopClasses.ts';
import { fhirResourceOf } from '../../standards/fhir/mediaType.ts';

const KINDS: readonly unknown[] = ['report', 'finding', 'keyObjects'];
const MODALITIES: readonly (string | undefined)[] = ['SR', 'KO'];

/** Structured reports of any template, and key object selections. */
export const isStructured = ({ sopClass, modality, mediaType }: Part): boolean =>
  sopClass === undefined
    ? mediaType.startsWith('application/dicom') && MODALITIES.includes(modality)
    : KINDS.includes(sopKind(sopClass));

/** A FHIR report: the media type's parameter says which resource a document is (see believeBytes). */
export const isFhir = ({ mediaType }: Part): boolean => fhirResourceOf(mediaType) === 'DiagnosticReport';

export const isReport = (part: Part): boolean => isStructured(part) || isFhir(part);
