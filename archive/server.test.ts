import { symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readMultipart } from '../src/standards/mime/multipart.ts';
import { collect } from '../src/testing/collect.ts';
import { BIG_ENDIAN, buildImage, DEFLATED, type Fields, Fragments, IMPLICIT, JPEG_BASELINE } from './testing/buildDicom.ts';
import { makeFolder, withArchive } from './testing/withArchive.ts';

const PIXELS = Uint8Array.from(new Uint8Array(Uint16Array.of(0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 4095).buffer));
const INSTANCE = '/dicom-web/studies/1.2.3/series/1.2.3.0/instances/1.2.3.1';
const OCTETS = { accept: 'application/octet-stream' };

const ask = (url: string, headers: Record<string, string> = {}, init: RequestInit = {}) => fetch(url, { ...init, headers });
const bytesOf = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())];
const partsOf = async (response: Response) => {
  if (!response.body) return [];
  return collect(readMultipart(response.body, response.headers.get('content-type') ?? ''));
};
type Json = Record<string, { vr: string; Value?: unknown[]; BulkDataURI?: string }>;
const jsonOf = async (response: Response): Promise<Json[]> => (await response.json()) as Json[];

describe('retrieval', () => {
  it('sends frames as they are stored, in parts or alone, the same from every encoding', async () => {
    for (const transferSyntax of [undefined, IMPLICIT, BIG_ENDIAN, DEFLATED]) {
      const { base } = await withArchive({ 'a.dcm': buildImage({}, transferSyntax ? { transferSyntax } : {}) });

      const single = await ask(`${base}${INSTANCE}/frames/1`, OCTETS);
      const multi = await partsOf(
        await ask(`${base}${INSTANCE}/frames/1`, {
          accept: 'multipart/related; type="application/octet-stream"; transfer-syntax=*',
        }),
      );

      expect(single.headers.get('content-type')).toBe('application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
      expect(await bytesOf(single)).toEqual([...PIXELS]);
      expect(multi.map(({ body }) => [...body])).toEqual([[...PIXELS]]);
    }
  });

  it('says what there is when it cannot send what is wanted', async () => {
    const { base } = await withArchive({ 'a.dcm': buildImage() });
    const url = `${base}${INSTANCE}`;

    expect((await ask(`${url}/frames/1`, { accept: 'image/jp2' })).status).toBe(406);
    expect(await (await ask(`${url}/frames/1`, { accept: 'image/jp2' })).text()).toContain('1.2.840.10008.1.2.1');
    expect((await ask(`${url}/frames/2`)).status).toBe(404);
    expect((await ask(`${url}/frames/0`)).status).toBe(400);
    expect((await ask(`${url}/frames/x`)).status).toBe(400);
    expect((await ask(`${base}/dicom-web/studies/9.9/metadata`)).status).toBe(404);
    expect((await ask(`${url}/metadata`, { accept: 'application/dicom+xml' })).status).toBe(406);
    const put = await ask(`${base}/dicom-web/studies`, {}, { method: 'PUT', body: 'x' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('decodes compressed frames where that is asked for and says nothing untrue', async () => {
    const grey = { create: { width: 8, height: 8, channels: 3, background: { r: 90, g: 90, b: 90 } } } as const;
    const jpeg = await sharp(grey).toColourspace('b-w').jpeg().toBuffer();
    const fields: Fields = {
      '00280010': ['US', 8],
      '00280011': ['US', 8],
      '00280100': ['US', 8],
      '00280101': ['US', 8],
      '00280102': ['US', 7],
      '7FE00010': ['OB', new Fragments([jpeg.length % 2 ? Buffer.concat([jpeg, Buffer.alloc(1)]) : jpeg])],
    };
    const { base } = await withArchive({
      'grey.dcm': buildImage({ fields }, { transferSyntax: JPEG_BASELINE }),
      'colour.dcm': buildImage(
        { uid: '1.2.3.2', fields: { ...fields, '00280004': ['CS', 'YBR_FULL_422'] } },
        { transferSyntax: JPEG_BASELINE },
      ),
    });

    const stored = await ask(`${base}${INSTANCE}/frames/1`, { accept: 'application/octet-stream; transfer-syntax=*' });
    expect(stored.headers.get('content-type')).toBe(`image/jpeg; transfer-syntax=${JPEG_BASELINE}`);
    const decoded = await bytesOf(await ask(`${base}${INSTANCE}/frames/1`, OCTETS));
    expect(decoded).toHaveLength(64);
    expect(decoded.every((value) => Math.abs(value - 90) <= 2)).toBe(true);
    // RGB under metadata that calls it YBR would be shown in wrong colours.
    expect((await ask(`${base}${INSTANCE.replace(/1$/, '2')}/frames/1`, OCTETS)).status).toBe(406);
  });

  it('finds every bulk value by the relative address that stands in the metadata, nested ones too', async () => {
    const table = new Uint8Array(4000).map((_, i) => i);
    const fields: Fields = { '00283010': ['SQ', [{ '00283002': ['US', [2000, 0, 16]], '00283006': ['OW', table] }]] };
    const { base } = await withArchive({ 'a.dcm': buildImage({ fields }) });

    for (const url of [
      `${base}/dicom-web/studies/1.2.3/metadata`,
      `${base}/dicom-web/studies/1.2.3/series/1.2.3.0/metadata`,
      `${base}${INSTANCE}/metadata`,
    ]) {
      const [json] = await jsonOf(await ask(url));
      const [item] = (json?.['00283010']?.Value ?? []) as Json[];
      const uri = item?.['00283006']?.BulkDataURI ?? '';
      expect(uri).not.toMatch(/^(https?:|\/)/);
      const bulk = await ask(new URL(uri, url).href, { ...OCTETS, range: 'bytes=10-12' });
      expect([bulk.status, bulk.headers.get('content-range')]).toEqual([206, 'bytes 10-12/4000']);
      expect(await bytesOf(bulk)).toEqual([10, 11, 12]);
    }
    expect((await ask(`${base}${INSTANCE}/bulkdata/7FE00010`, { ...OCTETS, range: 'bytes=99-' })).status).toBe(416);
    expect((await ask(`${base}${INSTANCE}/bulkdata/00283010/9/00283006`)).status).toBe(404);
  });

  it('sends an encapsulated document without its padding, and never as a page of this origin', async () => {
    const pdf = Buffer.from('%PDF-1.4 odd%');
    const fields: Fields = {
      '00420011': ['OB', pdf],
      '00420012': ['LO', 'application/pdf'],
      '00420015': ['UL', pdf.length],
      '7FE00010': ['OW', ''],
    };
    const { base } = await withArchive({ 'a.dcm': buildImage({ fields }) });

    const url = `${base}${INSTANCE}/bulkdata/00420011`;
    const answer = await ask(url, { accept: 'application/pdf' });

    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await bytesOf(answer)).toEqual([...pdf]);
  });

  it('answers 304 to who has it already, and HEAD without a body', async () => {
    const { base } = await withArchive({ 'a.dcm': buildImage() });
    for (const path of ['/frames/1', '/metadata', '/thumbnail', '/bulkdata/7FE00010', '']) {
      const url = `${base}${INSTANCE}${path}`;
      const first = await ask(url);
      const etag = first.headers.get('etag') ?? '';
      expect(first.status, path).toBe(200);
      expect((await ask(url, { 'if-none-match': etag })).status, path).toBe(304);
      const head = await ask(url, {}, { method: 'HEAD' });
      expect([head.status, await head.text()], path).toEqual([200, '']);
    }
  });

  it('rewrites native objects as Explicit VR Little Endian files, and leaves them alone when asked to', async () => {
    const original = buildImage({}, { transferSyntax: BIG_ENDIAN });
    const { base } = await withArchive({ 'a.dcm': original });

    const asStored = await ask(`${base}${INSTANCE}`, { accept: 'application/dicom; transfer-syntax=*' });
    expect(await bytesOf(asStored)).toEqual([...original]);
    const rewritten = new Uint8Array(await (await ask(`${base}${INSTANCE}`, { accept: 'application/dicom' })).arrayBuffer());
    const { base: again } = await withArchive({ 'b.dcm': rewritten });
    const [one] = await jsonOf(await ask(`${base}${INSTANCE}/metadata`));
    const [other] = await jsonOf(await ask(`${again}${INSTANCE}/metadata`));
    expect({ ...other, '00083002': undefined }).toEqual({ ...one, '00083002': undefined });
    expect(await bytesOf(await ask(`${again}${INSTANCE}/frames/1`, OCTETS))).toEqual([...PIXELS]);
  });

  it('draws previews no larger than asked, with the window asked for', async () => {
    const { base } = await withArchive({ 'a.dcm': buildImage() });
    const picture = async (query: string) =>
      sharp(Buffer.from(await (await ask(`${base}${INSTANCE}${query}`, { accept: 'image/png' })).arrayBuffer()));

    const whole = await (await picture('/rendered?window=500,1000,LINEAR_EXACT')).raw().toBuffer({ resolveWithObject: true });
    expect([whole.info.width, whole.info.height]).toEqual([4, 3]);
    const grey = [...whole.data].filter((_, i) => i % whole.info.channels === 0);
    expect(grey[0]).toBe(0);
    expect(grey[5]).toBeGreaterThan(125);
    expect(grey[5]).toBeLessThan(130);
    expect(grey[11]).toBe(255);
    const small = await (await picture('/thumbnail?viewport=2,2')).metadata();
    expect([small.width, small.height]).toEqual([2, 2]);
    expect((await ask(`${base}${INSTANCE}/rendered?viewport=0,5`)).status).toBe(400);
    expect((await ask(`${base}${INSTANCE}/rendered`, { accept: 'image/webp' })).status).toBe(406);
  });

  it('sends a film whole as what it is, or any piece of it, and does not draw it', async () => {
    const film = Uint8Array.from({ length: 600 }, (_, index) => index % 251);
    const fields: Fields = { '7FE00010': ['OB', new Fragments([film])] };
    const { base } = await withArchive({ 'a.dcm': buildImage({ fields }, { transferSyntax: '1.2.840.10008.1.2.4.102' }) });
    const url = `${base}${INSTANCE}/rendered`;

    for (const accept of ['video/mp4', '*/*']) {
      const whole = await ask(url, { accept });
      expect(whole.headers.get('content-type'), accept).toBe('video/mp4');
      expect(await bytesOf(whole)).toEqual([...film]);
    }
    const piece = await ask(url, { accept: 'video/mp4', range: 'bytes=10-19' });
    expect([piece.status, await bytesOf(piece)]).toEqual([206, [...film.subarray(10, 20)]]);
    expect((await ask(url, { accept: 'image/jpeg' })).status).toBe(406);
  });
});

describe('the house around it', () => {
  it('refuses to be called by another name, and to leave its folders', async () => {
    const { base, port } = await withArchive(
      { 'a.dcm': buildImage() },
      { staticDir: makeFolder({ 'index.html': '<!doctype html>viewer', 'assets/app-12345678.js': '1' }) },
    );

    const status = (path: string, headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ port, path, headers }, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await status('/dicom-web/studies', { host: 'evil.example' })).toBe(421);
    for (const path of [
      '/../package.json',
      '/..%2f..%2fetc/passwd',
      '/assets/..%2f..%2f..%2fetc%2fpasswd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/fhir/Binary/..%2f..%2fetc%2fpasswd',
    ])
      expect(await status(path, { host: 'localhost' }), path).toBe(404);
    const page = await ask(`${base}/patient/x`, { accept: 'text/html' });
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html>viewer']);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    const asset = await ask(`${base}/assets/app-12345678.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect((await ask(`${base}/assets/gone-12345678.js`, { accept: 'text/html' })).status).toBe(404);
  });

  it('serves the configuration somebody wrote and lets the page ask those servers only', async () => {
    const folder = makeFolder({
      'config.json': JSON.stringify({
        sources: [{ id: 'a', type: 'dicomweb', label: 'A', urls: { base: 'https://pacs.example/dw' } }],
      }),
    });
    const { base } = await withArchive({}, { configFile: join(folder, 'config.json') });

    const answer = await ask(`${base}/config.json`);

    expect(((await answer.json()) as { sources: unknown[] }).sources).toHaveLength(1);
    expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self' https://pacs.example;");
  });

  it('answers other origins only when told to', async () => {
    const origin = { origin: 'https://elsewhere.example' };
    const closed = await withArchive({});
    const open = await withArchive({}, { cors: true });

    expect((await ask(`${closed.base}/healthz`, origin)).headers.get('access-control-allow-origin')).toBeNull();
    expect((await ask(`${open.base}/healthz`, origin)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('says whether its index agrees with the files', async () => {
    const { base } = await withArchive({});
    await expect.poll(async () => (await ask(`${base}/healthz`)).json()).toEqual({ status: 'ok', index: 'current' });
  });

  it('tells what it can do', async () => {
    const { base } = await withArchive({});
    const options = await ask(`${base}/dicom-web`, { accept: 'application/vnd.sun.wadl+xml' }, { method: 'OPTIONS' });
    expect(await options.text()).toContain('RetrieveFrames');
    expect(((await (await ask(`${base}/fhir/metadata`)).json()) as { fhirVersion: string }).fhirVersion).toBe('4.0.1');
  });
});

describe('documents', () => {
  const owner = JSON.stringify({
    id: '191212121212',
    issuer: '1.2.752.129.2.1.3.1',
    name: 'Ågren^Eva',
    birthDate: '1912-12-12',
    sex: 'F',
  });
  interface Bundle {
    total: number;
    entry: {
      resource: Record<string, unknown> & {
        id: string;
        content: { attachment: { url: string; contentType: string } }[];
        extension?: { valueString: string }[];
      };
    }[];
    link: { relation: string; url: string }[];
  }
  const bundle = async (url: string) => (await (await ask(url)).json()) as Bundle;

  it('belong to whom patient.json names, and to nobody without one', async () => {
    const { base } = await withArchive({
      'eva/patient.json': owner,
      'eva/brev/2021-03-04 Remiss.pdf': '%PDF-1.4',
      'lös.txt': 'hej',
      'tom.pdf': '',
    });
    const fhir = `${base}/fhir`;

    const eva = await bundle(`${fhir}/Patient?identifier=${encodeURIComponent('urn:oid:1.2.752.129.2.1.3.1|191212121212')}`);
    expect(eva.entry.map(({ resource }) => resource.name)).toEqual([[{ text: 'Eva Ågren', family: 'Ågren', given: ['Eva'] }]]);
    expect((await bundle(`${fhir}/Patient?name=agren&birthdate=1912`)).total).toBe(1);
    expect((await bundle(`${fhir}/Patient?identifier=${encodeURIComponent('urn:oid:1.2.3|191212121212')}`)).total).toBe(0);
    const hers = await bundle(`${fhir}/DocumentReference?patient=Patient/${eva.entry[0]?.resource.id}`);
    expect(hers.entry.map(({ resource }) => resource.context)).toEqual([{ period: { start: '2021-03-04' } }]);
    const loose = await bundle(`${fhir}/DocumentReference?patient.identifier=UNASSIGNED&_count=1`);
    expect(loose.total).toBe(2);
    const next = loose.link.find(({ relation }) => relation === 'next')?.url ?? '';
    const all = [...loose.entry, ...(await bundle(next)).entry].map(({ resource }) => resource);
    expect(all.find(({ extension }) => extension)?.extension?.[0]?.valueString).toBe('the file is empty');
    const url = hers.entry[0]?.resource.content[0]?.attachment.url ?? '';
    const binary = await ask(`${fhir}/${url}`, { range: 'bytes=1-3' });
    expect([binary.status, await binary.text(), binary.headers.get('content-type')]).toEqual([206, 'PDF', 'application/pdf']);
    expect(binary.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('are never read through a link that leads out of the folder', async () => {
    const outside = makeFolder({ 'secret.txt': 'secret' });
    const data = makeFolder({ 'inside.txt': 'inside' });
    symlinkSync(join(outside, 'secret.txt'), join(data, 'link.txt'));
    symlinkSync(outside, join(data, 'folder'));
    symlinkSync(join(data, 'inside.txt'), join(data, 'twin.txt'));
    const { base } = await withArchive({}, { dataDir: data });

    const found = await bundle(`${base}/fhir/DocumentReference`);
    const problems = found.entry.map(
      ({ resource }) => [resource.content[0]?.attachment, resource.extension?.[0]?.valueString] as const,
    );

    expect(
      problems.map(([attachment, problem]) => [(attachment as { title?: string }).title, problem !== undefined]).toSorted(),
    ).toEqual([
      ['folder', true],
      ['inside.txt', false],
      ['link.txt', true],
    ]);
    for (const [attachment, problem] of problems)
      expect((await ask(`${base}/fhir/${attachment?.url}`)).status).toBe(problem ? 404 : 200);
  });

  it('an index is a content of the document that it belongs to, and alone where that is not there', async () => {
    const index = new TextEncoder().encode('BAI\x01\0\0\0\0');
    const bam = Uint8Array.of(0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0);
    const { base } = await withArchive({ 'a/x.bam': bam, 'a/x.bam.bai': index, 'b/x.bam.bai': index });

    const found = await bundle(`${base}/fhir/DocumentReference`);
    const titles = found.entry.map(({ resource }) =>
      resource.content.map(({ attachment }) => (attachment as { title?: string }).title),
    );

    expect(titles.toSorted((one, other) => other.length - one.length)).toEqual([['x.bam', 'x.bam.bai'], ['x.bam.bai']]);
    expect((found as { total?: number }).total).toBe(2);
    for (const { attachment } of found.entry.flatMap(({ resource }) => resource.content))
      expect((await ask(`${base}/fhir/${attachment?.url}`)).status).toBe(200);
  });

  it('listed from DICOM that cannot be read say why', async () => {
    const image = buildImage();
    const other = buildImage({ fields: { '0008103E': ['LO', 'Annan'] } });
    const { base, catalogue } = await withArchive({
      'a.dcm': image,
      'copy.dcm': image,
      'other.dcm': other,
      'noise.dcm': 'not DICOM at all',
    });

    expect(catalogue.counts()).toEqual({ files: 4, instances: 1, documents: 0, unreadable: 2, copies: 1 });
    const reasons = (await bundle(`${base}/fhir/DocumentReference`)).entry.map(
      ({ resource }) => resource.extension?.[0]?.valueString,
    );
    expect(reasons.some((reason) => /same SOP Instance UID/.test(reason ?? ''))).toBe(true);
  });
});
