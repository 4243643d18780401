// npm run test:peers [-- DIR] [--dist DIR]: our client and the main journey against an Orthanc that nobody here wrote.
// DIR: a folder of test files to be stored besides the demo region.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openVisitor } from '../../bench/browser/open.ts';
import { openSite } from '../../bench/serve/site.ts';
import { PROJECT, SCRATCH, SECURITY, toConfig } from '../../bench/targets.ts';
import { Checks } from './checks.ts';
import { checkClient } from './clientChecks.ts';
import { ensureDemoRegion } from './demoRegion.ts';
import { ensureOrthanc } from './install.ts';
import { checkJourney } from './journey.ts';
import { type Orthanc, startOrthanc } from './orthanc.ts';
import { chooseSpecimens, type Specimens } from './specimens.ts';
import { storeFiles } from './stow.ts';

const SOURCE_ID = 'peer';
const ARGUMENTS = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string', default: path.join(PROJECT, 'dist') } },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

async function main(): Promise<void> {
  const checks = new Checks();
  const missing = ensureOrthanc();
  if (missing) {
    console.log(`skipped: ${missing}`);
    checks.skipped++;
  } else await checkOrthanc(checks);
  console.log(`peers: ${checks.sum()}`);
  process.exitCode = checks.failed > 0 ? 1 : 0;
}

async function checkOrthanc(checks: Checks): Promise<void> {
  const demo = await ensureDemoRegion();
  const orthanc = await startOrthanc();
  console.log(`Orthanc ${orthanc.version} at ${orthanc.url}`);
  if (!orthanc.isLoopbackOnly) console.log('no C compiler: it listens on all addresses, and refuses all but this machine');
  try {
    const specimens = chooseSpecimens(listDicom(demo));
    await checkStoring(checks, orthanc, demo);
    console.log('client');
    await checkClient(checks, `${orthanc.url}/dicom-web`, specimens);
    console.log('browser');
    await checkBrowser(checks, orthanc, specimens);
  } finally {
    await orthanc.stop();
  }
}

const listDicom = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(dcm|dicom|ima)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

async function checkStoring(checks: Checks, orthanc: Orthanc, demo: string): Promise<void> {
  const base = `${orthanc.url}/dicom-web`;
  await checks.run('the demo region is stored, every file of it', async () => {
    const files = listDicom(demo);
    const { stored, refused } = await storeFiles(base, files);
    if (refused.length > 0) throw new Error(`${refused.length} of ${files.length} refused`);
    return `${stored.size} instances`;
  });
  const [corpus] = ARGUMENTS.positionals;
  if (corpus === undefined) return;
  if (!existsSync(corpus)) throw new Error(`no such folder: ${corpus}`);
  await checks.run('a folder of test files is stored; what is refused is known by name', async () => {
    const files = listDicom(corpus);
    const { stored, refused, deadly } = await storeFiles(base, files, orthanc.revive);
    // Broken files are there on purpose; a server that refuses half of all is broken itself.
    if (stored.size < files.length / 2) throw new Error(`${stored.size} of ${files.length} stored`);
    const crashed = deadly.map((file) => path.basename(file)).join(', ');
    return `${stored.size} instances stored, ${refused.length} files refused${crashed && `, brought down by ${crashed}`}`;
  });
}

async function checkBrowser(checks: Checks, orthanc: Orthanc, specimens: Specimens): Promise<void> {
  const root = path.resolve(ARGUMENTS.values.dist);
  if (!existsSync(path.join(root, 'index.html'))) {
    console.log(`  skipped  the journey: nothing in ${root} (npm run build)`);
    checks.skipped++;
    return;
  }
  const texts = { '/config.json': toConfig(SOURCE_ID) };
  const site = await openSite({ root, backend: orthanc.url, texts, headers: SECURITY, cache: path.join(SCRATCH, 'compressed') });
  const visitor = await openVisitor();
  try {
    await checkJourney(checks, { page: visitor.page, url: site.url, sourceId: SOURCE_ID }, specimens);
  } finally {
    await visitor.close();
    await site.close();
  }
}

await main();
