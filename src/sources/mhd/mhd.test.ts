import { afterEach, describe, expect, it } from 'vitest';
import type { ItemId } from '../../model/item.ts';
import type { Patient } from '../../model/patient.ts';
import { type FakeFhir, fakeFhir } from '../../testing/fakeFhir.ts';
import { type FakeServer, startFakeServer } from '../../testing/fakeServer.ts';
import { readBatches, readItems, testSource } from '../source.contract.ts';
import { mhdSource } from './index.ts';

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const call = () => ({ signal: AbortSignal.timeout(15_000) });
const PERSONNUMMER = 'http://electronichealth.se/identifier/personnummer';
const attachment = (contentType: string, url: string, more: object = {}) => ({ attachment: { contentType, url, ...more } });

const STANDARD: FakeFhir = {
  patients: [
    {
      id: 'p1',
      identifier: [
        { system: 'urn:oid:1.2.3', value: 'R7' },
        { system: PERSONNUMMER, value: '191212121212', use: 'official' },
      ],
      name: [{ use: 'official', family: 'Ågren', given: ['Eva', 'Maria'] }],
      birthDate: '1912-12-12',
      gender: 'female',
    },
    { id: 'p2', identifier: [{ system: 'urn:oid:1.2.3', value: '191212121212' }], name: [{ family: 'Berg', given: ['Bo'] }] },
  ],
  documents: [
    {
      id: 'd1',
      status: 'current',
      docStatus: 'final',
      masterIdentifier: { value: 'urn:oid:2.25.1' },
      subject: { reference: 'Patient/p1' },
      date: '2024-05-17T09:42:10+02:00',
      type: { coding: [{ display: 'Spirometry' }] },
      content: [
        attachment('application/dicom', 'Binary/b2'),
        attachment('application/pdf', 'Binary/b1', { size: 8, title: 'Spirometri' }),
      ],
    },
    {
      id: 'd2',
      status: 'superseded',
      subject: { reference: 'Patient/p1' },
      content: [attachment('application/pdf', 'Binary/b1')],
    },
    {
      id: 'd3',
      status: 'current',
      subject: { reference: 'Patient/p1' },
      context: {
        period: { start: '2019-03' },
        practiceSetting: { coding: [{ system: 'http://snomed.info/sct', code: '394582007' }] },
      },
      content: [{ attachment: { contentType: 'text/plain', data: btoa('hello') } }],
      extension: [{ url: 'https://helbild.example/fhir/unreadable', valueString: 'the file is empty' }],
    },
    { id: 'd4', status: 'current', subject: { reference: 'Patient/p2' }, content: [attachment('text/plain', 'Binary/b2')] },
    {
      id: 'd5',
      status: 'current',
      subject: { reference: 'https://other.example/fhir/Patient/p1' },
      content: [attachment('text/plain', 'Binary/b2')],
    },
    {
      id: 'd6',
      status: 'current',
      subject: { identifier: { system: PERSONNUMMER, value: '191212121212' } },
      content: [attachment('text/plain', 'Binary/b2')],
    },
  ],
  binaries: { b1: { type: 'application/pdf', body: '%PDF-1.7' }, b2: { type: 'text/plain', body: 'text' } },
};
const eva: Patient = {
  sourceId: 'fhir',
  id: { value: '191212121212', issuer: '1.2.752.129.2.1.3.1' },
  name: { family: 'Ågren', given: 'Eva', middle: 'Maria' },
};

async function start(quirks: Partial<FakeFhir> = {}) {
  const server = await startFakeServer(fakeFhir({ ...STANDARD, ...quirks }));
  servers.push(server);
  return { server, source: mhdSource({ id: 'fhir', label: 'Documents', urls: { base: `${server.origin}/fhir` } }) };
}
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).sort();

