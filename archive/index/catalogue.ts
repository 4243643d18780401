// What the archive holds: written by the refresh and by STOW, read by everything that answers.
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Db, SqlValue } from './database.ts';
import { nameKey, printName } from './names.ts';
import { patientKey, UNASSIGNED } from './owner.ts';
import { type DocumentEntry, type Entry, first, type InstanceEntry, type PatientRecord, unreadable } from './readFile.ts';
import { holdSameBytes } from './sameBytes.ts';

/** `data`: the folder somebody gave us, never written to; `store`: ours, what STOW brought. */
export type Root = 'data' | 'store';

export interface FileRecord {
  readonly root: Root;
  readonly path: string;
  readonly mtime: number;
  readonly size: number;
  readonly owner?: PatientRecord;
  readonly entry: Entry;
}
export interface KnownFile {
  readonly id: number;
  readonly path: string;
  readonly mtime: number;
  readonly size: number;
  readonly owner: string;
}
export interface InstancePlace {
  readonly path: string;
  readonly uid: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopClass: string;
  readonly transferSyntax: string;
  readonly frames: number;
  readonly generated: boolean;
  readonly problem: string;
  /** Changes whenever the file does. */
  readonly version: string;
}

const DUPLICATE = 'another file holds an object with the same SOP Instance UID and other content; that one is shown';

const PLACE = `
  SELECT file.root, file.path, file.mtime, file.size, instance.uid, study.uid AS studyUid, series.uid AS seriesUid, class AS sopClass,
    transferSyntax, frames, generated, problem
  FROM instance JOIN series ON series.id = instance.series JOIN study ON study.id = series.study JOIN file ON file.id = instance.file`;

export class Catalogue {
  readonly db: Db;
  readonly #folders: Readonly<Record<Root, string>>;

  constructor(db: Db, folders: Readonly<Record<Root, string>>) {
    this.db = db;
    this.#folders = folders;
  }

  absolute = (root: Root, path: string): string => join(this.#folders[root], path);

  /** Whether a path still leads to a place inside of its folder: links may have been put there since it was indexed. */
  isInside(absolute: string): boolean {
    try {
      const real = realpathSync(absolute);
      return Object.values(this.#folders).some((folder) => real.startsWith(realpathSync(folder) + sep));
    } catch {
      return false;
    }
  }

  known(root: Root): Map<string, KnownFile> {
    const rows = this.db.rows<KnownFile>('SELECT id, path, mtime, size, owner FROM file WHERE root = ?', root);
    return new Map(rows.map((row) => [row.path, row]));
  }

  /** Writes what was read, replacing what was known of the same paths; all or nothing. */
  put(records: readonly FileRecord[]): void {
    this.db.transaction(() => {
      for (const record of records) this.#putOne(record);
    });
  }

  forget(ids: readonly number[]): void {
    this.db.transaction(() => {
      for (const id of ids) this.#forgetOne(id);
      this.#dropOrphans();
    });
  }

  /** @param seriesUid undefined for all of a study, and `uid` for all of a series */
  places(studyUid: string, seriesUid?: string, uid?: string): InstancePlace[] {
    const conditions = [
      'study.uid = ?',
      ...(seriesUid === undefined ? [] : ['series.uid = ?']),
      ...(uid === undefined ? [] : ['instance.uid = ?']),
    ];
    const values = [studyUid, seriesUid, uid].filter((value) => value !== undefined);
    const sql = `${PLACE} WHERE ${conditions.join(' AND ')} ORDER BY series.number, series.uid, instance.number, instance.uid`;
    return this.db.rows<PlaceRow>(sql, ...values).map((row) => this.#toPlace(row));
  }

  place(uid: string): InstancePlace | undefined {
    const row = this.db.row<PlaceRow>(`${PLACE} WHERE instance.uid = ?`, uid);
    return row && this.#toPlace(row);
  }

  counts(): { instances: number; documents: number; unreadable: number; files: number; copies: number } {
    const count = (sql: string) => this.db.value<number>(`SELECT count(*) AS value FROM ${sql}`) ?? 0;
    return {
      files: count('file'),
      instances: count('instance'),
      documents: count("document WHERE problem = ''"),
      unreadable: count("document WHERE problem <> ''"),
      copies: count('file WHERE id NOT IN (SELECT file FROM instance) AND id NOT IN (SELECT file FROM document)'),
    };
  }

  close(): void {
    this.db.close();
  }

  #toPlace({ root, path, mtime, size, ...row }: PlaceRow): InstancePlace {
    const version = createHash('sha256').update(`${root}/${path}/${mtime}/${size}`).digest('base64url').slice(0, 16);
    return { ...row, generated: row.generated === 1, path: this.absolute(root, path), version };
  }

  #putOne(record: FileRecord): void {
    const old = this.db.value<number>('SELECT id AS value FROM file WHERE root = ? AND path = ?', record.root, record.path);
    if (old !== undefined) this.#forgetOne(old);
    const { entry } = record;
    const earlier = entry.kind === 'instance' ? this.place(entry.uid) : undefined;
    const owner = record.owner ? patientKey(record.owner) : '';
    const { root, path, mtime, size } = record;
    const sql = 'INSERT INTO file (root, path, mtime, size, owner, sameAs) VALUES (?, ?, ?, ?, ?, ?)';
    const file = this.db.run(sql, root, path, mtime, size, owner, earlier?.uid ?? '');
    if (entry.kind === 'document') this.#putDocument(record, entry, file);
    else if (!earlier) this.#putInstance(entry, file);
    else if (!holdSameBytes(this.absolute(root, path), earlier.path)) {
      this.#putDocument(record, { ...unreadable('application/dicom', DUPLICATE), patient: entry.patient }, file);
    }
  }

  #putPatient(patient: PatientRecord): number {
    const { id, issuer, name, birth, sex } = patient;
    const key = patientKey(patient);
    const sql = `INSERT INTO patient (key, pid, issuer, name, nameKey, birth, sex) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET birth = iif(birth = '', excluded.birth, birth), sex = iif(sex = '', excluded.sex, sex)`;
    this.db.run(sql, key, id, issuer, name, nameKey(name), birth, sex);
    return this.#idOf('SELECT id AS value FROM patient WHERE key = ?', key);
  }

