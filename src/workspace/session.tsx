// What never changes while the page lives: the configuration, the sources, the renderers.
import { createContext, type ReactNode, useContext } from 'react';
import type { ItemId } from '../model/item.ts';
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

/** The source that an item's id names. */
export const sourceOf = (sources: readonly Source[], id: ItemId): Source | undefined =>
  sources.find((source) => source.id === id.slice(0, id.indexOf('~')));