testSource('mhd', async () => {
  const documents = STANDARD.documents.filter(({ id }) => id !== 'd6');
  const { source, server } = await start({ documents });
  servers.splice(0);
  return { source, query: { id: '191212121212', name: 'agren', limit: 5 }, itemCount: 2, disconnect: server.close };
});

describe('documents', () => {
  it('become items with what the reference says', async () => {
    const { source } = await start();
    const items = await readItems(source, eva);
    expect(items.find(({ id }) => id === 'fhir~d1')).toMatchObject({
      title: 'Spirometri',
      category: 'PDF',
      specialty: 'document',
      when: { iso: '2024-05-17T09:42:10', precision: 'second' },
      report: 'final',
      uids: ['2.25.1'],
      identity: { id: eva.id, name: eva.name, birthDate: '1912-12-12', sex: 'F' },
      parts: [{ key: 'Binary/b1', mediaType: 'application/pdf', sizeBytes: 8 }, { key: 'Binary/b2' }],
    });
    expect(items.find(({ id }) => id === 'fhir~d3')).toMatchObject({
      category: 'TXT',
      specialty: 'skin',
      when: { iso: '2019-03', precision: 'month' },
      unreadable: 'the file is empty',
    });
  });

  it('are only those that name this patient on this server, or this number', async () => {
    for (const quirks of [{}, { ignoreParameters: true }]) {
      const { source } = await start(quirks);
      const own = ids(await readItems(source, eva));
      expect(own.filter((id) => id !== 'fhir~d6')).toEqual(['fhir~d1', 'fhir~d3']);
    }
    const { source } = await start();
    const other = { ...eva, id: { value: '191212121212', issuer: '1.2.3' }, name: { family: 'Berg', given: 'Bo' } };
    expect(ids(await readItems(source, other))).toEqual(['fhir~d4']);
    expect(await readItems(source, { ...eva, id: { value: '191212121212', issuer: '' } })).toEqual([]);
  });

  it('come page by page, also from a server that calls itself something else', async () => {
    for (const quirks of [
      { ownName: '' },
      { ownName: 'http://inside:8080/fhir/' },
      { takesPost: false },
      { noPatientParameter: true },
    ]) {
      const { source } = await start({ pageSize: 1, ...quirks });
      expect(ids(await readItems(source, eva)), JSON.stringify(quirks)).toEqual(['fhir~d1', 'fhir~d3']);
    }
  });

  it('keep numbers out of addresses', async () => {
    const { source, server } = await start();
    await readItems(source, eva);
    expect(server.requests.some(({ url }) => url.href.includes('1912'))).toBe(false);
  });

  it('are a gap where a later page fails', async () => {
    const { source, server } = await start({ pageSize: 1 });
    const honest = server.answer;
    let pages = 0;
    server.answer = (request) =>
      request.url.pathname.includes('DocumentReference') && pages++ > 0 ? { status: 500 } : honest(request);
    const batches = await readBatches(source, eva);
    expect(ids(batches.flatMap(({ items }) => items))).toEqual(['fhir~d1']);
    expect(batches.flatMap(({ gaps }) => gaps)).toEqual([{ reason: 'unreachable', detail: 'HTTP 500' }]);
  });

  it('open only when they say whose they are, and are valid', async () => {
    const { source } = await start();
    expect((await source.open('fhir~d4' as ItemId, call())).identity.name.family).toBe('Berg');
    await expect(source.open('fhir~d2' as ItemId, call())).rejects.toMatchObject({ reason: 'missing' });
    await expect(source.open('fhir~d5' as ItemId, call())).rejects.toMatchObject({ reason: 'malformed' });
  });
});

