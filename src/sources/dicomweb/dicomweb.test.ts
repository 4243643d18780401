import { afterEach, describe, expect, it } from 'vitest';
import type { ItemId } from '../../model/item.ts';
import type { Patient } from '../../model/patient.ts';
import { buildInstance, EVA, type InstanceShape, PDF_CLASS } from '../../testing/dicomBuilders.ts';
import { type FakeArchive, fakeDicomweb, wrap } from '../../testing/fakeDicomweb.ts';
import { type FakeServer, startFakeServer } from '../../testing/fakeServer.ts';
import { readBatches, readItems, testSource } from '../source.contract.ts';
import { type DicomwebConfig, dicomwebSource } from './index.ts';

const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const call = () => ({ signal: AbortSignal.timeout(15_000) });
const PDF = {
  modality: 'DOC',
  sopClass: PDF_CLASS,
  more: { '00420011': { BulkDataURI: 'bulkdata/1' }, '00420012': 'application/pdf', '00420015': 3 },
};

/** Eva: a CT of two series and a letter, and a radiograph of another day. Somebody else: one study. */
const STANDARD: readonly InstanceShape[] = [
  {
    ...EVA,
    study: '1.1',
    series: '1.1.1',
    instance: '1.1.1.1',
    seriesNumber: 2,
    studyDescription: 'CT thorax',
    more: { '00080030': '094210' },
  },
  { ...EVA, study: '1.1', series: '1.1.1', instance: '1.1.1.2', seriesNumber: 2 },
  { ...EVA, study: '1.1', series: '1.1.2', instance: '1.1.2.1', seriesNumber: 1, seriesDescription: 'Scout' },
  { ...EVA, ...PDF, study: '1.1', series: '1.1.3', instance: '1.1.3.1', seriesNumber: 3 },
  { ...EVA, study: '1.2', series: '1.2.1', instance: '1.2.1.1', modality: 'DX', studyDate: '20200101' },
  { study: '9.1', series: '9.1.1', instance: '9.1.1.1', patientId: '7', issuer: 'RIS', name: 'Berg^Bo' },
];

async function start(
  shapes: readonly InstanceShape[] = STANDARD,
  quirks: Partial<FakeArchive> = {},
  config: Partial<DicomwebConfig> = {},
) {
  const archive: FakeArchive = { instances: shapes.map(buildInstance), ...quirks };
  const server = await startFakeServer(fakeDicomweb(archive));
  servers.push(server);
  const source = dicomwebSource({ id: 'pacs', label: 'PACS', urls: { base: `${server.origin}/dicom-web` }, ...config });
  return { server, source, archive };
}
const eva: Patient = {
  sourceId: 'pacs',
  id: { value: EVA.patientId, issuer: EVA.issuer },
  name: { family: 'Ågren', given: 'Eva' },
  birthDate: '1912-12-12',
};
const place = (key: string) => key.replace(/#.*/, '');
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id).sort();
const EVAS = ['pacs~1.1', 'pacs~1.1~1.1.3', 'pacs~1.2'];

testSource('dicomweb', async () => {
  const { source, server } = await start();
  servers.splice(0);
  return { source, query: { id: EVA.patientId, limit: 5 }, itemCount: 3, disconnect: server.close };
});

