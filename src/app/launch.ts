// What can be asked before React draws anything: the configuration, and the item that the address names.
import { QueryClient } from '@tanstack/react-query';
import { setLanguage } from '../lib/language.ts';
import type { ItemId } from '../model/item.ts';
import { chooseRenderer } from '../renderers/choose.ts';
import { renderers } from '../renderers/registry.ts';
import { openQuery } from '../sources/queries.ts';
import { createSource } from '../sources/registry.ts';
import { sourceOf } from '../sources/source.ts';
import { type Config, readConfig } from '../workspace/config.ts';
import type { Session } from '../workspace/session.tsx';
import { currentRoute } from '../workspace/url.ts';
import { preferredLanguage } from './preferences.ts';

export interface Launch {
  readonly client: QueryClient;
  /** Rejects with ConfigError. */
  readonly session: Promise<Session>;
  /**
   * Resolves when the requests that the first picture waits for are on their way, or soon after. To read and run the
   * screen's code takes a small machine a tenth of a second in one piece, in which no answer can lead to the next request.
   */
  readonly isAsked: Promise<void>;
}

const PATIENCE_MS = 250;

export function startLaunch(): Launch {
  const client = new QueryClient();
  const route = currentRoute();
  const named: readonly ItemId[] = route.screen === 'view' ? [...new Set([route.anchor, ...route.items])] : [];
  const session = readConfig('/config.json').then(createSession);
  const warming = session.then((made) => Promise.allSettled(named.map((id) => warm(client, made, id))));
  const isAsked = session.then(
    async () => {
      // The likeliest kind's code comes while its item is still asked for; a wrong guess costs a small file.
      if (named.length > 0) void renderers[0]?.load();
      await Promise.race([warming, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    },
    () => undefined,
  );
  return { client, session, isAsked };
}

/** The item, and what its first picture needs, while the screen's code is still being read. Its pane says what fails. */
async function warm(client: QueryClient, { sources }: Session, id: ItemId): Promise<void> {
  const source = sourceOf(sources, id);
  const item = await client.fetchQuery(openQuery(source, id));
  const renderer = chooseRenderer(item, renderers);
  const part = renderer.opensFirst?.(item);
  // A code file that does not come is told by the pane that asks for it again.
  void renderer.load().then(
    ({ expect }) => expect?.(item),
    () => undefined,
  );
  if (part) await source?.warm?.(part);
}

function createSession(config: Config): Session {
  setLanguage(preferredLanguage() ?? config.language);
  return { config, sources: config.sources.map(createSource), renderers };
}