describe('bytes', () => {
  const part = { key: 'Binary/b1', mediaType: 'application/pdf' };

  it('come as they are, in pieces, or out of a wrapping', async () => {
    for (const quirks of [{}, { ignoreRange: true }, { wrapBinary: true }]) {
      const { source } = await start(quirks);
      const whole = await source.read(part, call());
      expect([whole.headers.get('content-type'), await whole.text()]).toEqual(['application/pdf', '%PDF-1.7']);
      const piece = await source.read(part, { ...call(), range: { from: 1, to: 3 } });
      expect([piece.status, piece.headers.get('content-range'), await piece.text()]).toEqual([206, 'bytes 1-3/8', 'PDF']);
    }
  });

  it('come from within the reference', async () => {
    const { source } = await start();
    expect(await (await source.read({ key: 'd3#0', mediaType: 'text/plain' }, call())).text()).toBe('hello');
  });

  it('are not taken from an unknown origin, nor from a sign-in page', async () => {
    const { source, server } = await start();
    await expect(source.read({ ...part, key: 'https://other.example/x.pdf' }, call())).rejects.toMatchObject({
      reason: 'forbidden',
    });
    server.answer = () => ({ headers: { 'content-type': 'text/html' }, body: '<html>' });
    await expect(source.read(part, call())).rejects.toMatchObject({ reason: 'unauthorised' });
  });

  it('may have tiles beside them, but never records, nor anything elsewhere', async () => {
    const { source, server } = await start();
    server.answer = ({ url }) => ({ headers: { 'content-type': 'image/png' }, body: url.pathname });
    const slide = { key: '/slides/a.dzi', mediaType: 'application/xml' };
    const read = async (beside: string) => (await source.read(slide, { ...call(), beside })).text();

    expect(await read('a_files/3/0_0.png')).toBe('/slides/a_files/3/0_0.png');
    expect(await read(`${server.origin}/iiif/a/full/max/0/default.jpg`)).toBe('/iiif/a/full/max/0/default.jpg');
    for (const address of [
      '/fhir/Binary/b1',
      '../fhir/Patient',
      '/x/%2e%2e/fhir/Binary',
      '//',
      '/FHIR//Binary/b1',
      '/x/..%2ffhir/y',
    ])
      await expect(read(address)).rejects.toMatchObject({ reason: expect.stringMatching(/forbidden|malformed/) });
    await expect(read('https://other.example/a.png')).rejects.toMatchObject({ reason: 'forbidden' });
  });

  it('that are JSON of another kind are not taken for a wrapping', async () => {
    const { source, server } = await start();
    server.answer = () => ({ headers: { 'content-type': 'application/json' }, body: '{"width":9}' });
    const read = async (mediaType: string) => (await source.read({ key: '/iiif/info.json', mediaType }, call())).text();

    expect(await read('application/ld+json;profile="http://iiif.io/api/image"')).toBe('{"width":9}');
    await expect(read('application/pdf')).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('have no previews and no frames', async () => {
    const { source } = await start();
    await expect(source.read(part, { ...call(), fit: { width: 9, height: 9 } })).rejects.toMatchObject({ reason: 'missing' });
    await expect(source.read(part, { ...call(), frame: 1 })).rejects.toMatchObject({ reason: 'unsupported' });
  });
});

describe('patients', () => {
  it('are found by number and by name without marks, and checked again', async () => {
    const { source } = await start({ ignoreParameters: true });
    const find = async (query: object) =>
      (await source.findPatients({ ...query, limit: 5 }, call())).patients.map(({ name }) => name.family);
    expect(await find({ id: 'R7' })).toEqual(['Ågren']);
    expect(await find({ name: 'agren eva' })).toEqual(['Ågren']);
    expect(await find({ birthDate: '1912-12-13' })).toEqual([]);
    expect((await find({})).sort()).toEqual(['Berg', 'Ågren']);
  });

  it('show their national number first, and the one that was asked for when another was', async () => {
    const { source } = await start();
    const [first] = (await source.findPatients({ name: 'agren', limit: 5 }, call())).patients;
    expect(first?.id).toEqual(eva.id);
    const [asked] = (await source.findPatients({ id: 'R7', limit: 5 }, call())).patients;
    expect(asked?.id).toEqual({ value: 'R7', issuer: '1.2.3' });
  });
});