  #putInstance(entry: InstanceEntry, file: number): void {
    const series = this.#putSeries(entry, this.#putStudy(entry, this.#putPatient(entry.patient)));
    const { uid, sopClass, instance, frames, transferSyntax, generated, problem } = entry;
    const number = toNumber(first(instance, '00200013'));
    const sql = `INSERT INTO instance (series, file, uid, class, number, frames, transferSyntax, generated, problem, json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.db.run(
      sql,
      series,
      file,
      uid,
      sopClass,
      number,
      frames,
      transferSyntax,
      generated ? 1 : 0,
      problem,
      JSON.stringify(instance),
    );
  }

  #putStudy({ studyUid, study }: InstanceEntry, patient: number): number {
    const text = (tag: string) => first(study, tag);
    const description = text('00081030');
    const referring = nameKey(printName(study['00080090']?.Value?.[0]));
    const sql = `INSERT INTO study (uid, patient, date, time, accession, studyId, description, referringKey, json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
    const columns = [text('00080020'), text('00080030'), text('00080050'), text('00200010'), description, referring];
    this.db.run(sql, studyUid, patient, ...columns, JSON.stringify(study));
    return this.#idOf('SELECT id AS value FROM study WHERE uid = ? AND patient = ?', studyUid, patient);
  }

  #putSeries({ seriesUid, series }: InstanceEntry, study: number): number {
    const text = (tag: string) => first(series, tag);
    const sql = `INSERT INTO series (study, uid, modality, number, description, bodyPart, json)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
    const number = toNumber(text('00200011'));
    this.db.run(sql, study, seriesUid, text('00080060'), number, text('0008103E'), text('00180015'), JSON.stringify(series));
    return this.#idOf('SELECT id AS value FROM series WHERE study = ? AND uid = ?', study, seriesUid);
  }

  #putDocument({ root, path, owner }: FileRecord, entry: DocumentEntry, file: number): void {
    const said = entry.patient && entry.patient.id !== '' ? entry.patient : undefined;
    const patient = this.#putPatient(said ?? owner ?? UNASSIGNED);
    const id = createHash('sha256').update(`${root}/${path}`).digest('hex').slice(0, 32);
    const title = path.slice(path.lastIndexOf('/') + 1);
    const sql = 'INSERT INTO document (id, file, patient, type, title, created, problem, sha1) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
    this.db.run(sql, id, file, patient, entry.type, title, entry.created, entry.problem, entry.sha1);
  }

  #idOf(sql: string, ...values: SqlValue[]): number {
    const id = this.db.value<number>(sql, ...values);
    if (id === undefined) throw new Error('a row that was just written is not there');
    return id;
  }

  #forgetOne(id: number): void {
    const uid = this.db.value<string>('SELECT uid AS value FROM instance WHERE file = ?', id);
    for (const table of ['instance', 'document']) this.db.run(`DELETE FROM ${table} WHERE file = ?`, id);
    this.db.run('DELETE FROM file WHERE id = ?', id);
    if (uid === undefined) return;
    // Another file with the same UID may take the place: as unknown files they are read again.
    const others = this.db.values<number>('SELECT id AS value FROM file WHERE sameAs = ?', uid);
    for (const other of others) this.#forgetOne(other);
  }

  #dropOrphans(): void {
    this.db.exec('DELETE FROM series WHERE id NOT IN (SELECT series FROM instance)');
    this.db.exec('DELETE FROM study WHERE id NOT IN (SELECT study FROM series)');
    this.db.exec('DELETE FROM patient WHERE id NOT IN (SELECT patient FROM study) AND id NOT IN (SELECT patient FROM document)');
  }
}

type PlaceRow = Omit<InstancePlace, 'generated' | 'version'> & { root: Root; mtime: number; size: number; generated: number };

const toNumber = (text: string): number | null => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : null);
