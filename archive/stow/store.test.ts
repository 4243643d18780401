import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../testing/buildDicom.ts';
import { makeFolder, withArchive } from '../testing/withArchive.ts';

const TYPE = 'multipart/related; type="application/dicom"; boundary=b0und';
const body = (...files: Uint8Array[]) =>
  Buffer.concat([
    ...files.flatMap((file) => [Buffer.from('--b0und\r\nContent-Type: application/dicom\r\n\r\n'), file, Buffer.from('\r\n')]),
    Buffer.from('--b0und--\r\n'),
  ]);

type Sequence = { Value: Record<string, { Value: unknown[] }>[] } | undefined;
async function store(url: string, content: Uint8Array, type = TYPE) {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(content) });
  const json = (await answer.json()) as Record<string, Sequence>;
  const list = (tag: string, inner: string) => json[tag]?.Value.map((item) => item[inner]?.Value[0]) ?? [];
  return {
    status: answer.status,
    stored: list('00081199', '00081155'),
    failed: list('00081198', '00081197'),
    warned: list('00081199', '00081196').filter(Boolean),
  };
}
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

describe('STOW-RS', () => {
  it('tells of each object what became of it', async () => {
    const { base, own } = await withArchive({});
    const url = `${base}/dicom-web/studies`;
    const image = buildImage();

    expect(await store(url, body(image))).toMatchObject({ status: 200, stored: ['1.2.3.1'], failed: [] });
    expect(await store(url, body(image))).toMatchObject({ status: 200, stored: ['1.2.3.1'] });
    expect(await store(url, body(buildImage({ fields: { '00080050': ['SH', 'B2'] } })))).toMatchObject({
      status: 409,
      failed: [45070],
    });
    expect(await store(url, body(buildImage({ uid: '1.2.3.2' }), Buffer.from('nonsense')))).toMatchObject({
      status: 202,
      stored: ['1.2.3.2'],
      failed: [49152],
    });
    expect(await store(`${url}/9.9`, body(buildImage({ uid: '1.2.3.3' })))).toMatchObject({ status: 409, failed: [43265] });
    expect(await store(url, body(buildImage({ uid: '1.2.3.4' }).subarray(0, -4)))).toMatchObject({
      status: 202,
      warned: [45063],
    });
    expect((await fetch(`${url}/1.2.3/metadata`)).status).toBe(200);
    expect(filesIn(join(own, 'store', 'incoming'))).toEqual([]);
    expect(filesIn(join(own, 'store', 'objects'))).toHaveLength(3);
  });

  it('refuses what it does not understand, and what is too large', async () => {
    const { base, own } = await withArchive({}, { limits: { maxObjectBytes: 1000 } });
    const post = (type: string, content: string, headers = {}) =>
      fetch(`${base}/dicom-web/studies`, { method: 'POST', headers: { 'content-type': type, ...headers }, body: content });

    expect((await post('text/plain', 'x')).status).toBe(415);
    expect((await post('multipart/related; type="application/dicom+xml"; boundary=b', 'x')).status).toBe(415);
    expect((await post(TYPE, '--b0und--\r\n')).status).toBe(400);
    expect((await post(TYPE, 'no delimiter')).status).toBe(400);
    expect((await post(TYPE, '--b0und--', { accept: 'application/dicom+xml' })).status).toBe(406);
    expect((await post(TYPE, `--b0und\r\n\r\n${'x'.repeat(5000)}\r\n--b0und--\r\n`)).status).toBe(413);
    expect(filesIn(join(own, 'store'))).toEqual([]);
  });

  it('takes data sets as JSON with their bulk data behind', async () => {
    const { base } = await withArchive({});
    const pixels = Uint8Array.of(1, 2, 3, 4);
    const dataset = {
      '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
      '00080018': { vr: 'UI', Value: ['1.9.1'] },
      '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Ågren^Eva', Ideographic: '山田' }] },
      '00100020': { vr: 'LO', Value: ['1'] },
      '0020000D': { vr: 'UI', Value: ['1.9'] },
      '0020000E': { vr: 'UI', Value: ['1.9.0'] },
      '00280002': { vr: 'US', Value: [1] },
      '00280010': { vr: 'US', Value: [2] },
      '00280011': { vr: 'US', Value: [2] },
      '00280100': { vr: 'US', Value: [8] },
      '00400275': { vr: 'SQ', Value: [{ '00080050': { vr: 'SH', Value: ['A1'] } }] },
      '7FE00010': { vr: 'OB', BulkDataURI: 'bulk1' },
    };
    const json = `--b\r\nContent-Type: application/dicom+json\r\n\r\n${JSON.stringify([dataset])}\r\n`;
    const bulk = '--b\r\nContent-Type: application/octet-stream\r\nContent-Location: bulk1\r\n\r\n';
    const content = Buffer.concat([Buffer.from(json + bulk), pixels, Buffer.from('\r\n--b--\r\n')]);

    expect(
      await store(`${base}/dicom-web/studies`, content, 'multipart/related; type="application/dicom+json"; boundary=b'),
    ).toMatchObject({ status: 200, stored: ['1.9.1'] });

    const instance = `${base}/dicom-web/studies/1.9/series/1.9.0/instances/1.9.1`;
    const [read] = (await (await fetch(`${instance}/metadata`)).json()) as (typeof dataset)[];
    expect(read?.['00100010']).toEqual(dataset['00100010']);
    expect(read?.['00400275']).toEqual(dataset['00400275']);
    const frame = await fetch(`${instance}/frames/1`, { headers: { accept: 'application/octet-stream' } });
    expect([...new Uint8Array(await frame.arrayBuffer())]).toEqual([...pixels]);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    const { base, own, port, catalogue } = await withArchive({});
    const content = body(buildImage(), buildImage({ uid: '1.2.3.2' }));
    const socket = connect(port, '127.0.0.1');
    const head = `POST /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${TYPE}\r\nContent-Length: ${content.length}\r\n\r\n`;
    socket.write(Buffer.concat([Buffer.from(head), content.subarray(0, content.length - 100)]));
    await expect.poll(() => filesIn(join(own, 'store', 'incoming')).length).toBeGreaterThan(0);

    socket.destroy();

    await expect.poll(() => filesIn(join(own, 'store')).length).toBe(0);
    expect(catalogue.counts().instances).toBe(0);
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
  });

  it('holds what it answered for when it is killed at once, and nothing half received', async () => {
    const own = makeFolder();
    const script = join(import.meta.dirname, '../testing/archiveProcess.ts');
    const run = async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', script, own], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      return { child, base: line.toString().trim() };
    };
    const first = await run();
    const half = connect(Number(new URL(first.base).port), '127.0.0.1');
    half.on('error', () => undefined);
    half.write(`POST /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${TYPE}\r\nContent-Length: 99999\r\n\r\n`);
    half.write(body(buildImage({ uid: '1.2.3.77' })).subarray(0, 600));
    await setTimeout(200);

    const answer = await store(`${first.base}dicom-web/studies`, body(buildImage()));
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    expect(answer).toMatchObject({ status: 200, stored: ['1.2.3.1'] });
    const second = await run();
    try {
      const studies = (await (await fetch(`${second.base}dicom-web/studies/1.2.3/instances`)).json()) as Record<
        string,
        { Value: unknown[] }
      >[];
      expect(studies.map((one) => one['00080018']?.Value[0])).toEqual(['1.2.3.1']);
      const frame = await fetch(`${second.base}dicom-web/studies/1.2.3/series/1.2.3.0/instances/1.2.3.1/frames/1`);
      expect(frame.status).toBe(200);
      expect(filesIn(join(own, 'store', 'incoming'))).toEqual([]);
    } finally {
      second.child.kill('SIGKILL');
    }
  });
});
