import { appendFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildImage } from '../testing/buildDicom.ts';
import { makeFolder } from '../testing/withArchive.ts';
import { Catalogue } from './catalogue.ts';
import { openDatabase } from './database.ts';
import { refresh } from './refresh.ts';

function open(folder: string) {
  const catalogue = new Catalogue(openDatabase(':memory:'), { data: folder, store: folder });
  onTestFinished(() => catalogue.close());
  const reads: number[] = [];
  const update = async () => {
    reads.length = 0;
    await refresh(catalogue, 'data', folder, { onProgress: (done) => reads.push(done) });
    return reads.length;
  };
  return { catalogue, update };
}

describe('refresh', () => {
  it('reads only what changed', async () => {
    const folder = makeFolder({ 'a.dcm': buildImage(), 'b/c.txt': 'text' });
    const { catalogue, update } = open(folder);

    expect(await update()).toBe(2);
    expect(await update()).toBe(0);
    appendFileSync(join(folder, 'b/c.txt'), ' more');
    expect(await update()).toBe(1);
    utimesSync(join(folder, 'a.dcm'), 1, 1);
    expect(await update()).toBe(1);
    expect(catalogue.counts()).toMatchObject({ files: 2, instances: 1, documents: 1 });
  });

  it('forgets what is gone, with the studies and people that had nothing else', async () => {
    const folder = makeFolder({ 'a.dcm': buildImage(), 'b.txt': 'text' });
    const { catalogue, update } = open(folder);
    await update();

    rmSync(join(folder, 'a.dcm'));
    await update();

    expect(catalogue.counts()).toMatchObject({ files: 1, instances: 0 });
    expect(catalogue.db.value('SELECT count(*) AS value FROM study')).toBe(0);
    expect(catalogue.db.values('SELECT pid AS value FROM patient')).toEqual(['UNASSIGNED']);
  });

  it('lets a copy take the place of the first file when that is gone', async () => {
    const folder = makeFolder({
      'a.dcm': buildImage(),
      'b.dcm': buildImage(),
      'c.dcm': buildImage({ fields: { '00080050': ['SH', 'X'] } }),
    });
    const { catalogue, update } = open(folder);
    await update();
    expect(catalogue.counts()).toMatchObject({ instances: 1, copies: 1, unreadable: 1 });

    rmSync(join(folder, 'a.dcm'));
    await update();

    expect(catalogue.place('1.2.3.1')?.path).toBe(join(folder, 'b.dcm'));
    expect(catalogue.counts()).toMatchObject({ files: 2, instances: 1, unreadable: 1 });
  });

  it('gives documents to another person when patient.json changes', async () => {
    const owner = (id: string) => JSON.stringify({ id, issuer: '', name: 'Ågren^Eva' });
    const folder = makeFolder({ 'p/patient.json': owner('1'), 'p/a.txt': 'text' });
    const { catalogue, update } = open(folder);
    await update();

    writeFileSync(join(folder, 'p/patient.json'), owner('2'));
    await update();

    expect(catalogue.db.values('SELECT pid AS value FROM patient')).toEqual(['2']);
    renameSync(join(folder, 'p/patient.json'), join(folder, 'p/other.json'));
    await update();
    expect(catalogue.db.values('SELECT pid AS value FROM patient')).toEqual(['UNASSIGNED']);
  });

  it('lists objects without UIDs under UIDs of its own, the same every time', async () => {
    const folder = makeFolder({ 'a.dcm': buildImage({ fields: { '0020000D': ['UI', ''], '0020000E': ['UI', ''] } }) });
    const [one, other] = [open(folder), open(folder)];
    await one.update();
    await other.update();

    const place = one.catalogue.place('1.2.3.1');
    expect(place?.generated).toBe(true);
    expect(place?.studyUid).toMatch(/^2\.25\.\d{1,39}$/);
    expect(other.catalogue.place('1.2.3.1')).toEqual(place);
  });

  it('says of an unusable patient.json that it is one', async () => {
    const { catalogue, update } = open(makeFolder({ 'patient.json': '{"name":"Nobody"}', 'a.txt': 'text' }));
    await update();
    expect(catalogue.db.values("SELECT title AS value FROM document WHERE problem <> ''")).toEqual(['patient.json']);
  });
});
