import { useSyncExternalStore } from 'react';
import type { Session, SessionState } from '../session.ts';

export const useSessionState = ({ state }: Session): SessionState => useSyncExternalStore(state.subscribe, state.get);
