// The story as a DICOMweb server (PS3.18): queries by page, metadata, frames, small pictures.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import sharp from 'sharp';
import { instancesOf, PATIENT_ID, SLICE, type Story, toInstance, toSeriesRow, toStudyRow } from './story.ts';

export interface SyntheticArchive {
  readonly url: string;
  close(): void;
}

export async function openSyntheticArchive(story: Story): Promise<SyntheticArchive> {
  const small = await drawSmall();
  const frame = drawFrame();
  const server = createServer((asked, answer) => {
    const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://archive');
    const path = pathname.replace(/^\/dicom-web/, '');
    if (/\/(rendered|thumbnail)$/.test(path)) return send(answer, 'image/jpeg', small);
    const [, , slice] = /\/instances\/2\.25\.7001\.(\d+)\.1\.(\d+)\/frames\/1$/.exec(path) ?? [];
    if (slice) return sendFrame(answer, frame);
    const rows = answerQuery(story, path, searchParams);
    if (!rows) return answer.writeHead(404).end();
    return send(answer, 'application/dicom+json', Buffer.from(JSON.stringify(rows)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

function answerQuery(story: Story, path: string, query: URLSearchParams): unknown[] | undefined {
  const [study, instance] = [numberIn(path, 'studies'), /\/instances\/2\.25\.7001\.\d+\.1\.(\d+)/.exec(path)?.[1]];
  if (study !== undefined && study >= story.studies) return [];
  if (path === '/studies') return page(asked(story, query), query, (n) => toStudyRow(story, n));
  if (path === '/series') return page(asked(story, query), query, (n) => toSeriesRow(story, n));
  if (study === undefined) return undefined;
  if (/\/instances\/[\d.]+(\/metadata)?$/.test(path) && instance) return [toInstance(story, study, Number(instance))];
  if (/\/(metadata|instances)$/.test(path)) {
    const all = instancesOf(story, study);
    return page(
      all.map((_, index) => index),
      query,
      (index) => all[index] ?? {},
    );
  }
  return /\/series$/.test(path) ? [toSeriesRow(story, study)] : undefined;
}

/** The study's number in the path. */
function numberIn(path: string, level: string): number | undefined {
  const [, number] = new RegExp(`/${level}/2\\.25\\.7001\\.(\\d+)`).exec(path) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Numbers of the studies that a query's keys ask for: the patient's, one named by its UID, or nobody's. */
function asked(story: Story, query: URLSearchParams): number[] {
  const uid = query.get('StudyInstanceUID') ?? query.get('0020000D');
  const all = Array.from({ length: story.studies }, (_, n) => n);
  if (uid) return all.filter((n) => uid === `2.25.7001.${n}`);
  const id = (query.get('PatientID') ?? query.get('00100020') ?? PATIENT_ID).replace(/\*$/, '');
  return PATIENT_ID.startsWith(id) ? all : [];
}

function page<T>(numbers: readonly number[], query: URLSearchParams, toRow: (n: number) => T): T[] {
  const offset = Number(query.get('offset') ?? 0);
  const limit = Number(query.get('limit') ?? numbers.length);
  return numbers.slice(offset, offset + limit).map(toRow);
}

function send(answer: ServerResponse, type: string, body: Buffer): void {
  answer.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
}

function sendFrame(answer: ServerResponse, frame: Buffer): void {
  const boundary = 'frame';
  const type = 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1';
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Type: ${type}\r\nContent-Length: ${frame.length}\r\n\r\n`),
    frame,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  send(answer, `multipart/related; type="application/octet-stream"; boundary=${boundary}`, body);
}

/** Rings, so that a picture is a picture. */
function drawFrame(): Buffer {
  const { rows, columns } = SLICE;
  const frame = Buffer.alloc(rows * columns * 2);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const radius = Math.hypot(x - columns / 2, y - rows / 2);
      frame.writeUInt16LE(radius > 240 ? 0 : Math.round(1064 + 150 * Math.sin(radius / 9)), (y * columns + x) * 2);
    }
  return frame;
}

const drawSmall = () =>
  sharp({ create: { width: 128, height: 128, channels: 3, background: '#777' } })
    .composite([{ input: Buffer.from('<svg width="128" height="128"><circle cx="64" cy="64" r="50" fill="#ccc"/></svg>') }])
    .jpeg()
    .toBuffer();
