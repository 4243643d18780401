// Asks for what the address names and paints its first picture, then mounts the app; nothing else. React is not needed
// for the first of the two.
import './styles/global.css';
import { startLaunch } from './app/launch.ts';

const launch = startLaunch();
void launch.isTime.then(() => import('./app/mount.tsx')).then(({ mount }) => mount(launch));
