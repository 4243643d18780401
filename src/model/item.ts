// The nouns everyone shares: an item on a timeline, its parts, and how their bytes are asked for.
import type { Identity } from './patient.ts';

export type ItemId = string & { readonly brand: 'ItemId' };

/** A time no finer than the source knows it: many documents have only a day. PS3.5 §6.2 (DA, TM, DT). */
export interface When {
  /** ISO 8601, cut at the precision: '2024', '2024-05', '2024-05-17', '2024-05-17T09:42', '2024-05-17T09:42:10'; local time of the source. */
  readonly iso: string;
  readonly precision: 'year' | 'month' | 'day' | 'minute' | 'second';
}

/** The lanes of the timeline, in their fixed order. */
export const SPECIALTIES = [
  'radiology',
  'breast',
  'ultrasound',
  'pathology',
  'endoscopy',
  'skin',
  'eye',
  'physiology',
  'speech',
  'genetics',
  'document',
  'other',
] as const;
export type Specialty = (typeof SPECIALTIES)[number];

/** Something with bytes: a series, an instance, a document, a file. `key` is its source's own address, opaque to all others. */
export interface Part {
  readonly key: string;
  readonly mediaType: string;
  readonly sopClass?: string;
  /** DICOM Modality (0008,0060) where the source says. */
  readonly modality?: string;
  /** What a clinician calls it: a series description, a file name. Untrusted text. */
  readonly label?: string;
  /** How many pictures it holds, if known: instances of a series. */
  readonly count?: number;
  readonly sizeBytes?: number;
}

/** One thing on a patient's timeline: made at some time, showable in a pane. */
export interface TimelineItem {
  /** `${sourceId}~${key}`: stable, fit for a URL, never a person's name or number. */
  readonly id: ItemId;
  readonly sourceId: string;
  readonly title: string;
  /** What a clinician calls it, as a code the timeline prints: 'CT', 'MR', 'MG', 'US', 'PDF'. DICOM modality words where there is one. */
  readonly category: string;
  readonly specialty: Specialty;
  /** Absent when the source has no date at all: listed under "no date", never under an invented one. */
  readonly when?: When;
  /** Enough to choose a renderer without another request. */
  readonly parts: readonly [Part, ...Part[]];
  /** Names known elsewhere (Study UID, XDS uniqueId): items of one kind that share one are one. */
  readonly uids: readonly string[];
  /** Whose it is, as this item's own record says. */
  readonly identity: Identity;
  readonly counts?: { readonly series?: number; readonly images?: number };
  /** Where it was made: institution or unit. Untrusted text. */
  readonly origin?: string;
  readonly bodyPart?: string;
  readonly laterality?: 'R' | 'L' | 'B' | 'U';
  readonly accession?: string;
  readonly report?: 'preliminary' | 'final' | 'amended';
  /** Why the source itself could not read it (an empty file, a broken header), in the source's words. Untrusted text. */
  readonly unreadable?: string;
}

export interface Call {
  readonly signal: AbortSignal;
}

export interface ReadOptions extends Call {
  /** Media types, best first; the Response's content-type says what came. */
  readonly accept?: readonly string[];
  /** SOP Instance UID, where the part is a series. */
  readonly instance?: string;
  /** With `accept` DICOM JSON on a series: the metadata of any one instance, the quickest the source can give. */
  readonly sample?: boolean;
  /** From 1, as DICOM counts. */
  readonly frame?: number;
  /** A BulkDataURI that stood in this part's metadata. */
  readonly bulkData?: string;
  /**
   * An address that a document's content tells, relative to its own: a tile of the pyramid that it describes. Only where the
   * source is configured to go, and never among its records. @throws Failure 'forbidden' elsewhere, 'unsupported' of sources
   * whose parts have no neighbours
   */
  readonly beside?: string;
  /** Bytes, both inclusive, as HTTP counts. Where the whole had to be fetched for them, the answer has `WHOLE_HEADER`. */
  readonly range?: { readonly from: number; readonly to: number };
  /** CSS px; a rendered picture (image/jpeg, image/png) no larger than this. A preview, never for diagnosis. */
  readonly fit?: { readonly width: number; readonly height: number };
  /** What is on screen first. Default 'visible'. */
  readonly priority?: 'visible' | 'near' | 'background';
}
/** On a piece that was cut here out of a whole answer: each further piece costs the whole again. */
export const WHOLE_HEADER = 'x-helbild-whole';
export type Read = (part: Part, options: ReadOptions) => Promise<Response>;
/** Where an engine that must fetch by itself finds a part. */
export type Locate = (part: Part) => { readonly url: string; readonly headers: Readonly<Record<string, string>> };
