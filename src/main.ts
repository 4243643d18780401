// Asks for what the address names, then mounts the app; nothing else. React is not needed for the first of the two.
import './styles/global.css';
import { startLaunch } from './app/launch.ts';

const launch = startLaunch();
void launch.isAsked.then(() => import('./app/mount.tsx')).then(({ mount }) => mount(launch));
