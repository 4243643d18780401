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
const KINDS = [
  { name: 'ct', wanted: 'jls', suits: ({ modality, instances }: Series) => modality === 'CT' && instances.length > 20 },
  { name: 'mg', wanted: 'j2k', suits: ({ modality }: Series) => modality === 'MG' },
  { name: 'us', wanted: undefined, suits: ({ modality, frames }: Series) => modality === 'US' && frames > 10 },
] as const;

/** What the bench opens from the files below `folder`, stored into an archive: the largest series of each kind and codec. */
export async function prepareScenarios(folder: string, cache: string, dicomWeb: string): Promise<Scenario[]> {
  const shown = findSeries(folder).filter(({ instances }) => instances.every(({ transferSyntax }) => transferSyntax in CODECS));
  const scenarios: Scenario[] = [];
  for (const { name, wanted, suits } of KINDS) {
    const chosen = largestOfEach(shown.filter(suits));
    const raw = chosen.find((series) => codecOf(series) === 'raw');
    const isThere = chosen.some((series) => codecOf(series) === wanted);
    if (wanted && raw && !isThere) chosen.push(await compress(raw, wanted, cache));
    for (const series of chosen) {
      await store(dicomWeb, series);
      scenarios.push(toScenario(name, series));
    }
  }
  return scenarios;
}

const pixelsOf = ({ rows, columns, frames, instances }: Series) => rows * columns * frames * instances.length;
const codecOf = ({ instances }: Series) => CODECS[instances[0]?.transferSyntax ?? ''] ?? 'raw';

function largestOfEach(series: readonly Series[]): Series[] {
  const bySize = [...series].sort((a, b) => pixelsOf(b) - pixelsOf(a));
  return bySize.filter((one, index) => bySize.findIndex((other) => codecOf(other) === codecOf(one)) === index);
}

/** The series alone: a viewer that would open another one of the study first could not be compared. */
async function store(dicomWeb: string, { instances }: Series): Promise<void> {
  const { refused } = await storeFiles(
    dicomWeb,
    instances.map(({ file }) => file),
  );
  if (refused.length > 0) throw new Error(`the archive refused ${refused.length} of ${instances.length} files`);
}

/** The same series as archives mostly hold it: CT as JPEG-LS, a mammogram as JPEG 2000. */
async function compress(series: Series, compression: Compression, cache: string): Promise<Series> {
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
  const codec = codecOf(series);
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
