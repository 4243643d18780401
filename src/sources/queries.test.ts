import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import type { Patient } from '../model/patient.ts';
import { findPatients } from './queries.ts';
import type { Source } from './source.ts';

const REGION = '1.2.752.129.2.1.3.1';
const astrid = (sourceId: string, more: Partial<Patient> = {}): Patient => ({
  sourceId,
  id: { value: '196403129809', issuer: REGION },
  name: { family: 'Exempelsson', given: 'Astrid' },
  ...more,
});
const source = (id: string, patients: readonly Patient[] | Failure): Source => ({
  id,
  label: `Source ${id}`,
  findPatients: async () => {
    if (patients instanceof Failure) throw patients;
    return { patients, more: false };
  },
  async *timeline() {},
  open: () => Promise.reject(new Failure('missing')),
  read: () => Promise.reject(new Failure('missing')),
});
const ask = (...sources: Source[]) => findPatients(sources, { limit: 10 }, new AbortController().signal);

describe('asking all sources for a person', () => {
  it('answers one line for one person, with the newest date and the sum of both', async () => {
    const { patients } = await ask(
      source('a', [astrid('a', { itemCount: 3, latest: '2026-11-18' })]),
      source('b', [astrid('b', { itemCount: 2, latest: '2026-11-20' })]),
    );

    expect(patients).toEqual([astrid('a', { itemCount: 5, latest: '2026-11-20' })]);
  });

  it('says what is counted where one source does not count', async () => {
    const { patients } = await ask(source('a', [astrid('a', { itemCount: 3 })]), source('b', [astrid('b')]));

    expect(patients).toEqual([astrid('a', { itemCount: 3 })]);
  });

  it('keeps two lines for equal numbers without an issuer, or with another name', async () => {
    const unissued = (id: string) => astrid(id, { id: { value: '17', issuer: '' } });

    expect((await ask(source('a', [unissued('a')]), source('b', [unissued('b')]))).patients).toHaveLength(2);
    const other = astrid('b', { name: { family: 'Annan', given: 'Astrid' } });
    expect((await ask(source('a', [astrid('a')]), source('b', [other]))).patients).toHaveLength(2);
  });

  it('names the source that failed and keeps what the others said', async () => {
    const found = await ask(source('a', new Failure('unreachable')), source('b', [astrid('b')]));

    expect(found.patients).toHaveLength(1);
    expect(found.failed).toMatchObject([{ label: 'Source a', failure: { reason: 'unreachable' } }]);
  });
});
