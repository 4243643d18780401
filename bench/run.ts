// npm run bench: the table of docs/benchmarks.md, measured here and now against an Orthanc of our own.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureDemoRegion } from '../e2e/peers/demoRegion.ts';
import { ensureOrthanc } from '../e2e/peers/install.ts';
import { type Orthanc, startOrthanc } from '../e2e/peers/orthanc.ts';
import { openVisitor } from './browser/open.ts';
import { prepareScenarios } from './data/prepare.ts';
import { type Visit, visit } from './measure/visit.ts';
import { type BenchPart, type Options, parseOptions, USAGE } from './options.ts';
import { measureKinds } from './parts/kinds.ts';
import { measureMemory } from './parts/memory.ts';
import { measureShell } from './parts/shell.ts';
import { measureSlide } from './parts/slide.ts';
import { measureTimeline } from './parts/timeline.ts';
import { printTables } from './report/table.ts';
import { describeMachine, keepRow, writeSection } from './report/write.ts';
import type { Scenario, TargetName } from './scenarios.ts';
import { type Net, openTarget, PROJECT, SCRATCH } from './targets.ts';

const DOCUMENT = path.join(PROJECT, 'docs', 'benchmarks.md');
const SCREENSHOTS = path.join(SCRATCH, 'screenshots');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  mkdirSync(SCREENSHOTS, { recursive: true });
  const parts: Readonly<Record<BenchPart, () => Promise<string>>> = {
    viewers: () => compareViewers(options),
    shell: () => measureShell(options.dist),
    timeline: () => measureTimeline(options),
    memory: () => measureMemory(options.dist),
    kinds: () => measureKinds(options.repetitions),
    slide: () => measureSlide(options),
  };
  for (const part of options.parts) {
    // What one part cannot measure, the others still can.
    const table = await parts[part]().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    await report(part, options, table);
  }
}

/** A table goes into the document; anything else is the reason why there is none. */
async function report(part: BenchPart, { isWritten, repetitions }: Options, table: string): Promise<void> {
  const isTable = table.includes('| --- |');
  console.log(isTable ? `\n${table}\n` : `${part}: skipped, ${table}`);
  if (!isTable || !isWritten) return;
  const machine = describeMachine([`Chromium ${await chromiumVersion()}`]);
  writeSection(DOCUMENT, part, `Measured: ${machine}. Medians of ${repetitions}.\n\n${table}`);
}

/** @returns tables, or why there are none */
async function compareViewers(options: Options): Promise<string> {
  const missing = ensureOrthanc();
  if (missing) return missing;
  const folder = options.data ?? (await ensureDemoRegion());
  const orthanc = await startOrthanc();
  try {
    const all = await prepareScenarios(folder, path.join(SCRATCH, 'data'), `${orthanc.url}/dicom-web`);
    const isAsked = ({ name }: Scenario) =>
      options.scenarios.length === 0 || options.scenarios.some((start) => name.startsWith(start));
    const scenarios = all.filter(isAsked);
    for (const { name, frames } of scenarios) console.log(`scenario ${name}: ${frames} pictures`);
    const visits = await alternate(scenarios, options, orthanc);
    return `Server: Orthanc ${orthanc.version}.\n\n${printTables(visits)}`;
  } finally {
    await orthanc.stop();
  }
}

/** A B C A B C: what disturbs the machine for a while disturbs all of them. */
async function alternate(scenarios: readonly Scenario[], options: Options, orthanc: Orthanc): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const scenario of scenarios)
    for (const net of options.nets)
      for (let repetition = 0; repetition < options.repetitions; repetition++)
        for (const target of options.targets) {
          const row = await visitOnce({ scenario, target, net, repetition, orthanc, dist: options.dist });
          if (!row) continue;
          const { waterfall, ...numbers } = row;
          keepRow(SCRATCH, numbers);
          if (repetition === 0 && waterfall)
            keepRow(path.join(SCRATCH, 'waterfalls'), { target, scenario: scenario.name, net, waterfall });
          console.log(printVisit(row));
          visits.push(row);
        }
  return visits;
}

interface Plan {
  readonly scenario: Scenario;
  readonly target: TargetName;
  readonly net: Net;
  readonly repetition: number;
  readonly orthanc: Orthanc;
  readonly dist: string;
}

async function visitOnce({ scenario, target, net, repetition, orthanc, dist }: Plan): Promise<Visit | undefined> {
  const site = await openTarget(target, { backend: orthanc.url, net, dist });
  if ('missing' in site) {
    if (repetition === 0) console.log(`${target}: skipped, ${site.missing}`);
    return undefined;
  }
  const screenshot = path.join(SCREENSHOTS, `${target}-${scenario.name}-${net}.png`);
  try {
    return await visit({
      scenario,
      target,
      net,
      repetition,
      site,
      ourPids: [orthanc.pid()],
      ...(repetition === 0 && { screenshot }),
    });
  } finally {
    await site.close();
  }
}

function printVisit({
  scenario,
  net,
  target,
  repetition,
  firstPictureMs,
  allFramesMs,
  traffic,
  scroll,
  foreignShare,
  error,
}: Visit) {
  const ms = (value: number | undefined) => (value === undefined ? '-' : value.toFixed(0));
  const words = [
    `${scenario} ${net} ${target} #${repetition + 1}: first ${ms(firstPictureMs)} ms, all ${ms(allFramesMs)} ms`,
    traffic && `${traffic.requests} requests, JS ${(traffic.scriptWireBytes / 1000).toFixed(0)} kB`,
    scroll && `scroll ${scroll.framesPerSecond.toFixed(1)}/s of ${scroll.frames}, ${scroll.longTasks} long tasks`,
    foreignShare !== undefined && `others ${(foreignShare * 100).toFixed(0)} %`,
    error,
  ];
  return words.filter(Boolean).join('; ');
}

async function chromiumVersion(): Promise<string> {
  const visitor = await openVisitor();
  await visitor.close();
  return visitor.version;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.message.startsWith('--')) console.error(USAGE);
  process.exitCode = 1;
}
