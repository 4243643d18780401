// What never changes while the page lives: the configuration, the sources, the renderers.
import { createContext, type ReactNode, useContext } from 'react';
import type { Renderer } from '../renderers/renderer.ts';
import type { Source } from '../sources/source.ts';
import type { Config } from './config.ts';

export interface Session {
  readonly config: Config;
  readonly sources: readonly Source[];
  readonly renderers: readonly Renderer[];
}

const Context = createContext<Session | undefined>(undefined);

export const SessionProvider = ({ session, children }: { readonly session: Session; readonly children: ReactNode }) => (
  <Context value={session}>{children}</Context>
);

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('outside of a session');
  return session;
}