describe('items', () => {
  it('makes one card of the pictures of a study and one of every other series', async () => {
    const { source } = await start();
    const items = await readItems(source, eva);
    const ct = items.find(({ id }) => id === 'pacs~1.1');
    expect(ids(items)).toEqual(EVAS);
    expect(ct).toMatchObject({
      title: 'CT thorax',
      category: 'CT',
      specialty: 'radiology',
      when: { iso: '2024-05-17T09:42:10', precision: 'second' },
      counts: { series: 2, images: 3 },
      uids: ['1.1'],
    });
    expect(ct?.parts.map(({ key, count, label }) => [place(key), count, label])).toEqual([
      ['1.1/1.1.2', 1, 'Scout'],
      ['1.1/1.1.1', 2, undefined],
    ]);
    expect(items.find(({ id }) => id === 'pacs~1.1~1.1.3')).toMatchObject({
      category: 'PDF',
      specialty: 'document',
      parts: [{ mediaType: 'application/dicom', sopClass: PDF_CLASS }],
    });
  });

  it('never invents a date', async () => {
    const { source } = await start([{ ...EVA, study: '1.1', series: '1.1.1', instance: '1', studyDate: '20240230' }]);
    expect((await readItems(source, eva))[0]).not.toHaveProperty('when');
  });

  it('puts a dose page into the study it belongs to', async () => {
    const screen = {
      ...EVA,
      study: '1.1',
      series: '1.1.9',
      instance: '9',
      modality: 'OT',
      sopClass: '1.2.840.10008.5.1.4.1.1.7',
    };
    const { source } = await start([...STANDARD, screen]);
    const ct = (await readItems(source, eva)).find(({ id }) => id === 'pacs~1.1');
    expect(ct?.parts).toHaveLength(3);
    expect(ct?.category).toBe('CT');
  });

  it('shows each document of a series that holds several', async () => {
    const letters = [1, 2, 3].map((n) => ({
      ...EVA,
      ...PDF,
      study: '2',
      series: '2.1',
      instance: `2.1.${n}`,
      more: { ...PDF.more, '00420010': `Letter ${n}` },
    }));
    const { source } = await start(letters);
    const [item] = await readItems(source, eva);
    expect(item?.parts.map(({ key, label }) => [place(key), label])).toEqual(
      [1, 2, 3].map((n) => [`2/2.1/2.1.${n}`, `Letter ${n}`]),
    );
  });
});

describe('servers that differ', () => {
  const same: readonly (readonly [string, Partial<FakeArchive>])[] = [
    ['answers an empty array', { empty: 'array' }],
    ['answers nothing at all when empty', { empty: 'nothing' }],
    ['answers 404 when empty', { empty: '404' }],
    ['ignores every key and answers everybody', { ignoreKeys: true }],
    ['has no query across studies', { noRelational: true }],
    ['takes only comma lists', { includefield: 'comma' }],
    ['takes no includefield', { includefield: 'none' }],
    ['ignores offset', { ignoreOffset: true }],
  ];
  for (const [what, quirks] of same) {
    it(`lists the same of one that ${what}`, async () => {
      const { source } = await start(STANDARD, quirks);
      expect(ids(await readItems(source, eva))).toEqual(EVAS);
      expect((await source.findPatients({ id: EVA.patientId, limit: 5 }, call())).patients).toHaveLength(1);
      expect((await source.findPatients({ id: 'nobody', limit: 5 }, call())).patients).toEqual([]);
    });
  }

  it('reads on where pages are cut below what was asked for', async () => {
    const many = Array.from({ length: 270 }, (_, n) => ({ ...EVA, study: `3.${n}`, series: `3.${n}.1`, instance: `3.${n}.1.1` }));
    const { source } = await start(many, { cap: 100 });
    expect(await readItems(source, eva)).toHaveLength(270);
  });

  it('lists series as they are where instances cannot be asked', async () => {
    const { source } = await start(STANDARD, { noInstanceQuery: true });
    const items = await readItems(source, eva);
    expect(ids(items)).toEqual(EVAS);
    expect(items.find(({ id }) => id === 'pacs~1.1~1.1.3')?.category).toBe('DOC');
  });

  it('takes a wrong address for missing, not for an empty archive', async () => {
    const { server } = await start();
    const source = dicomwebSource({ id: 'pacs', label: '', urls: { base: `${server.origin}/wrong` } });
    server.answer = () => ({ status: 404 });
    await expect(source.findPatients({ limit: 5 }, call())).rejects.toMatchObject({ reason: 'missing' });
    await expect(readItems(source, eva)).rejects.toMatchObject({ reason: 'missing' });
  });
});

