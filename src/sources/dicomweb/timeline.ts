// A patient's items out of two queries asked at once, /studies and /series, in batches as they become complete.
import { Channel } from '../../lib/channel.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import type { Patient } from '../../model/patient.ts';
import { IDENTITY_TAGS } from '../../standards/dicom/identity.ts';
import type { Batch, Gap } from '../source.ts';
import { Listing } from './listing.ts';
import type { Query, QueryCall } from './qido.ts';
import type { Room } from './room.ts';
import { ownIdentity, sameOwner } from './rows.ts';
import { sampleSeries } from './sampleSeries.ts';
import { SERIES_TAGS, STUDY_TAGS, toItems } from './toItems.ts';

/** @throws Failure only when nothing can be listed */
export async function* readTimeline(room: Room, patient: Patient, call: Call): AsyncGenerator<Batch, void, undefined> {
  const leaving = new AbortController();
  const signal = AbortSignal.any([call.signal, leaving.signal]);
  const batches = new Channel<Batch>();
  new TimelineReading(room, patient, { signal }, (batch) => batches.push(batch)).run().then(
    () => batches.close(),
    (error) => batches.fail(error),
  );
  try {
    yield* batches;
  } finally {
    leaving.abort();
  }
}

class TimelineReading {
  readonly #room: Room;
  readonly #call: Call;
  readonly #emit: (batch: Batch) => void;
  readonly #keys: Readonly<Record<string, string>>;
  readonly #listing: Listing;
  readonly #emitted = new Set<string>();
  readonly #emitting: Promise<void>[] = [];
  readonly #failures: Failure[] = [];

  constructor(room: Room, patient: Patient, call: Call, emit: (batch: Batch) => void) {
    this.#room = room;
    this.#call = call;
    this.#emit = emit;
    this.#listing = new Listing(patient);
    // The issuer is not sent: servers store it in many spellings, and the answer is filtered by it anyway.
    this.#keys = patient.onlyStudy === undefined ? { PatientID: patient.id.value } : { StudyInstanceUID: patient.onlyStudy };
    if (patient.onlyStudy === undefined && patient.id.value === '')
      throw new Failure('unsupported', { detail: 'no patient number' });
  }

  async run(): Promise<void> {
    const [studies, series] = await Promise.all([this.#readStudies(), this.#readSeries()]);
    if (studies && series && this.#listing.studies().length === 0) throw studies;
    this.#note(studies);
    const isWorthAsking =
      !series || series.reason === 'unsupported' || series.reason === 'missing' || series.reason === 'malformed';
    if (isWorthAsking) await Promise.all(this.#listing.studies().map((study) => this.#completeStudy(study)));
    else this.#note(series);
    for (const study of this.#listing.studies()) this.#emitStudy(study);
    await Promise.all(this.#emitting);
    const gaps = this.#gaps();
    if (gaps.length > 0) this.#emit({ items: [], gaps });
  }

  async #readStudies(): Promise<Failure | undefined> {
    const query: Query = { path: 'studies', keys: this.#keys, include: [...STUDY_TAGS, ...IDENTITY_TAGS], uid: '0020000D' };
    return this.#readPages(query, (rows) => {
      this.#listing.addStudies(rows);
      return true;
    });
  }

  async #readSeries(): Promise<Failure | undefined> {
    if (!this.#room.learnt.hasRelationalSeries) return new Failure('unsupported');
    const query: Query = { path: 'series', keys: this.#keys, include: [...SERIES_TAGS, ...IDENTITY_TAGS], uid: '0020000E' };
    const failure = await this.#readPages(query, (rows) => {
      const isFiltered = this.#listing.addSeries(rows) === 0;
      // Everybody's series, page after page: the studies are asked one by one instead.
      if (!isFiltered) this.#room.learnt.hasRelationalSeries = false;
      return isFiltered;
    });
    if (failure?.reason === 'unsupported' || failure?.reason === 'missing') this.#room.learnt.hasRelationalSeries = false;
    return failure;
  }

  /** @returns what ended the pages before their end */
  async #readPages(query: Query, add: (rows: Parameters<Listing['addStudies']>[0]) => boolean): Promise<Failure | undefined> {
    try {
      for await (const page of this.#room.qido.pages(query, this.#call)) {
        this.#listing.broken += page.broken;
        if (!add(page.rows)) break;
        for (const study of this.#listing.studies()) if (this.#listing.isComplete(study)) this.#emitStudy(study);
      }
      return undefined;
    } catch (error) {
      if (isAbort(error)) throw error;
      return toFailure(error);
    }
  }

  async #completeStudy(study: string): Promise<void> {
    if (this.#emitted.has(study) || !this.#listing.lacksSeries(study)) return;
    const query: Query = {
      path: `studies/${study}/series`,
      include: [...SERIES_TAGS, ...IDENTITY_TAGS],
      uid: '0020000E',
    };
    const call: QueryCall = { ...this.#call, priority: 'near' };
    try {
      for await (const page of this.#room.qido.pages(query, call)) {
        this.#listing.broken += page.broken;
        this.#listing.addSeries(page.rows, study);
      }
      if (!this.#listing.study(study)) this.#note(new Failure('missing', { detail: 'a study without series' }));
    } catch (error) {
      if (isAbort(error)) throw error;
      this.#note(toFailure(error));
    }
    this.#emitStudy(study);
  }

  /** Once for each study, when all that can be known of it is. */
  #emitStudy(uid: string): void {
    if (this.#emitted.has(uid)) return;
    const study = this.#listing.study(uid);
    if (!study) return;
    this.#emitted.add(uid);
    const { rows, identity } = study;
    const isOwn = (instance: (typeof rows)[number]): boolean => {
      const own = ownIdentity(instance);
      return own === undefined || sameOwner(own, identity);
    };
    const emitted = Promise.all(rows.map((row) => sampleSeries(this.#room, uid, row, isOwn, this.#call))).then((sampled) => {
      const [first, ...rest] = sampled;
      if (first) this.#emit({ items: toItems(this.#room.sourceId, { ...study, series: [first, ...rest] }), gaps: [] });
    });
    // Its failure is the abort, seen by whoever awaits all; until then it must not count as unhandled.
    emitted.catch(() => undefined);
    this.#emitting.push(emitted);
  }

  #note(failure: Failure | undefined): void {
    if (failure) this.#failures.push(failure);
  }

  /** One gap for each reason and detail: a hundred studies that failed alike are one line. */
  #gaps(): Gap[] {
    const gaps = new Map<string, Gap & { count: number }>();
    const add = (reason: Gap['reason'], detail: string, count: number): void => {
      const key = `${reason}\n${detail}`;
      gaps.set(key, { reason, detail, count: (gaps.get(key)?.count ?? 0) + count });
    };
    for (const failure of this.#failures) add(failure.reason, failure.detail, 1);
    if (this.#listing.broken > 0) add('malformed', 'unreadable rows', this.#listing.broken);
    if (this.#listing.contradicting.size > 0) add('otherPatient', 'same number, another name', this.#listing.contradicting.size);
    return [...gaps.values()].map(({ reason, detail, count }) => ({
      reason,
      detail: count > 1 ? `${detail} (${count})` : detail,
    }));
  }
}
