// Which bulk data a data set's tables wait for.
import { type Dataset, items } from '../json.ts';
import { LUT_DATA } from './luts.ts';
import { PALETTE_DATA, SEGMENTED_DATA } from './palette.ts';

const SEQUENCES = ['00283000', '00283010', '00283110', '20500010', '00289132', '00289145', '52009229', '52009230'];

/** The BulkDataURIs of look-up tables, as the data set writes them, each once: load them and hand them to `describeFrame`. */
export function missingBulk(dataset: Dataset): string[] {
  const found = new Set<string>();
  collect(dataset, found);
  return [...found];
}

function collect(dataset: Dataset, found: Set<string>): void {
  for (const tag of [...PALETTE_DATA, ...SEGMENTED_DATA, LUT_DATA]) {
    const uri = dataset[tag]?.BulkDataURI;
    if (typeof uri === 'string') found.add(uri);
  }
  for (const sequence of SEQUENCES) if (dataset[sequence]) for (const item of items(dataset, sequence)) collect(item, found);
}
