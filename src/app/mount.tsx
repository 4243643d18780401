// React and the app, into the page.
import { createRoot } from 'react-dom/client';
import { dropEarly } from '../stage/early.ts';
import { App } from './App.tsx';
import { ConfigTrouble } from './ConfigTrouble.tsx';
import { installHooks } from './hooks.ts';
import type { Launch } from './launch.ts';
import { preferredTheme } from './preferences.ts';
import { useSubject } from './subject.ts';

/** What no pane has taken over by then is wanted by none. */
const DROP_MS = 5000;

export function mount({ session: starting, client, handOver }: Launch): void {
  const root = createRoot(document.getElementById('root') ?? document.body);
  starting.then(
    (session) => {
      document.documentElement.dataset.theme = preferredTheme() ?? session.config.theme;
      installHooks();
      const known = handOver();
      if (known) useSubject.getState().set(known);
      setTimeout(dropEarly, DROP_MS);
      root.render(<App session={session} client={client} />);
    },
    (error: unknown) => root.render(<ConfigTrouble error={error} />),
  );
}
