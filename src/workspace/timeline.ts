// One patient's story out of all sources: every source asked at once, each one's state said.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { isAbort, toFailure } from '../model/failure.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import { type Listing, patientKey, TIMELINE, timelineQuery } from '../sources/queries.ts';
import type { Gap, Source } from '../sources/source.ts';
import { asKnownBy, belongsTo } from './firewall.ts';
import { useSession } from './session.tsx';

/** How one source stands to the patient's timeline. */
export interface SourceState {
  readonly id: string;
  readonly label: string;
  readonly state: 'asking' | 'slow' | 'answered' | 'failed';
  readonly gaps: readonly Gap[];
  /** HH:MM of the last answer or failure. */
  readonly since?: string;
  retry(): void;
}

export interface Timeline {
  readonly items: readonly TimelineItem[];
  readonly sources: readonly SourceState[];
  /** All sources have answered or failed. */
  readonly isSettled: boolean;
}

const SLOW_MS = 4000;
/** A source that failed is asked again by itself, then only when the user says so (ux §15). */
const RETRY_AFTER_MS = [5_000, 15_000, 60_000];

/** What the query cache says of one source's listing. */
interface Answer {
  readonly data: Listing | undefined;
  readonly error: unknown;
  readonly isFetching: boolean;
  readonly dataUpdatedAt: number;
  readonly errorUpdatedAt: number;
  readonly errorUpdateCount: number;
  readonly refetch: () => unknown;
}

/** @param options.isEnabled false while something that is on screen must come first */
export function useTimeline(patient: Patient, { isEnabled }: { readonly isEnabled: boolean }): Timeline {
  const { sources } = useSession();
  const asked = useMemo(
    () =>
      sources.flatMap((source) => {
        const known = asKnownBy(source.id, patient);
        return known ? [{ source, known }] : [];
      }),
    [sources, patient],
  );
  useForgetOthers(patient);
  const answers = useQueries({
    queries: asked.map(({ source, known }) => ({ ...timelineQuery(source, known), enabled: isEnabled })),
  });
  const isSlow = useIsSlow(patientKey(patient));
  useRetries(answers);

  const data = answers.map((answer) => answer.data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers themselves are the dependency, one by one
  const items = useMemo(() => merge(patient, data), [patient, ...data]);
  const states = asked.map(({ source }, index) => sourceState(source, patient, answers[index], isSlow));
  return { items, sources: states, isSettled: answers.every((answer) => !answer.isPending && !answer.isFetching) };
}

/** All items that are this patient's; what a source answered of somebody else is never among them. */
export function merge(patient: Patient, listings: readonly (Listing | undefined)[]): TimelineItem[] {
  const byId = new Map<string, TimelineItem>();
  for (const listing of listings) {
    for (const item of listing?.items ?? []) if (belongsTo(patient, item)) byId.set(item.id, item);
  }
  return [...byId.values()];
}

/** What a source lists under this patient's number and another name or issuer is not shown, and said. */
export function refusals(patient: Patient, listing: Listing | undefined): Gap[] {
  const count = listing?.items.filter((item) => !belongsTo(patient, item)).length ?? 0;
  return count > 0 ? [{ reason: 'otherPatient', detail: String(count) }] : [];
}

function sourceState(source: Source, patient: Patient, answer: Answer | undefined, isSlow: boolean): SourceState {
  const failure = answer?.error && !isAbort(answer.error) ? toFailure(answer.error) : undefined;
  const gaps: Gap[] = [...(answer?.data?.gaps ?? []), ...refusals(patient, answer?.data)];
  if (failure) gaps.push({ reason: failure.reason, detail: failure.detail });
  const at = Math.max(answer?.dataUpdatedAt ?? 0, answer?.errorUpdatedAt ?? 0);
  return {
    id: source.id,
    label: source.label,
    state: failure ? 'failed' : answer?.isFetching ? (isSlow ? 'slow' : 'asking') : 'answered',
    gaps,
    ...(at > 0 && { since: new Date(at).toTimeString().slice(0, 5) }),
    retry: () => void answer?.refetch(),
  };
}

/** Another patient's listings leave memory when this one is opened, and their late answers with them. */
function useForgetOthers(patient: Patient): void {
  const client = useQueryClient();
  useEffect(() => {
    const isOther = (key: readonly unknown[]): boolean => {
      const known = asKnownBy(String(key[1]), patient);
      return key[0] === TIMELINE && (!known || key[2] !== patientKey(known));
    };
    void client.cancelQueries({ predicate: ({ queryKey }) => isOther(queryKey) });
    client.removeQueries({ predicate: ({ queryKey }) => isOther(queryKey) });
  }, [client, patient]);
}

function useIsSlow(patient: string): boolean {
  const [slow, setSlow] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSlow(patient), SLOW_MS);
    return () => clearTimeout(timer);
  }, [patient]);
  return slow === patient;
}

function useRetries(answers: readonly Answer[]): void {
  const failed = answers.map((answer) => (answer.error && !answer.isFetching ? answer.errorUpdateCount : 0)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new failure starts a new wait
  useEffect(() => {
    const timers = answers.flatMap((answer) => {
      const wait = RETRY_AFTER_MS[answer.errorUpdateCount - 1];
      return answer.error && !answer.isFetching && wait !== undefined ? [setTimeout(() => void answer.refetch(), wait)] : [];
    });
    return () => timers.forEach(clearTimeout);
  }, [failed]);
}
