// Our DICOMweb client against a server that nobody here wrote: what it finds, and what it makes of that server's habits.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import dicomParser from 'dicom-parser';
import { Failure } from '../../src/model/failure.ts';
import type { ItemId, Part, TimelineItem } from '../../src/model/item.ts';
import type { Patient } from '../../src/model/patient.ts';
import { dicomwebSource } from '../../src/sources/dicomweb/index.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Checks } from './checks.ts';
import type { Specimen, Specimens } from './specimens.ts';

const SOURCE_ID = 'peer';
const OCTETS = 'multipart/related; type="application/octet-stream"';

export const createClient = (base: string): Source =>
  dicomwebSource({
    id: SOURCE_ID,
    label: 'peer',
    urls: { base },
    auth: { type: 'none' },
    rewrite: [],
    maxParallel: 5,
    quirks: [],
  });

const call = () => ({ signal: AbortSignal.timeout(60_000) });
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

export async function checkClient(checks: Checks, base: string, specimens: Specimens): Promise<void> {
  const client = createClient(base);
  const { ct, pdf } = specimens;
  await checkFinding(checks, client, ct);
  await checkTimeline(checks, client, ct);
  await checkPictures(checks, client, ct);
  if (pdf) await checkDocument(checks, client, pdf);
  await checkTrouble(checks, client, base, ct);
}

async function checkFinding(checks: Checks, client: Source, ct: Specimen): Promise<void> {
  await checks.run('a patient is found by number, and nobody else', async () => {
    const { patients } = await client.findPatients({ id: ct.patientId, limit: 10 }, call());
    assert.equal(patients.length, 1);
    assert.equal(patients[0]?.id.value, ct.patientId);
  });
  await checks.run('a patient is found by a part of the name, whatever its case', async () => {
    const name = ct.familyName.toLocaleUpperCase('sv');
    const { patients } = await client.findPatients({ name, limit: 50 }, call());
    assert.ok(patients.some(({ id }) => id.value === ct.patientId));
    for (const patient of patients) assert.match(patient.name.family + patient.name.given, new RegExp(ct.familyName, 'iu'));
  });
  await checks.run('an unknown number finds nobody, though the server answers 200', async () => {
    const { patients, more } = await client.findPatients({ id: '190001019999', limit: 10 }, call());
    assert.deepEqual({ patients, more }, { patients: [], more: false });
  });
  await checks.run('a list that is cut says so', async () => {
    const { patients, more } = await client.findPatients({ limit: 2 }, call());
    assert.equal(patients.length, 2);
    assert.equal(more, true);
  });
}

async function findPatient(client: Source, { patientId }: Specimen): Promise<Patient> {
  const { patients } = await client.findPatients({ id: patientId, limit: 2 }, call());
  const [patient] = patients;
  assert.ok(patient, 'the patient is found');
  return patient;
}

async function listItems(client: Source, patient: Patient): Promise<{ items: TimelineItem[]; gaps: number }> {
  const items: TimelineItem[] = [];
  let gaps = 0;
  for await (const batch of client.timeline(patient, call())) {
    items.push(...batch.items);
    gaps += batch.gaps.length;
  }
  return { items, gaps };
}

async function checkTimeline(checks: Checks, client: Source, ct: Specimen): Promise<void> {
  await checks.run("a timeline holds all of the patient's items, once, and nobody else's", async () => {
    const patient = await findPatient(client, ct);
    const { items, gaps } = await listItems(client, patient);
    assert.equal(gaps, 0);
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    for (const { identity } of items) assert.equal(identity.id.value, ct.patientId);
    const studies = new Set(items.flatMap(({ uids }) => uids));
    for (const study of ct.patientStudies) assert.ok(studies.has(study), 'every study that was stored is listed');
    return `${items.length} items`;
  });
  await checks.run('an item opens from its address alone', async () => {
    const item = await openItem(client, ct);
    assert.equal(item.category, ct.modality);
    assert.equal(item.identity.id.value, ct.patientId);
  });
}

const openItem = (client: Source, { study }: Specimen): Promise<TimelineItem> =>
  client.open(`${SOURCE_ID}~${study}` as ItemId, call());

function partOf(item: TimelineItem, { series }: Specimen): Part {
  const part = item.parts.find(({ key }) => key.includes(series));
  assert.ok(part, 'the series is a part of the item');
  return part;
}

