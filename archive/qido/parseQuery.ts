// What a QIDO-RS search asks for (PS3.18 §8.3.4, §10.6.1).
import { tagOf } from '../dicom/dictionary.ts';
import { HttpProblem } from '../http/problem.ts';

export interface Key {
  /** Tags from the data set inwards: one, or a path through sequences. */
  readonly path: readonly string[];
  /** As the client wrote it, for warnings. */
  readonly name: string;
  /** Never empty: an empty value matches everything and asks only for the attribute. */
  readonly value: string;
}
export interface Query {
  readonly keys: readonly Key[];
  readonly include: ReadonlySet<string>;
  readonly includeAll: boolean;
  readonly limit?: number;
  readonly offset: number;
  readonly fuzzy: boolean;
}

/** @throws HttpProblem 400 for what is no attribute and no parameter */
export function parseQuery(parameters: URLSearchParams): Query {
  const keys: Key[] = [];
  const include = new Set<string>();
  let includeAll = false;
  for (const [name, value] of parameters) {
    if (name === 'includefield') {
      for (const field of value.split(',').map((part) => part.trim())) {
        if (field === 'all') includeAll = true;
        else if (field !== '') include.add(parsePath(field)[0] ?? '');
      }
    } else if (!['limit', 'offset', 'fuzzymatching', 'accept', 'emptyvaluematching', 'multiplevaluematching'].includes(name)) {
      const path = parsePath(name);
      include.add(path[0] ?? '');
      if (value !== '' && value !== '*') keys.push({ path, name, value });
    }
  }
  const limit = parseCount(parameters, 'limit');
  return {
    keys,
    include,
    includeAll,
    ...(limit === undefined ? {} : { limit }),
    offset: parseCount(parameters, 'offset') ?? 0,
    fuzzy: parseFlag(parameters, 'fuzzymatching'),
  };
}

/** `RequestAttributesSequence.AccessionNumber`, `00400275.00080050`, and with `/` as some clients write it. */
function parsePath(name: string): string[] {
  return name.split(/[./]/).map((step) => {
    const tag = tagOf(step);
    if (!tag) throw new HttpProblem(400, 'a parameter is neither a DICOM attribute nor known to searches');
    return tag;
  });
}

function parseCount(parameters: URLSearchParams, name: string): number | undefined {
  const value = parameters.get(name);
  if (value === null) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new HttpProblem(400, `${name} must be a number, 0 or more`);
  return Number(value);
}

function parseFlag(parameters: URLSearchParams, name: string): boolean {
  const value = parameters.get(name) ?? 'false';
  if (value !== 'true' && value !== 'false') throw new HttpProblem(400, `${name} must be true or false`);
  return value === 'true';
}
