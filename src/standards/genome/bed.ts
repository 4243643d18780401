// Browser Extensible Data (BED, GA4GH 1.0) as plain regions.
import { Failure } from '../../model/failure.ts';

export interface Region {
  readonly chromosome: string;
  /** From 0, end not included, as BED counts. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
}
export interface RegionFile {
  readonly regions: readonly Region[];
  readonly bad: number;
  readonly cut: number;
}

const MAX_REGIONS = 20_000;

/** @throws Failure 'malformed' where no line is a region */
export function parseBed(text: string): RegionFile {
  const regions: Region[] = [];
  let bad = 0;
  let cut = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || /^(#|track\b|browser\b)/.test(line)) continue;
    if (regions.length >= MAX_REGIONS) {
      cut += 1;
      continue;
    }
    const [chromosome = '', start = '', end = '', name = ''] = line.split(/\t| +/, 4);
    if (/^\d{1,10}$/.test(start) && /^\d{1,10}$/.test(end) && Number(end) >= Number(start))
      regions.push({ chromosome: chromosome.slice(0, 60), start: Number(start), end: Number(end), name: name.slice(0, 200) });
    else bad += 1;
  }
  if (regions.length === 0) throw new Failure('malformed', { detail: 'no line is a region' });
  return { regions, bad, cut };
}
