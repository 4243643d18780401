// What the header of a file of reads tells (SAM v1 §1.3): whose, and on which reference.

export interface SamFacts {
  readonly samples: readonly string[];
  readonly build: 'GRCh37' | 'GRCh38' | '';
  /** Programs that made it, in order. Foreign text. */
  readonly programs: readonly string[];
}

/** Length of chromosome 1, which tells the builds apart. */
const FIRST = { 248956422: 'GRCh38', 249250621: 'GRCh37' } as const;
const MOST = 20;

export function factsOfSam(header: string): SamFacts {
  const lines = header.split(/\r?\n/, 100_000);
  const values = (kind: string, field: string): string[] =>
    lines
      .filter((line) => line.startsWith(`@${kind}\t`))
      .flatMap((line) => line.split('\t').find((part) => part.startsWith(`${field}:`)) ?? [])
      .map((part) => part.slice(field.length + 1, 200))
      .filter((value) => value !== '');
  const stated = values('SQ', 'AS').join(' ');
  const first = lines.find((line) => /^@SQ\t(.*\t)?SN:(chr)?1(\t|$)/.test(line));
  const length = Number(/\tLN:(\d+)/.exec(first ?? '')?.[1]);
  return {
    samples: [...new Set(values('RG', 'SM'))].slice(0, MOST),
    build: /38|hg38/i.test(stated) ? 'GRCh38' : /37|hg19/i.test(stated) ? 'GRCh37' : (FIRST[length as keyof typeof FIRST] ?? ''),
    programs: [...new Set(values('PG', 'PN'))].slice(0, MOST),
  };
}