describe('one patient at a time', () => {
  const other = { ...EVA, study: '8.1', series: '8.1.1', instance: '8.1.1.1' };

  it('never lists an equal number of another issuer, or of none', async () => {
    const { source } = await start([
      ...STANDARD,
      { ...other, issuer: 'RIS' },
      { ...other, issuer: '', study: '8.2', series: '8.2.1' },
    ]);
    expect(ids(await readItems(source, eva))).toEqual(EVAS);
    const { patients } = await source.findPatients({ id: EVA.patientId, limit: 5 }, call());
    expect(patients.map(({ id }) => id.issuer).sort()).toEqual(['', EVA.issuer, 'RIS']);
  });

  it('never lists a number that only begins alike, though wildcards would match', async () => {
    const { source } = await start([...STANDARD, { ...other, patientId: `${EVA.patientId}0` }]);
    expect(ids(await readItems(source, eva))).toEqual(EVAS);
    const star = { ...eva, id: { value: '1912*', issuer: EVA.issuer } };
    expect(await readItems(source, star)).toEqual([]);
  });

  it('holds back another name under the same number, and says so, where no issuer tells more', async () => {
    const shapes = [
      { ...EVA, issuer: '', study: '1', series: '1.1', instance: '1' },
      { ...EVA, issuer: '', name: 'Ågren^Evа', study: '2', series: '2.1', instance: '2' }, // Cyrillic
    ];
    const { source } = await start(shapes);
    const batches = await readBatches(source, { ...eva, id: { value: EVA.patientId, issuer: '' } });
    expect(ids(batches.flatMap(({ items }) => items))).toEqual(['pacs~1']);
    expect(batches.flatMap(({ gaps }) => gaps)).toMatchObject([{ reason: 'otherPatient' }]);
  });

  it('gives each of two patients in one study their own series, and opens neither from the study alone', async () => {
    const shapes = [...STANDARD, { ...other, study: '1.1', series: '8.1', patientId: '7', issuer: 'RIS', name: 'Berg^Bo' }];
    for (const ignoreKeys of [false, true]) {
      const { source } = await start(shapes, { ignoreKeys });
      const ct = (await readItems(source, eva)).find(({ id }) => id === 'pacs~1.1');
      expect(ct?.parts.map(({ key }) => place(key))).toEqual(['1.1/1.1.2', '1.1/1.1.1']);
      await expect(source.open('pacs~1.1' as ItemId, call())).rejects.toMatchObject({ reason: 'otherPatient' });
      const single = await source.open('pacs~1.1~8.1' as ItemId, call());
      expect(single.identity.name.family).toBe('Berg');
    }
  });

  it('opens a study with two names under one number as the first of them, and shows only what carries that name', async () => {
    const shapes = [...STANDARD, { ...EVA, name: 'Berg^Eva', study: '1.1', series: '1.1.8', instance: '8' }];
    const { source } = await start(shapes);
    const item = await source.open('pacs~1.1' as ItemId, call());
    expect(item.identity.name.family).toBe('Ågren');
    expect(item.parts.map(({ key }) => place(key))).toEqual(['1.1/1.1.2', '1.1/1.1.1']);
  });

  it('reads only their own of a series that two patients share: metadata, sample and preview', async () => {
    const shared = { study: '5', series: '5.1' };
    const bo = { patientId: '7', issuer: 'RIS', name: 'Berg^Bo' };
    const shapes = ['1', '2', '3', '4'].map((instance) => ({ ...(instance === '2' ? EVA : bo), ...shared, instance }));
    for (const quirks of [{}, { ignoreKeys: true }, { noInstanceQuery: true }]) {
      const { source, server } = await start(shapes, quirks);
      const [item] = await readItems(source, eva);
      if (!item) throw new Error('nothing listed');
      const [part] = item.parts;
      const accept = ['application/dicom+json'];
      for (const options of [{ accept }, { accept, sample: true }]) {
        const datasets = (await (await source.read(part, { ...call(), ...options })).json()) as {
          '00080018': { Value: string[] };
        }[];
        expect(datasets.map((dataset) => dataset['00080018'].Value[0])).toEqual(['2']);
      }
      if (quirks.noInstanceQuery) continue;
      await source.read(part, { ...call(), fit: { width: 9, height: 9 } });
      expect(server.requests.at(-1)?.url.pathname).toBe('/dicom-web/studies/5/series/5.1/instances/2/thumbnail');
    }
  });

  it('tells nothing of a person in the key of a part', async () => {
    const { source } = await start();
    for (const { parts } of await readItems(source, eva)) for (const { key } of parts) expect(key).toMatch(/^[\d./]+#[a-z0-9]+$/);
  });

  it('keeps people without a number apart, each in their study', async () => {
    const shapes = ['4.1', '4.2'].map((study) => ({ study, series: `${study}.1`, instance: study, name: 'Okänd' }));
    const { source } = await start(shapes);
    const { patients } = await source.findPatients({ name: 'okänd', limit: 5 }, call());
    expect(patients.map(({ onlyStudy }) => onlyStudy).sort()).toEqual(['4.1', '4.2']);
    for (const patient of patients) expect(ids(await readItems(source, patient))).toEqual([`pacs~${patient.onlyStudy}`]);
  });

  it('does not ask for a person without number or study', async () => {
    const { source, server } = await start();
    await expect(readItems(source, { ...eva, id: { value: '', issuer: '' } })).rejects.toMatchObject({ reason: 'unsupported' });
    expect(server.requests).toEqual([]);
  });

  it('never sends an answer that comes after the reader left', async () => {
    const { source, server } = await start();
    const honest = server.answer;
    server.answer = async (request) => ({ ...(await honest(request)), delayMs: 200 });
    const controller = new AbortController();
    const reading = source.timeline(eva, { signal: controller.signal })[Symbol.asyncIterator]();
    const next = reading.next();
    setTimeout(() => controller.abort(), 50);
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    expect(await reading.next()).toEqual({ done: true, value: undefined });
  });
});

describe('patients', () => {
  it('are found by number, beginning of a number, parts of a name without marks, and birth date', async () => {
    const { source } = await start();
    for (const query of [
      { id: '191212121212' },
      { id: '1912' },
      { name: 'eva agren' },
      { name: 'ÅGREN' },
      { birthDate: '1912-12-12' },
      { name: 'gren', birthDate: '1912-12-12' },
    ]) {
      const { patients } = await source.findPatients({ ...query, limit: 5 }, call());
      expect(patients, JSON.stringify(query)).toMatchObject([
        { id: { value: EVA.patientId, issuer: EVA.issuer }, itemCount: 2, latest: '2024-05-17' },
      ]);
    }
    for (const query of [{ id: '0' }, { name: 'eva berg' }, { birthDate: '1912-12-13' }])
      expect((await source.findPatients({ ...query, limit: 5 }, call())).patients, JSON.stringify(query)).toEqual([]);
  });

  it('are found by a number that the archive writes with a hyphen', async () => {
    const { source } = await start([{ ...EVA, patientId: '19121212-1212', study: '1', series: '1.1', instance: '1' }]);
    expect((await source.findPatients({ id: '191212121212', limit: 5 }, call())).patients).toHaveLength(1);
  });

  it('come newest first when nothing is known', async () => {
    const { source } = await start();
    const { patients, more } = await source.findPatients({ limit: 5 }, call());
    expect(patients.map(({ name }) => name.family)).toEqual(['Berg', 'Ågren']);
    expect(more).toBe(false);
  });
});

describe('reading', () => {
  const series = { key: '1.1/1.1.1', mediaType: 'application/dicom', modality: 'CT', count: 2 };

  it('gives one frame, unwrapped and called what it is', async () => {
    for (const frames of ['multipart', 'single'] as const) {
      const { source } = await start(STANDARD, {
        frames,
        frameType: 'image/jp2; transfer-syntax=1.2.840.10008.1.2.4.91',
        frame: Uint8Array.of(0xff, 0x4f, 0xff, 0x51, 0, 4, 0, 0, 0xff, 0x52),
      });
      const response = await source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 });
      expect(response.headers.get('content-type')).toBe('image/jp2; transfer-syntax=1.2.840.10008.1.2.4.91');
      expect((await response.arrayBuffer()).byteLength).toBe(10);
    }
  });

  it('believes bytes over a label that lies', async () => {
    const jls = Uint8Array.of(0xff, 0xd8, 0xff, 0xf7, 0, 2);
    const { source } = await start(STANDARD, {
      frameType: 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1',
      frame: jls,
    });
    const response = await source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 });
    expect(response.headers.get('content-type')).toBe('image/jls; transfer-syntax=1.2.840.10008.1.2.4.80');
    const lying = await start(STANDARD, { frameType: 'image/jp2; transfer-syntax=1.2.840.10008.1.2.4.90' });
    const raw = await lying.source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 });
    expect(raw.headers.get('content-type')).toBe('application/octet-stream');
  });

  it('says missing for a frame that is not, though servers say 400', async () => {
    const { source } = await start();
    for (let time = 0; time < 2; time++)
      await expect(source.read(series, { ...call(), instance: '1.1.1.1', frame: 2 })).rejects.toMatchObject({
        reason: 'missing',
      });
  });

  it('has the first frame on its way while the sample is read, and asks for it once', async () => {
    const { source, server } = await start();
    const sample = await source.read(series, { ...call(), accept: ['application/dicom+json'], sample: true });
    const instance = sample.headers.get('x-helbild-instance') ?? '';
    expect(await sample.json()).toHaveLength(1);
    expect(instance).toBe('1.1.1.2');

    const frame = await source.read(series, { ...call(), instance, frame: 1 });

    expect(new Uint8Array(await frame.arrayBuffer())).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(server.requests.filter(({ url }) => url.pathname.endsWith('/frames/1'))).toHaveLength(1);
  });

  it('samples a series where instances cannot be asked', async () => {
    const { source } = await start(STANDARD, { noInstanceQuery: true });
    const sample = await source.read(series, { ...call(), accept: ['application/dicom+json'], sample: true });
    expect(await sample.json()).toHaveLength(1);
    expect(sample.headers.get('x-helbild-instance')).toBe('1.1.1.2');
  });

  it('makes bulk data addresses absolute, and reads them whole and in pieces', async () => {
    const { source, server } = await start(STANDARD, { bulk: Uint8Array.of(37, 80, 68, 70) });
    const part = { key: '1.1/1.1.3', mediaType: 'application/dicom', sopClass: PDF_CLASS };
    const metadata = (await (await source.read(part, { ...call(), accept: ['application/dicom+json'] })).json()) as {
      '00420011': { BulkDataURI: string };
    }[];
    const bulkData = metadata[0]?.['00420011'].BulkDataURI ?? '';
    expect(bulkData).toBe(`${server.origin}/dicom-web/studies/1.1/series/1.1.3/bulkdata/1`);
    const whole = await source.read(part, { ...call(), bulkData });
    expect(await whole.text()).toBe('%PDF');
    const piece = await source.read(part, { ...call(), bulkData, range: { from: 1, to: 9 } });
    expect([piece.status, piece.headers.get('content-range'), await piece.text()]).toEqual([206, 'bytes 1-3/4', 'PDF']);
  });

  it('gives an encapsulated document its own type and length', async () => {
    const { source } = await start(STANDARD, { bulk: Uint8Array.of(37, 80, 68, 0) });
    const part = { key: '1.1/1.1.3', mediaType: 'application/dicom', sopClass: PDF_CLASS };
    const response = await source.read(part, { ...call(), accept: ['application/pdf'] });
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/pdf', '%PD']);
  });

  it('does not follow bulk data to an unknown origin, and follows a rewrite', async () => {
    const { source, server } = await start(STANDARD, {}, { auth: { type: 'basic', user: 'ö', password: 'p' } });
    const foreign = await startFakeServer(() => ({ body: 'stolen' }));
    servers.push(foreign);
    const part = { key: '1.1/1.1.3', mediaType: 'application/dicom' };
    const bulkData = `${foreign.origin}/dicom-web/bulk/1`;
    await expect(source.read(part, { ...call(), bulkData })).rejects.toMatchObject({ reason: 'forbidden' });
    for (const bad of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '//evil.example/x',
      'http://[',
      `${server.origin}@evil.example/`,
    ])
      await expect(source.read(part, { ...call(), bulkData: bad }), bad).rejects.toMatchObject({
        reason: expect.stringMatching(/forbidden|malformed/),
      });
    expect(foreign.requests).toEqual([]);

    const rewriting = dicomwebSource({
      id: 'pacs',
      label: '',
      urls: { base: `${server.origin}/dicom-web` },
      auth: { type: 'basic', user: 'ö', password: 'p' },
      rewrite: [{ from: 'http://inside:8042/', to: `${foreign.origin}/` }],
    });
    await rewriting.read(part, { ...call(), bulkData: 'http://inside:8042/bulk/1' });
    expect(foreign.requests.map(({ url, headers }) => [url.pathname, headers.authorization])).toEqual([['/bulk/1', undefined]]);
    await rewriting.findPatients({ limit: 1 }, call());
    expect(server.requests.at(-1)?.headers.authorization).toBe(`Basic ${Buffer.from('ö:p').toString('base64')}`);
  });

  it('does not take what a redirect to an unknown origin answers, nor sends the password there', async () => {
    const { source, server } = await start(STANDARD, {}, { auth: { type: 'basic', user: 'u', password: 'p' } });
    const foreign = await startFakeServer(() => ({ headers: { 'content-type': 'application/dicom+json' }, body: '[{}]' }));
    servers.push(foreign);
    server.answer = () => ({ status: 302, headers: { location: `${foreign.origin}/studies` } });
    await expect(source.findPatients({ limit: 1 }, call())).rejects.toMatchObject({ reason: 'forbidden' });
    expect(foreign.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('takes the thumbnail, else what the server renders, else nothing', async () => {
    const fit = { width: 100, height: 80 };
    const { source, server } = await start();
    expect((await source.read(series, { ...call(), fit })).headers.get('content-type')).toBe('image/jpeg');
    expect(server.requests.at(-1)?.url.search).toBe('?viewport=100,80');
    const rendering = await start(STANDARD, { noThumbnail: true });
    for (let time = 0; time < 2; time++) await rendering.source.read(series, { ...call(), fit });
    expect(rendering.server.requests.filter(({ url }) => url.pathname.endsWith('thumbnail'))).toHaveLength(1);
    const bare = await start();
    const honest = bare.server.answer;
    bare.server.answer = (request) =>
      /thumbnail|rendered/.test(request.url.pathname) ? { body: 'no picture' } : honest(request);
    await expect(bare.source.read(series, { ...call(), fit })).rejects.toMatchObject({ reason: 'missing' });
  });

  it('hands out whole instances as files', async () => {
    const { source } = await start();
    const response = await source.read(series, { ...call(), instance: '1.1.1.1', accept: ['application/dicom'] });
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/dicom', 'DICM']);
  });
});

describe('trouble', () => {
  const series = { key: '1.1/1.1.1', mediaType: 'application/dicom', modality: 'CT', count: 2 };
  const quick = { firstByteMs: 150, stallMs: 150 };

  it('has a word for each status', async () => {
    const { source, server } = await start();
    const reasons = {
      401: 'unauthorised',
      403: 'forbidden',
      404: 'missing',
      410: 'missing',
      406: 'unsupported',
      500: 'unreachable',
      501: 'unsupported',
    };
    for (const [status, reason] of Object.entries(reasons)) {
      server.answer = () => ({ status: Number(status) });
      await expect(source.read(series, { ...call(), accept: ['application/dicom+json'] }), status).rejects.toMatchObject({
        reason,
      });
    }
  });

  it('tries three times where a server is busy, waits as told, and never storms', async () => {
    const { source, server } = await start();
    server.answer = () => ({ status: 503, headers: { 'retry-after': '1' } });
    const began = performance.now();
    await expect(source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 })).rejects.toMatchObject({ reason: 'busy' });
    expect(server.requests).toHaveLength(3);
    expect(performance.now() - began).toBeGreaterThan(1900);
    server.answer = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    await expect(source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 })).rejects.toMatchObject({ reason: 'busy' });
    expect(server.requests).toHaveLength(4);
  });

  it('recovers from a connection that breaks in the middle of a frame', async () => {
    const { source, server } = await start();
    const honest = server.answer;
    let broken = 0;
    server.answer = async (request) => ({ ...(await honest(request)), ...(broken++ === 0 && { cutAfter: 30 }) });
    const response = await source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 });
    expect((await response.arrayBuffer()).byteLength).toBe(4);
  });

  it('gives up on a server that never answers, and on one that falls silent', async () => {
    const { source, server } = await start(STANDARD, {}, quick);
    server.answer = () => ({ hang: true });
    await expect(source.findPatients({ limit: 1 }, call())).rejects.toMatchObject({ reason: 'unreachable' });
    server.answer = () => ({ ...wrap('application/octet-stream', new Uint8Array(1000)), stallAfter: 200 });
    await expect(source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 })).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });

  it('takes a sign-in page for what it is', async () => {
    const { source, server } = await start();
    server.answer = () => ({ headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' });
    await expect(source.findPatients({ limit: 1 }, call())).rejects.toMatchObject({ reason: 'unauthorised' });
    await expect(readItems(source, eva)).rejects.toMatchObject({ reason: 'unauthorised' });
    await expect(source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 })).rejects.toMatchObject({
      reason: 'unauthorised',
    });
  });

  it('reports what could not be listed as a gap, and lists the rest', async () => {
    const { source, server } = await start(STANDARD, { noRelational: true });
    const honest = server.answer;
    server.answer = (request) => (request.url.pathname.endsWith('/studies/1.2/series') ? { status: 500 } : honest(request));
    const batches = await readBatches(source, eva);
    expect(ids(batches.flatMap(({ items }) => items))).toEqual(['pacs~1.1', 'pacs~1.1~1.1.3']);
    expect(batches.flatMap(({ gaps }) => gaps)).toEqual([{ reason: 'unreachable', detail: 'HTTP 500' }]);
  });

  it('keeps five pictures under way, and one place for lists', async () => {
    const { source, server } = await start();
    const honest = server.answer;
    server.answer = async (request) => ({ ...(await honest(request)), delayMs: 40 });
    const frames = Array.from({ length: 20 }, () => source.read(series, { ...call(), instance: '1.1.1.1', frame: 1 }));
    const list = source.read(series, { ...call(), accept: ['application/dicom+json'] });
    await Promise.race([list, frames[19]]);
    expect(server.requests.findIndex(({ url }) => url.pathname.endsWith('/metadata'))).toBeLessThan(8);
    for (const response of await Promise.all(frames)) await response.arrayBuffer();
    expect(server.busiest()).toBeLessThanOrEqual(6);
  });
});
