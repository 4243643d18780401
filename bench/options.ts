// The command line: npm run bench -- [--targets …] [--scenarios …] [--nets …] [--reps N] [--data DIR] [--dist DIR] [--parts …] [--no-docs]
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { TargetName } from './scenarios.ts';
import { type Net, PROJECT } from './targets.ts';

const TARGETS = ['floor', 'ours', 'ohif'] as const;
const NETS = ['lo', 'wifi'] as const;
/** viewers: the comparison. The others measure our viewer alone. */
const PARTS = ['viewers', 'shell', 'timeline', 'memory', 'kinds', 'slide'] as const;
export type BenchPart = (typeof PARTS)[number];

export interface Options {
  readonly targets: readonly TargetName[];
  /** Beginnings of scenario names; empty: all. */
  readonly scenarios: readonly string[];
  readonly nets: readonly Net[];
  readonly repetitions: number;
  /** A folder of DICOM files in place of the demo region. */
  readonly data?: string;
  /** Folder of our built viewer. */
  readonly dist: string;
  readonly parts: readonly BenchPart[];
  readonly isWritten: boolean;
}

export const USAGE = `npm run bench -- [options]
  --targets floor,ours,ohif   which viewers           --nets lo,wifi    loopback; 20 Mbit/s with 40 ms
  --scenarios ct,mg,us        beginnings of names     --reps 5          visits of each
  --parts ${PARTS.join(',')}
  --data DIR                  files in place of the demo region
  --dist DIR                  another build of ours than dist/
  --no-docs                   leave docs/benchmarks.md alone`;

/** @throws Error that says which option is wrong */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      targets: { type: 'string', default: TARGETS.join(',') },
      scenarios: { type: 'string', default: '' },
      nets: { type: 'string', default: NETS.join(',') },
      reps: { type: 'string', default: '5' },
      data: { type: 'string' },
      dist: { type: 'string', default: path.join(PROJECT, 'dist') },
      parts: { type: 'string', default: PARTS.join(',') },
      'no-docs': { type: 'boolean', default: false },
    },
  });
  const repetitions = Number(values.reps);
  if (!Number.isInteger(repetitions) || repetitions < 1) throw new Error(`--reps ${values.reps}: use a whole number from 1`);
  return {
    targets: pick('targets', values.targets, TARGETS),
    scenarios: values.scenarios.split(',').filter((name) => name !== ''),
    nets: pick('nets', values.nets, NETS),
    repetitions,
    ...(values.data !== undefined && { data: values.data }),
    dist: path.resolve(values.dist),
    parts: pick('parts', values.parts, PARTS),
    isWritten: !values['no-docs'],
  };
}

function pick<T extends string>(option: string, text: string, allowed: readonly T[]): T[] {
  return text.split(',').map((word) => {
    const found = allowed.find((name) => name === word);
    if (!found) throw new Error(`--${option} ${word}: use ${allowed.join(', ')}`);
    return found;
  });
}
