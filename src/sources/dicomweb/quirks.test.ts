// The client against a server nobody wrote for it: the embedded archive, strict, and with other servers' ways one by one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_HOST, type Quirk } from '../../../archive/quirks.ts';
import { type Archive, startArchive } from '../../../archive/server.ts';
import type { Part, TimelineItem } from '../../model/item.ts';
import type { Patient } from '../../model/patient.ts';
import { type Elements, encapsulate, writePart10 } from '../../testing/part10.ts';
import { readItems, testSource } from '../source.contract.ts';
import { type DicomwebConfig, dicomwebSource } from './index.ts';

const call = () => ({ signal: AbortSignal.timeout(30_000) });
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 4, 8, 0, 0xff, 0xd9]);
const NATIVE = Uint8Array.from({ length: 8 }, (_, index) => index + 1);
/** Longer than what an archive writes into its metadata. */
const PDF = `%PDF-1.7\n${'% nothing\n'.repeat(200)}%%EOF!`;

const eva = {
  '00100010': ['PN', 'Agren^Eva'],
  '00100020': ['LO', '191212121212'],
  '00100021': ['LO', '1.2.752.129.2.1.3.1'],
} as const;
const bo = { '00100010': ['PN', 'Berg^Bo'], '00100020': ['LO', '7'] } as const;
const pixels = {
  '00280002': ['US', 1],
  '00280004': ['CS', 'MONOCHROME2'],
  '00280010': ['US', 2],
  '00280011': ['US', 2],
  '00280100': ['US', 16],
  '00280101': ['US', 16],
  '00280102': ['US', 15],
  '00280103': ['US', 0],
} as const;
const instance = (study: string, series: string, uid: string, modality: string, sopClass: string, more: Elements): Elements => ({
  '00080016': ['UI', `1.2.840.10008.5.1.4.1.1.${sopClass}`],
  '00080018': ['UI', uid],
  '00080020': ['DA', '20240517'],
  '00080060': ['CS', modality],
  '0020000D': ['UI', study],
  '0020000E': ['UI', series],
  '00200013': ['IS', uid.split('.').at(-1) ?? ''],
  ...more,
});

function drawFiles(folder: string): void {
  const save = (name: string, bytes: Uint8Array): void => writeFileSync(join(folder, `${name}.dcm`), bytes);
  for (const n of [1, 2, 3])
    save(
      `ct${n}`,
      writePart10(instance('1.1', '1.1.1', `1.1.1.${n}`, 'CT', '2', { ...eva, ...pixels, '7FE00010': ['OW', NATIVE] })),
    );
  const jpeg = { ...pixels, '00280100': ['US', 8], '00280101': ['US', 8], '00280102': ['US', 7] } as const;
  const us = instance('1.2', '1.2.1', '1.2.1.1', 'US', '6.1', { ...eva, ...jpeg, '7FE00010': ['OB', encapsulate([JPEG])] });
  save('us', writePart10(us, '1.2.840.10008.1.2.4.50'));
  const letter = { '00420011': ['OB', Buffer.from(PDF)], '00420012': ['LO', 'application/pdf'] } as const;
  save('pdf', writePart10(instance('1.1', '1.1.2', '1.1.2.1', 'DOC', '104.1', { ...eva, ...letter })));
  for (let n = 0; n < 130; n++)
    save(
      `bo${n}`,
      writePart10(instance(`9.${n}`, `9.${n}.1`, `9.${n}.1.1`, 'CT', '2', { ...bo, ...pixels, '7FE00010': ['OW', NATIVE] })),
    );
}

