// What is opened, and how each viewer is told to.

export type TargetName = 'floor' | 'ours' | 'ohif';

/** One series in the backend, as the bench found it there. */
export interface Scenario {
  readonly name: string;
  readonly study: string;
  readonly series: string;
  /** Pictures in the series: instances, or frames of its one instance. */
  readonly frames: number;
  /** Of a series that is one instance. */
  readonly instance?: string;
  /** What the floor page, which reads no metadata, must be told. */
  readonly floor: Readonly<Record<string, string | number>>;
}

/** Address of the scenario in a viewer, from its origin on. */
export function toAddress(target: TargetName, { study, series, frames, instance, floor }: Scenario): string {
  if (target === 'ohif') return `/viewer?StudyInstanceUIDs=${study}`;
  if (target === 'ours') return `/p/bench~${study}/view`;
  const query = new URLSearchParams({ study, series });
  if (instance) {
    query.set('instance', instance);
    query.set('frames', String(frames));
  }
  for (const [name, value] of Object.entries(floor)) query.set(name, String(value));
  return `/?${query}`;
}
