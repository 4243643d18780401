// Reads the configuration and mounts the app; nothing else.
import './styles/global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ConfigTrouble } from './app/ConfigTrouble.tsx';
import { installHooks } from './app/hooks.ts';
import { startLaunch } from './app/launch.ts';
import { preferredTheme } from './app/preferences.ts';

const launch = startLaunch();
const root = createRoot(document.getElementById('root') ?? document.body);

launch.session.then(
  (session) => {
    document.documentElement.dataset.theme = preferredTheme() ?? session.config.theme;
    installHooks();
    root.render(<App session={session} client={launch.client} />);
  },
  (error: unknown) => root.render(<ConfigTrouble error={error} />),
);
