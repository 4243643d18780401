// What passes between reading a document and saying it.
import type { Sheet } from '../../lib/prose.ts';
import type { Identity } from '../../model/patient.ts';
import type { DocumentRef } from '../encapsulated.ts';
import type { ReadText } from './listTexts.ts';

/** A document that was read, to be said in the language of the moment. */
export interface Composer {
  compose(): Sheet;
  /** What the reader must not miss. */
  warning?(): string | undefined;
  /** A file inside of it that is for another renderer. */
  readonly inner?: { readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> };
  /** A FHIR resource that another renderer shows better. */
  readonly resourceType?: string;
}

export interface ToCompose extends ReadText {
  readonly document: DocumentRef;
  readonly identity: Identity;
}
