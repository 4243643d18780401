// What is typed, asked for a moment later; an answer that comes after the next question is never shown.
import { useEffect, useRef, useState } from 'react';
import { type Failure, isAbort, toFailure } from '../model/failure.ts';
import type { Patient } from '../model/patient.ts';
import type { PatientQuery } from '../sources/source.ts';
import type { ParsedQuery } from './parsePatientQuery.ts';

export interface Found {
  readonly patients: readonly Patient[];
  /** There are, or may be, more than were answered. */
  readonly more: boolean;
  /** Sources that did not answer, and why. */
  readonly failed: readonly { readonly label: string; readonly failure: Failure }[];
}
export type Search = (query: PatientQuery, signal: AbortSignal) => Promise<Found>;

export type SearchState =
  | { readonly type: 'searching' }
  | { readonly type: 'found'; readonly found: Found; readonly kind: ParsedQuery['kind'] }
  | { readonly type: 'failed'; readonly failure: Failure };

const REST_MS = 250;
const LIMIT = 50;

export function usePatientSearch(
  parsed: ParsedQuery,
  search: Search,
): { readonly state: SearchState; readonly again: () => void } {
  const [state, setState] = useState<SearchState>({ type: 'searching' });
  const [round, setRound] = useState(0);
  const ask = useRef(search);
  ask.current = search;
  const question = JSON.stringify(parsed.query);
  const isFirst = useRef(true);
  // `question` is the query; the parsed object is new at every key.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above, and `round` asks again
  useEffect(() => {
    const abort = new AbortController();
    const start = async () => {
      setState({ type: 'searching' });
      try {
        const found = await ask.current({ ...parsed.query, limit: LIMIT }, abort.signal);
        if (!abort.signal.aborted) setState({ type: 'found', found, kind: parsed.kind });
      } catch (error) {
        if (!abort.signal.aborted && !isAbort(error)) setState({ type: 'failed', failure: toFailure(error) });
      }
    };
    const timer = setTimeout(() => void start(), isFirst.current ? 0 : REST_MS);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [question, round]);
  return { state, again: () => setRound((now) => now + 1) };
}
