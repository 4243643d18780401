import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Session, SessionState } from '../session.ts';

/**
 * One thing out of a session's state: a scroll changes the state sixty times a second, and most controls do not care.
 * @param select gives a primitive, or an object that stays the same while nothing changes
 */
export const useSessionState = <Selected>({ state }: Session, select: (state: SessionState) => Selected): Selected =>
  useSyncExternalStore(state.subscribe, () => select(state.get()));

const SETTLE_MS = 250;

/** The same, but only once the reader has come to rest: for text that nobody reads while scrolling. */
export function useSettledState<Selected>({ state }: Session, select: (state: SessionState) => Selected): Selected {
  const [settled, setSettled] = useState(() => select(state.get()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = state.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setSettled(() => select(state.get())), SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [state, select]);
  return settled;
}
