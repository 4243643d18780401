// The bench's pictures: of the demo region (or a folder that was named) the largest CT, a mammogram, an ultrasound clip;
// each as it is, and losslessly compressed as archives hold it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { storeFiles } from '../../e2e/peers/stow.ts';
import type { Scenario } from '../scenarios.ts';
import { findSeries, type Series } from './series.ts';
import { type Compression, createTranscoder, TRANSFER_SYNTAX } from './transcode.ts';

/** Transfer syntaxes that the floor page can show. */
const CODECS: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2': 'raw',
  '1.2.840.10008.1.2.1': 'raw',
  '1.2.840.10008.1.2.4.50': 'jpg',
  '1.2.840.10008.1.2.4.80': 'jls',
  '1.2.840.10008.1.2.4.90': 'j2k',
  '1.2.840.10008.1.2.4.91': 'j2k',
};
const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';

/** What the bench opens from the files below `folder`, stored into an archive. */
export async function prepareScenarios(folder: string, cache: string, dicomWeb: string): Promise<Scenario[]> {
  const all = findSeries(folder);
  const shown = all.filter(({ instances }) => instances.every(({ transferSyntax }) => transferSyntax in CODECS));
  const ct = largest(shown.filter(({ modality, instances }) => modality === 'CT' && instances.length > 20));
  const mammogram = largest(shown.filter(({ modality }) => modality === 'MG'));
  const clip = largest(
    shown.filter(({ modality, frames, instances }) => modality === 'US' && frames > 10 && instances.length > 0),
  );
  const chosen = [
    ['ct', ct],
    ['mg', mammogram],
    ['us', clip],
  ] as const;
  const scenarios: Scenario[] = [];
  for (const [name, series] of chosen) {
    if (!series) continue;
    await store(dicomWeb, all, series.study);
    scenarios.push(toScenario(name, series));
    const copy = await compress(name, series, cache);
    if (!copy) continue;
    await store(dicomWeb, [copy], copy.study);
    scenarios.push(toScenario(name, copy));
  }
  return scenarios;
}

const pixelsOf = ({ rows, columns, frames, instances }: Series) => rows * columns * frames * instances.length;
const largest = (series: readonly Series[]) => [...series].sort((a, b) => pixelsOf(b) - pixelsOf(a))[0];

async function store(dicomWeb: string, series: readonly Series[], study: string): Promise<void> {
  const files = series.filter((one) => one.study === study).flatMap(({ instances }) => instances.map(({ file }) => file));
  const { refused } = await storeFiles(dicomWeb, files);
  if (refused.length > 0) throw new Error(`the archive refused ${refused.length} of ${files.length} files`);
}

/** CT as JPEG-LS, a mammogram as JPEG 2000: the two that archives are full of. Clips stay as they are. */
async function compress(name: 'ct' | 'mg' | 'us', series: Series, cache: string): Promise<Series | undefined> {
  if (name === 'us' || !series.instances.every(({ transferSyntax }) => transferSyntax === EXPLICIT_LITTLE)) return undefined;
  const compression: Compression = name === 'ct' ? 'jls' : 'j2k';
  const folder = path.join(cache, `${compression}-${series.uid.slice(-24)}`);
  mkdirSync(folder, { recursive: true });
  const transcode = await createTranscoder(compression);
  for (const { file, uid } of series.instances) {
    const kept = path.join(folder, `${uid}.dcm`);
    if (!existsSync(kept)) writeFileSync(kept, transcode(readFileSync(file)));
  }
  const [copy] = findSeries(folder);
  if (copy?.instances[0]?.transferSyntax !== TRANSFER_SYNTAX[compression]) throw new Error(`${folder} is not ${compression}`);
  return copy;
}

function toScenario(name: string, series: Series): Scenario {
  const { study, uid, instances, frames, rows, columns, samples, bits, isSigned, window } = series;
  const codec = CODECS[instances[0]?.transferSyntax ?? ''] ?? 'raw';
  const [only] = instances;
  return {
    name: `${name}-${codec}`,
    study,
    series: uid,
    frames: instances.length === 1 ? frames : instances.length,
    ...(instances.length === 1 && only && { instance: only.uid }),
    floor: { codec, rows, columns, samples, bits, signed: isSigned ? 1 : 0, ...window },
  };
}
