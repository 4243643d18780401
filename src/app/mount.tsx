// React and the app, into the page.
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ConfigTrouble } from './ConfigTrouble.tsx';
import { installHooks } from './hooks.ts';
import type { Launch } from './launch.ts';
import { preferredTheme } from './preferences.ts';

export function mount({ session: starting, client }: Launch): void {
  const root = createRoot(document.getElementById('root') ?? document.body);
  starting.then(
    (session) => {
      document.documentElement.dataset.theme = preferredTheme() ?? session.config.theme;
      installHooks();
      root.render(<App session={session} client={client} />);
    },
    (error: unknown) => root.render(<ConfigTrouble error={error} />),
  );
}
