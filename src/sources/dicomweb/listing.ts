// A patient's studies and series as they come in from two queries at once, and what may be said of them.
import type { Patient } from '../../model/patient.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, number } from '../../standards/dicom/json.ts';
import { belongingOf, ownerKey, ownIdentity, sameOwner, uidOf } from './rows.ts';
import type { Study } from './toItems.ts';

export class Listing {
  readonly #patient: Patient;
  /** The patient's own study rows, by UID. */
  readonly #studies = new Map<string, Dataset>();
  /** All series rows that may be the patient's, by study and UID. */
  readonly #series = new Map<string, Map<string, Dataset>>();
  /** Studies with rows that carry the patient's number and another name. */
  readonly contradicting = new Set<string>();
  broken = 0;

  constructor(patient: Patient) {
    this.#patient = patient;
  }

  /** @returns how many of the rows are somebody else's */
  addStudies(rows: readonly Dataset[]): number {
    let others = 0;
    for (const row of rows) {
      const uid = uidOf(row, '0020000D');
      if (!this.#isOwn(row, uid)) others++;
      else if (uid === undefined) this.broken++;
      else this.#studies.set(uid, row);
    }
    return others;
  }

  /** @param within the study that was asked, where rows need not name it. @returns how many of the rows are somebody else's */
  addSeries(rows: readonly Dataset[], within?: string): number {
    let others = 0;
    for (const row of rows) {
      const study = uidOf(row, '0020000D') ?? within;
      const uid = uidOf(row, '0020000E');
      if ((within !== undefined && study !== within) || (ownIdentity(row) && !this.#isOwn(row, study))) others++;
      else if (uid === undefined || study === undefined) this.broken++;
      else {
        const series = this.#series.get(study) ?? new Map<string, Dataset>();
        this.#series.set(study, series.set(uid, row));
      }
    }
    return others;
  }

  #isOwn(row: Dataset, study: string | undefined): boolean {
    if (this.#patient.onlyStudy !== undefined && study !== this.#patient.onlyStudy) return false;
    const belonging = belongingOf(this.#patient, identityOf(row));
    if (belonging === 'contradicting' && study !== undefined) this.contradicting.add(study);
    return belonging === 'own';
  }

  /** UIDs of all studies that are known by their own row or by a series. */
  studies(): string[] {
    return [...new Set([...this.#studies.keys(), ...this.#series.keys()])];
  }

  /** The series that the study row counts are all here. Without a count nobody knows before the end. */
  isComplete(study: string): boolean {
    const row = this.#studies.get(study);
    const expected = row && number(row, '00201206');
    return expected !== undefined && expected > 0 && (this.#series.get(study)?.size ?? 0) >= expected;
  }

  /** Whether a study row came whose series, or some of them, did not. */
  lacksSeries(study: string): boolean {
    const row = this.#studies.get(study);
    return row !== undefined && (this.#series.get(study)?.size ?? 0) < (number(row, '00201206') ?? 1);
  }

  /** The study, with those of its series that are one person's. @returns undefined while that is not known, or without series */
  study(uid: string): (Omit<Study, 'series'> & { readonly rows: readonly Dataset[] }) | undefined {
    const series = [...(this.#series.get(uid)?.values() ?? [])];
    const row = this.#studies.get(uid) ?? series.find((one) => ownIdentity(one));
    if (!row) return undefined;
    const identity = this.#ownerOf(uid, [row, ...series]);
    const rows = series.filter((one) => sameOwner(ownIdentity(one) ?? identityOf(row), identity));
    if (rows.length < series.length) this.contradicting.add(uid);
    return rows.length === 0 ? undefined : { uid, row, identity, rows };
  }

  /** Where names differ under one number, the one the patient was found by; else the first. */
  #ownerOf(study: string, rows: readonly Dataset[]): ReturnType<typeof identityOf> {
    const found = rows.flatMap((row) => ownIdentity(row) ?? []);
    const wanted = ownerKey(this.#patient, study);
    return found.find((identity) => ownerKey(identity, study) === wanted) ?? found[0] ?? this.#patient;
  }
}
