// What every source must keep, whatever lies behind it. Each source runs it against recorded or served answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure, isAbort } from '../model/failure.ts';
import { sameAcrossSources, samePatient } from '../model/identity.ts';
import { type ItemId, SPECIALTIES, type TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import type { Batch, PatientQuery, Source } from './source.ts';

export interface SourceFixture {
  readonly source: Source;
  /** Finds one person, who has items, in a source that also holds others. */
  readonly query: PatientQuery;
  readonly itemCount: number;
  /** From now on nobody answers. */
  disconnect(): Promise<void>;
}

const call = () => ({ signal: AbortSignal.timeout(20_000) });

export async function readItems(source: Source, patient: Patient): Promise<TimelineItem[]> {
  return (await readBatches(source, patient)).flatMap(({ items }) => items);
}

export async function readBatches(source: Source, patient: Patient): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const batch of source.timeline(patient, call())) batches.push(batch);
  return batches;
}

export function testSource(name: string, start: () => Promise<SourceFixture>): void {
  describe(`${name}, as every source`, () => {
    let fixture: SourceFixture;
    let source: Source;
    let patient: Patient;
    let items: TimelineItem[];
    beforeAll(async () => {
      fixture = await start();
      source = fixture.source;
      const { patients } = await source.findPatients(fixture.query, call());
      const [found] = patients;
      if (patients.length !== 1 || !found) throw new Error(`the query finds ${patients.length} patients`);
      patient = found;
      items = await readItems(source, patient);
    });
    afterAll(() => fixture.disconnect());

    it('finds a patient as its own', () => {
      expect(patient.sourceId).toBe(source.id);
      expect(patient.id.value).not.toBe('');
    });

    it('finds nobody for a number that nobody has', async () => {
      expect(await source.findPatients({ id: '000000000000-none', limit: 5 }, call())).toEqual({ patients: [], more: false });
    });

    it('answers no more patients than asked for, and says that there are more', async () => {
      const { patients, more } = await source.findPatients({ limit: 1 }, call());
      expect(patients).toHaveLength(1);
      expect(more).toBe(true);
    });

    it('lists every item once', () => {
      expect(items).toHaveLength(fixture.itemCount);
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    });

    it('lists nobody else', () => {
      for (const item of items)
        expect(samePatient(patient, item.identity) || sameAcrossSources(patient, item.identity)).toBe(true);
    });

    it('gives items that fit a timeline and an address', () => {
      for (const item of items) {
        expect(item.sourceId).toBe(source.id);
        expect(item.id.startsWith(`${source.id}~`)).toBe(true);
        expect(item.id).toBe(encodeURIComponent(item.id));
        expect(item.id).not.toContain(patient.id.value);
        expect(SPECIALTIES).toContain(item.specialty);
        expect(item.category).not.toBe('');
        expect(item.parts.every(({ mediaType }) => /^[\w.+-]+\/[\w.+-]+$/.test(mediaType))).toBe(true);
        if (item.when) expect(item.when.iso).toMatch(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?$/);
      }
    });

    it('opens every item from its address alone, with the same person and parts', async () => {
      for (const item of items) {
        const opened = await source.open(item.id, call());
        expect(opened.id).toBe(item.id);
        expect(samePatient(opened.identity, item.identity)).toBe(true);
        expect(opened.parts.map(({ key }) => key)).toEqual(item.parts.map(({ key }) => key));
      }
    });

    it('says missing for addresses that are not, and for those of other sources', async () => {
      for (const id of [`${source.id}~2.25.404`, `${source.id}~../x`, `${source.id}~`, `other~${items[0]?.id.split('~')[1]}`, ''])
        await expect(source.open(id as ItemId, call()), id).rejects.toMatchObject({ reason: 'missing' });
    });

    it('reads every part as an answer with bytes and a type', async () => {
      for (const part of items.flatMap(({ parts }) => parts)) {
        const response = await source.read(part, { ...call(), accept: [part.mediaType, '*/*'] });
        expect(response.headers.get('content-type')).toBeTruthy();
        expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
      }
    });

    it('takes an abort for silence', async () => {
      const signal = AbortSignal.abort();
      const [item] = items;
      if (!item) throw new Error('no items');
      const asked = [
        source.findPatients(fixture.query, { signal }),
        source.timeline(patient, { signal })[Symbol.asyncIterator]().next(),
        source.open(item.id, { signal }),
        source.read(item.parts[0], { signal }),
      ];
      for (const result of await Promise.allSettled(asked))
        expect(result.status === 'rejected' && isAbort(result.reason)).toBe(true);
    });

    it('stops when the reader of a timeline leaves', async () => {
      for await (const batch of source.timeline(patient, call())) {
        expect(batch).toBeDefined();
        break;
      }
    });

    it('says unreachable when nobody answers, and nothing else', async () => {
      await fixture.disconnect();
      const [item] = items;
      if (!item) throw new Error('no items');
      const asked = [
        source.findPatients(fixture.query, call()),
        readItems(source, patient),
        source.open(item.id, call()),
        source.read(item.parts[0], call()),
      ];
      for (const result of await Promise.allSettled(asked)) {
        expect(result.status === 'rejected' && result.reason).toBeInstanceOf(Failure);
        expect(result).toMatchObject({ reason: { reason: 'unreachable' } });
      }
    });
  });
}
