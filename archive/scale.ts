// How the archive bears many objects: `tsx archive/scale.ts [instances]` fills an index and measures start and searches.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalogue, type FileRecord } from './index/catalogue.ts';
import { openDatabase } from './index/database.ts';
import type { InstanceEntry } from './index/readFile.ts';
import { startArchive } from './server.ts';

const INSTANCES = Number(process.argv[2] ?? 100_000);
const PER_SERIES = 25;
const SERIES_PER_STUDY = 2;
const STUDIES_PER_PATIENT = 4;
const RUNS = 21;
const MODALITIES = ['CT', 'MR', 'CR', 'US', 'MG'];
const FAMILIES = ['Ågren', 'Berg', 'Cederström', 'Dahl', 'Ek', 'Forsberg', 'Öberg', 'Lindqvist'];

/** The files' own time, as the index knows it: a file of another time is read anew. */
const MADE = new Date('2026-01-01');

const folder = mkdtempSync(join(tmpdir(), 'archive-scale-'));
const dataDir = join(folder, 'data');
const cacheDir = join(folder, 'cache');

/** Two digits of a number that looks random and is not. */
const spread = (seed: number, range: number): number => Math.floor((Math.abs(Math.sin(seed + 1)) * 1e6) % range);
const two = (value: number): string => String(value).padStart(2, '0');

function toEntry(i: number): InstanceEntry {
  const seriesNumber = Math.floor(i / PER_SERIES);
  const studyNumber = Math.floor(seriesNumber / SERIES_PER_STUDY);
  const person = Math.floor(studyNumber / STUDIES_PER_PATIENT);
  const date = `${2005 + spread(studyNumber, 20)}${two(1 + spread(studyNumber * 3, 12))}${two(1 + spread(studyNumber * 7, 28))}`;
  const text = (vr: string, value: string) => ({ vr, Value: [value] });
  const [uid, seriesUid, studyUid] = [`1.2.999.${i}.1`, `1.2.999.${seriesNumber}.2`, `1.2.999.${studyNumber}.3`];
  const name = `${FAMILIES[person % FAMILIES.length]}^Test${person}`;
  const id = `19${String(person).padStart(10, '0')}`;
  return {
    kind: 'instance',
    patient: { id, issuer: 'SCALE', name, birth: '19500101', sex: 'F' },
    study: {
      '00080020': text('DA', date),
      '00080030': text('TM', '101500'),
      '00080050': text('SH', `A${studyNumber}`),
      '00081030': text('LO', `Study ${studyNumber}`),
      '00100010': { vr: 'PN', Value: [{ Alphabetic: name }] },
      '00100020': text('LO', id),
      '00100021': text('LO', 'SCALE'),
      '0020000D': text('UI', studyUid),
    },
    series: { '00080060': text('CS', MODALITIES[seriesNumber % MODALITIES.length] ?? 'CT'), '0020000E': text('UI', seriesUid) },
    instance: {
      '00080016': text('UI', '1.2.840.10008.5.1.4.1.1.2'),
      '00080018': text('UI', uid),
      '00200013': { vr: 'IS', Value: [i % PER_SERIES] },
      '00280010': { vr: 'US', Value: [512] },
      '00280011': { vr: 'US', Value: [512] },
    },
    studyUid,
    seriesUid,
    uid,
    sopClass: '1.2.840.10008.5.1.4.1.1.2',
    frames: 1,
    transferSyntax: '1.2.840.10008.1.2.1',
    generated: false,
    problem: '',
  };
}

/** Rows for files that lie there empty: a start looks at each file's size and time, and opens none. */
function fill(): void {
  const catalogue = new Catalogue(openDatabase(join(cacheDir, 'index.sqlite')), { data: dataDir, store: dataDir });
  const mtime = MADE.getTime();
  for (let start = 0; start < INSTANCES; start += 5000) {
    const records: FileRecord[] = [];
    for (let i = start; i < Math.min(INSTANCES, start + 5000); i++)
      records.push({ root: 'data', path: `${Math.floor(i / 1000)}/${i}.dcm`, mtime, size: 0, entry: toEntry(i) });
    catalogue.put(records);
  }
  catalogue.close();
}

function touchFiles(): void {
  for (let i = 0; i < INSTANCES; i++) {
    if (i % 1000 === 0) mkdirSync(join(dataDir, String(i / 1000)), { recursive: true });
    const path = join(dataDir, `${Math.floor(i / 1000)}/${i}.dcm`);
    writeFileSync(path, '');
    utimesSync(path, MADE, MADE);
  }
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const SEARCHES = [
  'studies?limit=51',
  'studies?PatientID=190000000100&limit=101&includefield=00081030&includefield=00080061',
  'studies?PatientName=*berg*&limit=51',
  'studies?PatientName=test50&fuzzymatching=true&limit=51',
  'studies?StudyDate=20200101-20201231&ModalitiesInStudy=MR&limit=51',
  'studies?AccessionNumber=A77',
  'series?PatientID=190000000100',
  'studies/1.2.999.77.3/instances',
];

async function main(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  mkdirSync(cacheDir, { recursive: true });
  touchFiles();
  console.log(`${INSTANCES} rows written in ${(await time(async () => fill())).toFixed(0)} ms`);
  const options = { dataDir, storeDir: join(folder, 'store'), cacheDir };
  let archive = await startArchive(options);
  const [before] = [archive.upToDate];
  await archive.close();
  await before.catch(() => undefined);
  const started = await time(async () => {
    archive = await startArchive(options);
  });
  console.log(`start with an index: ${started.toFixed(0)} ms`);
  for (const search of SEARCHES) {
    const times: number[] = [];
    let count = 0;
    for (let run = 0; run < RUNS; run++)
      times.push(
        await time(async () => {
          const answer = await fetch(`http://127.0.0.1:${archive.port}/dicom-web/${search}`);
          count = answer.status === 204 ? 0 : ((await answer.json()) as unknown[]).length;
        }),
      );
    times.sort((a, b) => a - b);
    console.log(
      `${(times[RUNS >> 1] ?? 0).toFixed(1).padStart(8)} ms median, ${(times.at(-1) ?? 0).toFixed(1)} ms worst, ${count} rows: ${search}`,
    );
  }
  await archive.close();
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
