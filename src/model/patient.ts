// Who the pictures belong to, and when two records may be taken for one person.

/** A number given to a person by somebody. Equal values from two issuers are two people. */
export interface PatientIdentifier {
  readonly value: string;
  /** OID, URI or namespace text of the assigning authority; '' when the source does not say. */
  readonly issuer: string;
}

/** A person's name in DICOM's order (PS3.5 §6.2.1), decoded to text. */
export interface PersonName {
  readonly family: string;
  readonly given: string;
  readonly middle?: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** What one object says about whose it is. */
export interface Identity {
  readonly id: PatientIdentifier;
  readonly name: PersonName;
  /** YYYY-MM-DD, as far as known. Never part of the comparison (BIR, RAD TF-2 4.16.4.2.2.5.3). */
  readonly birthDate?: string;
  readonly sex?: 'M' | 'F' | 'O';
}

/** A person as one source knows them. */
export interface Patient extends Identity {
  readonly sourceId: string;
  /** Set when the archive holds no patient number: the person exists only within this study (Study Instance UID). */
  readonly onlyStudy?: string;
  /** How many examinations are counted: by the sources that count. */
  readonly itemCount?: number;
  /** Newest item, YYYY-MM-DD, if known. */
  readonly latest?: string;
}
