import { useSyncExternalStore } from 'react';
import { currentRoute, onRoute, type Route } from './url.ts';

/** The address as a route, drawn anew when it changes. */
export const useRoute = (): Route => useSyncExternalStore(onRoute, currentRoute);
