// /config.json: read at run time, never baked into the build; an error names the path of the wrong entry.
import * as v from 'valibot';
import { sourceSchema } from '../sources/config.ts';

export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  language: v.optional(v.pipe(v.picklist(['sv', 'en']), v.description('The first language; each user can change it.')), 'sv'),
  theme: v.optional(v.picklist(['dark', 'light']), 'dark'),
  sources: v.pipe(
    v.array(sourceSchema),
    v.minLength(1, 'name at least one source'),
    v.check((sources) => new Set(sources.map((source) => source.id)).size === sources.length, 'two sources have the same id'),
  ),
  memory: v.optional(
    v.strictObject({
      imagesMegabytes: v.optional(
        v.pipe(
          v.number(),
          v.minValue(64),
          v.description('Decoded images kept, shared by the open viewports; by default a share of what the device has.'),
        ),
      ),
    }),
    {},
  ),
  support: v.optional(v.pipe(v.string(), v.description('Whom to call when nothing works; shown as it stands.'))),
  features: v.optional(v.record(v.string(), v.boolean()), {}),
});

export type Config = v.InferOutput<typeof configSchema>;

/** What is wrong with a configuration, an entry a line: `sources.0.urls.base: use a path …`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** @throws ConfigError */
export function parseConfig(json: unknown): Config {
  const result = v.safeParse(configSchema, json);
  if (result.success) return result.output;
  throw new ConfigError(result.issues.map((issue) => `${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`));
}

/** @throws ConfigError, also when the file cannot be had */
export async function readConfig(url: string): Promise<Config> {
  const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => undefined);
  if (!response?.ok) throw new ConfigError([`${url}: ${response ? `HTTP ${response.status}` : 'no answer'}`]);
  const json: unknown = await response.json().catch(() => {
    throw new ConfigError([`${url}: not JSON`]);
  });
  return parseConfig(json);
}
