// Expected trouble, from a closed list, and its words for the person it concerns.
import { defineWords } from '../lib/language.ts';

export type FailureReason =
  | 'unreachable' // no answer, or a 5xx
  | 'busy' // 429, 503 with Retry-After
  | 'unauthorised' // 401
  | 'forbidden' // 403
  | 'missing' // 404, 410: it was there and is not
  | 'pictureless' // the object is there, and holds no picture, or not that one
  | 'malformed' // an answer or a file that contradicts its own format
  | 'unsupported' // understood, and we cannot show it
  | 'outOfMemory'
  | 'otherPatient'; // it belongs to somebody else: never painted

export interface FailureDetails {
  readonly cause?: unknown;
  /** What exactly, for support: a UID of a transfer syntax, an HTTP status. Never anything that identifies a patient. */
  readonly detail?: string;
}

/** Trouble that a user can be told about. Anything else that is thrown is a bug. An abort is neither: it is silence. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly reason: FailureReason;
  readonly detail: string;
  constructor(reason: FailureReason, { cause, detail = '' }: FailureDetails = {}) {
    super(detail ? `${reason}: ${detail}` : reason, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.detail = detail;
  }
}

export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Any thrown thing as a Failure: bugs become 'malformed' with their message as the detail. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof RangeError && /alloc|length|memory/i.test(error.message))
    return new Failure('outOfMemory', { cause: error });
  return new Failure('malformed', { cause: error, detail: error instanceof Error ? error.message : String(error) });
}

export interface FailureWords {
  readonly title: string;
  /** What the reader can do. */
  readonly advice: string;
}

const words = defineWords<Record<FailureReason, FailureWords>>({
  sv: {
    unreachable: { title: 'Källan svarar inte', advice: 'Försök igen om en stund. Annat som redan visas påverkas inte.' },
    busy: { title: 'Källan är upptagen', advice: 'Försök igen om en stund.' },
    unauthorised: { title: 'Inloggningen gäller inte längre', advice: 'Logga in igen.' },
    forbidden: { title: 'Du har inte behörighet', advice: 'Be den som ansvarar för källan om behörighet.' },
    missing: {
      title: 'Bilden finns inte kvar i källan',
      advice: 'Den kan ha flyttats eller gallrats. Fråga arkivets förvaltare.',
    },
    pictureless: {
      title: 'Objektet saknar bild',
      advice: 'Bilddata saknas eller är avklippta. Ladda ner originalet, eller be avsändaren skicka det igen.',
    },
    malformed: { title: 'Filen är trasig', advice: 'Ladda ner originalet eller be avsändaren skicka det igen.' },
    unsupported: {
      title: 'Formatet kan inte visas',
      advice: 'Ladda ner originalet och öppna det i ett program som klarar formatet.',
    },
    outOfMemory: { title: 'Bilden får inte plats i minnet', advice: 'Stäng andra rutor eller öppna bilden på en större dator.' },
    otherPatient: { title: 'Fel patient i bildfilen', advice: 'Bilden visas inte. Anmäl till arkivets förvaltare.' },
  },
  en: {
    unreachable: { title: 'The source does not respond', advice: 'Try again in a while. What is already shown is not affected.' },
    busy: { title: 'The source is busy', advice: 'Try again in a while.' },
    unauthorised: { title: 'Your sign-in is no longer valid', advice: 'Sign in again.' },
    forbidden: { title: 'You do not have access', advice: 'Ask whoever manages the source for access.' },
    missing: {
      title: 'The image is no longer in the source',
      advice: 'It may have been moved or deleted. Ask the archive manager.',
    },
    pictureless: {
      title: 'The object holds no image',
      advice: 'Its image data are missing or cut short. Download the original, or ask the sender to send it again.',
    },
    malformed: { title: 'The file is broken', advice: 'Download the original, or ask the sender to send it again.' },
    unsupported: {
      title: 'The format cannot be shown',
      advice: 'Download the original and open it in a program that reads the format.',
    },
    outOfMemory: { title: 'The image does not fit in memory', advice: 'Close other viewports, or open it on a larger computer.' },
    otherPatient: {
      title: 'Wrong patient in the image file',
      advice: 'The image is not shown. Report it to the archive manager.',
    },
  },
});

export const describeFailure = (failure: Failure): FailureWords => words()[failure.reason];