describe('the embedded archive', () => {
  let folder: string;
  const archives: Archive[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'helbild-quirks-'));
    mkdirSync(join(folder, 'data'));
    drawFiles(join(folder, 'data'));
  });
  afterAll(async () => {
    for (const archive of archives) await archive.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(quirks: readonly Quirk[], config: Partial<DicomwebConfig> = {}) {
    // The index is made once and shared by all.
    const archive = await startArchive({
      dataDir: join(folder, 'data'),
      storeDir: join(folder, 'store'),
      cacheDir: join(folder, 'cache'),
      quirks,
    });
    archives.push(archive);
    await archive.upToDate;
    const base = `http://127.0.0.1:${archive.port}/dicom-web`;
    return { archive, source: dicomwebSource({ id: 'pacs', label: '', urls: { base }, ...config }) };
  }
  type Started = Awaited<ReturnType<typeof start>>;

  async function findEva({ source }: Started): Promise<{ patient: Patient; items: TimelineItem[] }> {
    const { patients } = await source.findPatients({ id: '191212121212', limit: 5 }, call());
    expect(patients).toHaveLength(1);
    const [patient] = patients;
    if (!patient) throw new Error('not found');
    return { patient, items: await readItems(source, patient) };
  }

  const partOf = (items: readonly TimelineItem[], id: string): Part => {
    const item = items.find((one) => one.id === id);
    if (!item) throw new Error(`no ${id}`);
    return item.parts[0];
  };

  /** Everything a viewer asks for, compared with what was stored. */
  async function expectAll(started: Started): Promise<void> {
    const { source } = started;
    const { items } = await findEva(started);
    expect(items.map(({ id }) => id).sort()).toEqual(['pacs~1.1', 'pacs~1.1~1.1.2', 'pacs~1.2']);
    await expectFrame(started, partOf(items, 'pacs~1.1'), NATIVE, /^application\/octet-stream/);
    await expectFrame(started, partOf(items, 'pacs~1.2'), JPEG, /^image\/jpeg; transfer-syntax=1\.2\.840\.10008\.1\.2\.4\.50$/);
    const document = await source.read(partOf(items, 'pacs~1.1~1.1.2'), { ...call(), accept: ['application/pdf'] });
    expect([document.headers.get('content-type'), (await document.text()).replace(/\0$/, '')]).toEqual(['application/pdf', PDF]);
    const file = await source.read(partOf(items, 'pacs~1.1'), { ...call(), instance: '1.1.1.1', accept: ['application/dicom'] });
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 128, 132)).toBe('DICM');
    expect((await source.open(items[0]?.id ?? ('' as TimelineItem['id']), call())).id).toBe(items[0]?.id);
    expect((await source.findPatients({ id: 'nobody', limit: 5 }, call())).patients).toEqual([]);
  }

  async function expectFrame({ source }: Started, part: Part, bytes: Uint8Array, type: RegExp): Promise<void> {
    const sample = await source.read(part, { ...call(), accept: ['application/dicom+json'], sample: true });
    const uid = sample.headers.get('x-helbild-instance') ?? '';
    const frame = await source.read(part, { ...call(), instance: uid, frame: 1 });
    expect(new Uint8Array(await frame.arrayBuffer())).toEqual(bytes);
    expect(frame.headers.get('content-type')).toMatch(type);
  }

  testSource('dicomweb over the embedded archive', async () => {
    const { source, archive } = await start([]);
    const disconnect = () => archive.close();
    archives.splice(archives.indexOf(archive), 1);
    let closed: Promise<void> | undefined;
    return { source, query: { id: '191212121212', limit: 5 }, itemCount: 3, disconnect: () => (closed ??= disconnect()) };
  });

  const harmless: readonly Quirk[] = [
    'empty200',
    'empty404',
    'ignoreUnknownKeys',
    'noRange',
    'multipartOnly',
    'typeUnquoted',
    'tsInsideType',
    'noThumbnail',
    'lieAboutContentType',
    'commaIncludefieldOnly',
    'bigLimitCut',
    'slowFirstByte',
  ];
  it.each(harmless)('gives the same with %s', async (quirk) => {
    await expectAll(await start([quirk]));
  });

  it('gives the same where it is known to read only one includefield', async () => {
    await expectAll(await start(['commaIncludefieldOnly'], { quirks: ['commaIncludefield'] }));
  });

  it('lists every study of one that cuts lists without a word', async () => {
    const started = await start(['bigLimitCut']);
    const { patients } = await started.source.findPatients({ id: '7', limit: 5 }, call());
    const [patient] = patients;
    if (!patient) throw new Error('not found');
    expect(patient.itemCount).toBe(130);
    expect(await readItems(started.source, patient)).toHaveLength(130);
  });

  it('follows the name by which a server knows itself only where it is told to', async () => {
    const strict = await start(['bulkOtherHost']);
    const { items } = await findEva(strict);
    const letter = partOf(items, 'pacs~1.1~1.1.2');
    await expect(strict.source.read(letter, { ...call(), accept: ['application/pdf'] })).rejects.toMatchObject({
      reason: 'forbidden',
    });
    const base = `http://127.0.0.1:${strict.archive.port}`;
    const told = dicomwebSource({
      id: 'pacs',
      label: '',
      urls: { base: `${base}/dicom-web` },
      rewrite: [{ from: OTHER_HOST, to: base }],
    });
    expect(await (await told.read(letter, { ...call(), accept: ['application/pdf'] })).text()).toContain('%PDF');
  });

  it('says that an answer was cut, and does not wait', async () => {
    const started = await start(['cutMidPart']);
    const { items } = await findEva(started);
    const reading = started.source.read(partOf(items, 'pacs~1.1'), { ...call(), instance: '1.1.1.1', frame: 1 });
    await expect(reading).rejects.toMatchObject({ reason: 'malformed' });
  });

  it('gives up on one that is too slow', async () => {
    const { source } = await start(['slowFirstByte'], { firstByteMs: 200 });
    await expect(source.findPatients({ limit: 1 }, call())).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it('reads a piece of bulk data, whether the server knows ranges or not', async () => {
    for (const quirks of [[], ['noRange'], ['multipartOnly']] as const) {
      const started = await start(quirks);
      const letter = partOf((await findEva(started)).items, 'pacs~1.1~1.1.2');
      const [dataset] = await (await started.source.read(letter, { ...call(), accept: ['application/dicom+json'] })).json();
      const bulkData: string = dataset['00420011'].BulkDataURI;
      const piece = await started.source.read(letter, { ...call(), bulkData, range: { from: 1, to: 3 } });
      expect([piece.status, await piece.text()]).toEqual([206, 'PDF']);
      expect(piece.headers.get('content-range')).toBe(`bytes 1-3/${PDF.length + (PDF.length % 2)}`);
    }
  });
});
