// The index's tables.

/** Raised whenever the tables or what is read from files changes: an older index is made anew. */
export const VERSION = 2;

export const SCHEMA = `
  CREATE TABLE file (
    id INTEGER PRIMARY KEY, root TEXT NOT NULL, path TEXT NOT NULL, mtime REAL NOT NULL, size INTEGER NOT NULL,
    owner TEXT NOT NULL, -- patient.key that a patient.json above the file names
    sameAs TEXT NOT NULL, -- SOP Instance UID that an earlier file holds already
    UNIQUE (root, path)
  );
  CREATE INDEX fileBySameAs ON file (sameAs) WHERE sameAs <> '';
  CREATE TABLE patient (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, pid TEXT NOT NULL, issuer TEXT NOT NULL, name TEXT NOT NULL,
    nameKey TEXT NOT NULL, birth TEXT NOT NULL, sex TEXT NOT NULL
  );
  CREATE INDEX patientByPid ON patient (pid);
  -- A Study Instance UID that two people share is two studies.
  CREATE TABLE study (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL, patient INTEGER NOT NULL, date TEXT NOT NULL, time TEXT NOT NULL,
    accession TEXT NOT NULL, studyId TEXT NOT NULL, description TEXT NOT NULL, referringKey TEXT NOT NULL, json TEXT NOT NULL,
    UNIQUE (uid, patient)
  );
  CREATE INDEX studyByPatient ON study (patient);
  CREATE INDEX studyByDate ON study (date DESC, time DESC, id);
  CREATE INDEX studyByAccession ON study (accession);
  CREATE TABLE series (
    id INTEGER PRIMARY KEY, study INTEGER NOT NULL, uid TEXT NOT NULL, modality TEXT NOT NULL, number INTEGER,
    description TEXT NOT NULL, bodyPart TEXT NOT NULL, json TEXT NOT NULL,
    UNIQUE (study, uid)
  );
  CREATE INDEX seriesByUid ON series (uid);
  CREATE INDEX seriesByModality ON series (modality, study);
  CREATE TABLE instance (
    id INTEGER PRIMARY KEY, series INTEGER NOT NULL, file INTEGER NOT NULL, uid TEXT NOT NULL UNIQUE,
    class TEXT NOT NULL, number INTEGER, frames INTEGER NOT NULL, transferSyntax TEXT NOT NULL, generated INTEGER NOT NULL,
    problem TEXT NOT NULL, json TEXT NOT NULL
  );
  CREATE INDEX instanceBySeries ON instance (series, number, uid);
  CREATE INDEX instanceByFile ON instance (file);
  CREATE INDEX instanceByClass ON instance (class);
  CREATE TABLE document (
    id TEXT PRIMARY KEY, file INTEGER NOT NULL, patient INTEGER NOT NULL, type TEXT NOT NULL,
    title TEXT NOT NULL, created TEXT NOT NULL, problem TEXT NOT NULL,
    sha1 TEXT NOT NULL -- base64; '' for files too large to be hashed while indexing
  );
  CREATE INDEX documentByPatient ON document (patient);
  CREATE INDEX documentByFile ON document (file);
`;
