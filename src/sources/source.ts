// What a backend is to the rest of the house: a list of items and a way to their bytes.
import type { FailureReason } from '../model/failure.ts';
import type { Call, ItemId, Locate, Part, Read, TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';

/** A backend. Holds no cache and no state but its configuration and what it learnt of the server's quirks. */
export interface Source {
  /** From the configuration; the first half of every ItemId. */
  readonly id: string;
  /** As users know it: 'Radiology archive'. */
  readonly label: string;
  /** @throws Failure */
  findPatients(query: PatientQuery, call: Call): Promise<PatientMatches>;
  /** The patient's items in batches, as they arrive, in no order. @throws Failure only when nothing can be listed */
  timeline(patient: Patient, call: Call): AsyncIterable<Batch>;
  /** One item and whose it is, from its id alone: a link that was kept, a launch. @throws Failure */
  open(id: ItemId, call: Call): Promise<TimelineItem>;
  /** All items of a DICOM study, whosever they are: its pictures, reports, and what is drawn over them. @throws Failure */
  study?(uid: string, call: Call): Promise<readonly TimelineItem[]>;
  /**
   * Begins to ask for what a viewport asks first of a part of pictures; its `read` is then handed what has come.
   * @returns when that is on its way. Never rejects
   */
  warm?(part: Part): Promise<void>;
  /** One part's bytes, always as an HTTP answer, even where the wire is SOAP or a local file. @throws Failure */
  readonly read: Read;
  /** Absent where a plain GET will not do (ITI-43). */
  readonly locate?: Locate;
}

/** What is known of the person looked for; an empty query asks for those with the newest items. */
export interface PatientQuery {
  /** A patient number, separators already removed; or the beginning of one. */
  readonly id?: string;
  /** Parts of a name in any order, without case. */
  readonly name?: string;
  /** YYYY-MM-DD */
  readonly birthDate?: string;
  /** How many to answer at most. */
  readonly limit: number;
}

export interface PatientMatches {
  readonly patients: readonly Patient[];
  /** There are, or may be, more than were answered. */
  readonly more: boolean;
}

export interface Batch {
  readonly items: readonly TimelineItem[];
  readonly gaps: readonly Gap[];
}

/** Something that exists, or may, and could not be listed: an XDS PartialSuccess, a site that is down. Shown in its
 *  place on the timeline: an incomplete story must look incomplete. */
export interface Gap {
  readonly reason: FailureReason;
  readonly detail: string;
}

/** The source that an item's id names. */
export const sourceOf = (sources: readonly Source[], id: ItemId): Source | undefined =>
  sources.find((source) => source.id === id.slice(0, id.indexOf('~')));
