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
import { FirstPane } from './firstPane.ts';
import { preferredLanguage } from './preferences.ts';
import type { Subject } from './subject.ts';

export interface Launch {
  readonly client: QueryClient;
  /** Rejects with ConfigError. */
  readonly session: Promise<Session>;
  /**
   * Resolves when the page has nothing more urgent to do than to read and run the screen's code, which takes a small machine
   * a tenth of a second or two in one piece: the first picture is painted, or it is waited for anyway.
   */
  readonly isTime: Promise<void>;
  /** From now on the page is the app's. @returns whom the address is about, where the launch has learnt it */
  readonly handOver: () => Subject | undefined;
}

/** For an answer about the item that the address names; then again for its first picture. */
const PATIENCE_MS = 250;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function startLaunch(): Launch {
  const client = new QueryClient();
  const route = currentRoute();
  const named: readonly ItemId[] = route.screen === 'view' ? [...new Set([route.anchor, ...route.items])] : [];
  const session = readConfig('/config.json').then(createSession);
  const first = new FirstPane(client, route);
  const warming = session.then((made) => Promise.allSettled(named.map((id) => warm(client, made, id, first))));
  const isTime = session.then(
    async () => {
      // The likeliest kind's code comes while its item is still asked for; a wrong guess costs a small file.
      if (named.length > 0) void renderers[0]?.load();
      await Promise.race([warming, first.isPlaced, sleep(PATIENCE_MS)]);
      await first.untilPainted(PATIENCE_MS);
    },
    () => undefined,
  );
  return { client, session, isTime, handOver: () => first.handOver() };
}

/** The item, and what its first picture needs, while the screen's code is still being read. Its pane says what fails. */
async function warm(client: QueryClient, session: Session, id: ItemId, first: FirstPane): Promise<void> {
  const source = sourceOf(session.sources, id);
  const item = await client.fetchQuery(openQuery(source, id));
  const renderer = chooseRenderer(item, renderers);
  const part = renderer.opensFirst?.(item);
  // A code file that does not come is told by the pane that asks for it again.
  void renderer.load().then(
    ({ expect }) => expect?.(item),
    () => undefined,
  );
  // The page's first layout takes a while: the questions go out before it.
  if (part) await source?.warm?.(part);
  first.place(item, renderer, session);
}

function createSession(config: Config): Session {
  setLanguage(preferredLanguage() ?? config.language);
  return { config, sources: config.sources.map(createSource), renderers };
}
