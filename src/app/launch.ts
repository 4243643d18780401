// What can be asked before React draws anything: the configuration, and the item that the address names.
import { QueryClient } from '@tanstack/react-query';
import { setLanguage } from '../lib/language.ts';
import type { ItemId } from '../model/item.ts';
import { renderers } from '../renderers/registry.ts';
import { openQuery } from '../sources/queries.ts';
import { createSource } from '../sources/registry.ts';
import { type Config, readConfig } from '../workspace/config.ts';
import { type Session, sourceOf } from '../workspace/session.tsx';
import { currentRoute } from '../workspace/url.ts';
import { preferredLanguage } from './preferences.ts';

export interface Launch {
  readonly client: QueryClient;
  /** Rejects with ConfigError. */
  readonly session: Promise<Session>;
}

export function startLaunch(): Launch {
  const client = new QueryClient();
  const route = currentRoute();
  const named: readonly ItemId[] = route.screen === 'view' ? [...new Set([route.anchor, ...route.items])] : [];
  // The likeliest kind's code comes while its item is still asked for; a wrong guess costs a small file.
  if (named.length > 0) void renderers[0]?.load();
  const session = readConfig('/config.json').then((config) => {
    const made = createSession(config);
    for (const id of named) void client.prefetchQuery(openQuery(sourceOf(made.sources, id), id));
    return made;
  });
  return { client, session };
}

function createSession(config: Config): Session {
  setLanguage(preferredLanguage() ?? config.language);
  return { config, sources: config.sources.map(createSource), renderers };
}