async function checkPictures(checks: Checks, client: Source, ct: Specimen): Promise<void> {
  const { instance, file } = ct;
  await checks.run('metadata of a series names every instance', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const answer = await client.read(part, { ...call(), accept: ['application/dicom+json'] });
    const list: unknown = await answer.json();
    assert.ok(Array.isArray(list));
    assert.equal(list.length, ct.instanceCount);
  });
  await checks.run('a frame comes bit for bit as it was stored, without its wrapping', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const frame = await bytesOf(
      await client.read(part, { ...call(), accept: [`${OCTETS}; transfer-syntax=*`], instance, frame: 1 }),
    );
    assert.equal(sha(frame), sha(storedFrame(file)));
    return `${frame.length} bytes`;
  });
  await checks.run('a whole instance comes as a Part 10 file', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const whole = await bytesOf(await client.read(part, { ...call(), accept: ['application/dicom'], instance }));
    assert.equal(Buffer.from(whole).toString('latin1', 128, 132), 'DICM');
  });
  await checks.run('a small picture for the timeline', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const fit = { width: 128, height: 128 };
    const answer = await client.read(part, { ...call(), accept: ['image/jpeg', 'image/png'], instance, fit });
    const [first, second] = await bytesOf(answer);
    assert.match(answer.headers.get('content-type') ?? '', /^image\/(jpeg|png)/);
    assert.ok((first === 0xff && second === 0xd8) || (first === 0x89 && second === 0x50));
  });
}

async function checkDocument(checks: Checks, client: Source, pdf: Specimen): Promise<void> {
  await checks.run("a document's bytes come from its bulk data, exactly", async () => {
    const patient = await findPatient(client, pdf);
    const { items } = await listItems(client, patient);
    const item = items.find(({ parts }) => parts.some(({ key }) => key.includes(pdf.series)));
    assert.ok(item, 'the document is listed');
    const part = partOf(item, pdf);
    const answer = await client.read(part, { ...call(), accept: ['application/pdf'] });
    const bytes = Buffer.from(await bytesOf(answer));
    assert.equal(bytes.toString('latin1', 0, 5), '%PDF-');
    assert.match(bytes.toString('latin1', bytes.length - 64), /%%EOF/);
    return `${bytes.length} bytes`;
  });
}

async function checkTrouble(checks: Checks, client: Source, base: string, ct: Specimen): Promise<void> {
  const failsWith = (reasons: readonly string[]) => (error: unknown) =>
    error instanceof Failure && reasons.includes(error.reason);
  await checks.run('an instance that is not there is missing', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const accept = [`${OCTETS}; transfer-syntax=*`];
    await assert.rejects(client.read(part, { ...call(), accept, instance: '2.25.404', frame: 1 }), failsWith(['missing']));
  });
  await checks.run('a frame that is not there is a failure, though the server says 400', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const accept = [`${OCTETS}; transfer-syntax=*`];
    const reasons = ['missing', 'unsupported', 'malformed'];
    await assert.rejects(client.read(part, { ...call(), accept, instance: ct.instance, frame: 9999 }), failsWith(reasons));
  });
  await checks.run('a study that is not there is missing', async () => {
    await assert.rejects(client.open(`${SOURCE_ID}~2.25.404` as ItemId, call()), failsWith(['missing']));
  });
  await checks.run('bulk data at an origin that nobody configured is not fetched', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const bulkData = 'http://127.0.0.1:9/dicom-web/studies/1/bulkdata/1';
    await assert.rejects(
      client.read(part, { ...call(), bulkData }),
      failsWith(['forbidden', 'missing', 'unsupported', 'malformed']),
    );
  });
  await checks.run('an abort is silence, not a failure', async () => {
    const part = partOf(await openItem(client, ct), ct);
    const asking = client.read(part, { signal: AbortSignal.abort(), accept: ['application/dicom+json'] });
    await assert.rejects(asking, (error: unknown) => error instanceof DOMException && error.name === 'AbortError');
  });
  await checks.run('a server that is not there is unreachable', async () => {
    const elsewhere = createClient(base.replace(/:\d+/, ':9'));
    await assert.rejects(elsewhere.findPatients({ limit: 1 }, call()), failsWith(['unreachable']));
  });
}

/** The first frame as it lies in the file. */
function storedFrame(file: string): Uint8Array {
  const bytes = readFileSync(file);
  const dataset = dicomParser.parseDicom(bytes);
  const pixels = dataset.elements.x7fe00010;
  assert.ok(pixels, 'the file has pixels');
  if (pixels.encapsulatedPixelData)
    return dicomParser.readEncapsulatedPixelDataFromFragments(dataset, pixels, 0, pixels.fragments?.length ?? 1);
  const length =
    (dataset.uint16('x00280010') ?? 0) * (dataset.uint16('x00280011') ?? 0) * ((dataset.uint16('x00280100') ?? 8) / 8);
  return bytes.subarray(pixels.dataOffset, pixels.dataOffset + length);
}
